import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

export const DIST = join(import.meta.dirname, '../../dist');

const buildManifest = v.record(
  v.string(),
  v.object({
    file: v.string(),
    imports: v.optional(v.array(v.string()), []),
    dynamicImports: v.optional(v.array(v.string()), []),
    css: v.optional(v.array(v.string()), []),
    assets: v.optional(v.array(v.string()), []),
  }),
);

/** Every file of the build, as a path below dist. */
export function builtFiles(): readonly string[] {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length + 1));
}

export function readBuilt(file: string): Buffer {
  return readFileSync(join(DIST, file));
}

/**
 * Files that `entry` loads, without going into the modules of `except`: by static imports alone (`first`: what must be there
 * before it runs), or by static and dynamic ones (`ever`).
 */
export function closureOf(
  entry: string,
  except: readonly string[],
  reach: 'first' | 'ever' = 'ever',
): ReadonlySet<string> {
  const manifest = v.parse(buildManifest, JSON.parse(readBuilt('.vite/manifest.json').toString()));
  const files = new Set<string>();
  const seen = new Set<string>(except);
  const waiting = [entry];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key];
    if (seen.has(key) || !chunk) continue;
    seen.add(key);
    for (const file of [chunk.file, ...chunk.css, ...chunk.assets]) files.add(file);
    waiting.push(...chunk.imports, ...(reach === 'ever' ? chunk.dynamicImports : []));
  }
  return files;
}

/** What the service worker fetches when it is installed. */
export function precachedFiles(): readonly string[] {
  const worker = readBuilt('sw.js').toString();
  return [...worker.matchAll(/\{(?=[^{}]*\brevision\b)[^{}]*\burl"?\s*:\s*["'`]([^"'`]+)["'`][^{}]*\}/g)].map(
    (match) => match[1] ?? '',
  );
}
