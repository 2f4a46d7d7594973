import { execFileSync } from 'node:child_process';
import * as v from 'valibot';
import { ROOT, shippedPackages } from './shipped-packages.ts';

const component = v.looseObject({
  'bom-ref': v.string(),
  type: v.string(),
  name: v.string(),
  version: v.string(),
  purl: v.pipe(v.string(), v.startsWith('pkg:npm/')),
  licenses: v.optional(v.array(v.unknown()), []),
  hashes: v.optional(v.array(v.object({ alg: v.string(), content: v.string() })), []),
});

const cyclonedx = v.looseObject({
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.pipe(v.string(), v.regex(/^1\.[5-9]$/)),
  version: v.literal(1),
  metadata: v.looseObject({ component }),
  components: v.array(component),
  dependencies: v.array(v.object({ ref: v.string(), dependsOn: v.optional(v.array(v.string()), []) })),
});
type BillOfMaterials = v.InferOutput<typeof cyclonedx>;

/**
 * What is shipped, as CycloneDX, by npm's own writer from the lockfile alone. The same lockfile gives the same bytes on every
 * machine: without a time, a random number, the folder's name or an address to fetch from. npm is asked for everything, and
 * what is not shipped is left out here: its own `--omit dev` also leaves out what others of ours need.
 */
export function billOfMaterials(): BillOfMaterials {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const text = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 32 * 1024 * 1024 });
  const { serialNumber: _, ...bom } = JSON.parse(text);
  const { timestamp: __, ...metadata } = bom.metadata;
  const own = { ...metadata.component, type: 'application', name: 'hai-long' };
  const all = v.parse(cyclonedx, {
    ...bom,
    metadata: { ...metadata, component: withoutAddresses(own) },
    components: bom.components.map(withoutAddresses),
  });
  const shipped = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`));
  const components = all.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const refs = new Set([all.metadata.component, ...components].map((one) => one['bom-ref']));
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  return { ...all, components, dependencies };
}

function withoutAddresses({ externalReferences: _, ...rest }: Record<string, unknown>): object {
  return rest;
}
