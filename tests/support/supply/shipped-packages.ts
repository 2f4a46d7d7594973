import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

export const ROOT: string = join(import.meta.dirname, '../../..');

const lockfile = v.object({
  packages: v.record(
    v.string(),
    v.object({
      name: v.optional(v.string()),
      version: v.optional(v.string()),
      license: v.optional(v.string()),
      dev: v.optional(v.boolean(), false),
      optional: v.optional(v.boolean(), false),
      hasInstallScript: v.optional(v.boolean(), false),
    }),
  ),
});

/** A package that `npm ci --omit=dev` installs: what the centre runs on, and what its pages are built of and with. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as the package declares it; empty where it declares none. */
  readonly licence: string;
  /** Where it lies, from the project's root. */
  readonly path: string;
  /** Installed on some machines alone, such as the binaries of another system. */
  readonly optional: boolean;
  /** npm would run a program of the package while installing it. */
  readonly hasInstallScript: boolean;
}

/** Every shipped package of the lockfile, by name and version; one that lies in several places stands once. */
export function shippedPackages(): readonly ShippedPackage[] {
  const { packages } = v.parse(lockfile, JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  const shipped = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, one]) => ({
      name: one.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: one.version ?? '',
      licence: one.license ?? '',
      path,
      optional: one.optional,
      hasInstallScript: one.hasInstallScript,
    }));
  const once = new Map(shipped.map((one) => [`${one.name}@${one.version}`, one]));
  return [...once.values()].sort((a, b) =>
    a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1,
  );
}
