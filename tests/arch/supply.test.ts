import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { billOfMaterials } from '../support/supply/bill-of-materials.ts';
import { LICENCE_LIST, licenceList } from '../support/supply/licence-list.ts';
import { ROOT, shippedPackages } from '../support/supply/shipped-packages.ts';

const shipped = shippedPackages();
/** Licences that may stand beside Apache-2.0 in what we ship; another one is thought about before it is added. */
const ACCEPTED = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  '(MIT OR CC0-1.0)',
  // A font, unchanged.
  'OFL-1.1',
  // Tools that build the pages and are no part of them: lightningcss, and the table of browsers of browserslist.
  'MPL-2.0',
  'CC-BY-4.0',
]);

describe('licences', () => {
  test(`${LICENCE_LIST} names everything that is shipped; after a change: npm run supply`, () => {
    expect(readFileSync(join(ROOT, LICENCE_LIST), 'utf8')).toBe(licenceList());
  });

  test('a package that is not in the list changes it', () => {
    const added = { ...shipped[0], name: 'added', version: '1.0.0' } as (typeof shipped)[number];
    expect(licenceList([...shipped, added])).not.toBe(licenceList());
  });

  test('each is one that may be shipped with ours', () => {
    expect(
      shipped.filter(({ licence }) => !ACCEPTED.has(licence)).map(({ name, licence }) => [name, licence]),
    ).toEqual([]);
    const onlyForTools = shipped.filter(({ licence }) => ['MPL-2.0', 'CC-BY-4.0'].includes(licence));
    expect(onlyForTools.filter(({ name }) => !/^(lightningcss|caniuse-lite)/.test(name))).toEqual([]);
  });
});

describe('installing', () => {
  test('what is shipped runs no program while it is installed', () => {
    expect(shipped.filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
    const scripted = shipped.filter(({ path }) => {
      const file = join(ROOT, path, 'package.json');
      if (!existsSync(file)) return false;
      const { scripts = {}, gypfile } = JSON.parse(readFileSync(file, 'utf8'));
      const builds = existsSync(join(ROOT, path, 'binding.gyp')) && gypfile !== false;
      return builds || ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
    });
    expect(scripted.map(({ name }) => name)).toEqual([]);
  });

  test('the embedded store comes compiled for every system that it is offered on', () => {
    const compiled = ['linux-x64', 'linux-arm64', 'linuxmusl-x64', 'darwin-arm64', 'win32-x64'];
    const missing = compiled.filter(
      (system) => !existsSync(join(ROOT, `node_modules/better-sqlite3/prebuilds/${system}.node`)),
    );
    expect(missing).toEqual([]);
  });
});

describe('the bill of materials', () => {
  const bom = billOfMaterials();
  const text = JSON.stringify(bom);

  test('holds every shipped package with its licence and the hash of its archive', () => {
    const told = bom.components.map(({ name, version }) => `${name}@${version}`);
    expect([...new Set(told)].toSorted()).toEqual(
      shipped.map(({ name, version }) => `${name}@${version}`).toSorted(),
    );
    expect(
      bom.components.filter(({ licenses, hashes }) => licenses.length === 0 || hashes.length === 0),
    ).toEqual([]);
  });

  test('every dependency leads to a component', () => {
    const refs = new Set([bom.metadata.component, ...bom.components].map((one) => one['bom-ref']));
    const led = bom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(led.filter((ref) => !refs.has(ref))).toEqual([]);
  });

  test('tells nothing of the machine that wrote it', () => {
    expect(text).not.toContain(ROOT);
    expect(text.replaceAll('http://cyclonedx.org', '')).not.toMatch(/https?:\/\//);
    expect(text).not.toMatch(/serialNumber|timestamp/);
    expect(bom.metadata.component.name).toBe('hai-long');
  });
});
