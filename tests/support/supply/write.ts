import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { billOfMaterials } from './bill-of-materials.ts';
import { LICENCE_LIST, licenceList } from './licence-list.ts';
import { ROOT } from './shipped-packages.ts';

/** `npm run supply [-- FILE]`: writes the list of licences anew, and the bill of materials to FILE. */
const [file = '.cache/sbom.cdx.json'] = process.argv.slice(2);

writeFileSync(join(ROOT, LICENCE_LIST), licenceList());
const target = join(ROOT, file);
mkdirSync(dirname(target), { recursive: true });
const bom = billOfMaterials();
writeFileSync(target, `${JSON.stringify(bom, null, 1)}\n`);
console.log(`${LICENCE_LIST}\n${file}: ${bom.components.length} components`);
