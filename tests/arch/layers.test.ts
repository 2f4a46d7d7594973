import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, isTest, type SourceFile, sourceFiles } from '../support/source-files.ts';

/** Who may import whom. What is not here is not a layer. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  sync: ['shared'],
  device: ['shared', 'sync'],
  i18n: ['shared'],
  ui: ['shared', 'i18n'],
  kiosk: ['shared', 'sync', 'ui', 'i18n'],
  admin: ['shared', 'ui', 'i18n'],
  visitor: ['shared', 'ui', 'i18n'],
  server: ['shared'],
  sw: [],
};
/** Composition roots: the only files that see more than their layer. */
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  'src/main.ts': ['kiosk', 'admin', 'visitor'],
  'src/kiosk/main.tsx': ['device'],
};
/** Packages that belong to one place. */
const HOME_OF: Readonly<Record<string, string>> = {
  dexie: 'src/device/',
  kysely: 'src/server/store/',
  pg: 'src/server/store/',
  'better-sqlite3': 'src/server/store/',
  hono: 'src/server/',
  '@hono/node-server': 'src/server/',
};

const files = sourceFiles('src').filter((file) => !isTest(file.path));

describe('imports point down the layers only', () => {
  test('every folder of src is a known layer', () => {
    const folders = new Set(files.map((file) => layerOf(file.path)).filter((layer) => layer !== null));
    expect([...folders].filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
  });

  test('no file imports sideways or upwards', () => {
    const wrong = files.flatMap((file) =>
      targets(file)
        .filter((target) => !mayImport(file.path, target))
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('relative imports stay inside their layer', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => posix.join(posix.dirname(file.path), name))
        .filter((target) => layerOf(target) !== layerOf(file.path) && !(file.path in ROOTS))
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('Dexie, the database drivers and the HTTP framework stay at home', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => !file.path.startsWith(HOME_OF[packageOf(name)] ?? ''))
        .map((name) => `${file.path} -> ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('only the server knows Node', () => {
    const wrong = files
      .filter((file) => layerOf(file.path) !== 'server')
      .filter((file) => importsOf(file).some((name) => name.startsWith('node:')));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  test('no file is a barrel', () => {
    const wrong = files.filter((file) => /^export (\*|\{[^}]*\}) from /m.test(file.text));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});

function mayImport(from: string, target: string): boolean {
  const own = layerOf(from);
  const other = layerOf(target);
  if (other === null || own === other) return own !== null || target.startsWith('src/main');
  const allowed = [...(own ? (MAY_IMPORT[own] ?? []) : []), ...(ROOTS[from] ?? [])];
  return allowed.includes(other);
}

/** Files of our own that a file imports, as paths from the root. */
function targets(file: SourceFile): readonly string[] {
  return importsOf(file).flatMap((name) => {
    if (name.startsWith('#')) return [`src/${name.slice(1)}`];
    if (name.startsWith('.')) return [posix.join(posix.dirname(file.path), name)];
    return [];
  });
}

/** `src/sync/loop.ts` → `sync`; null for the files directly in src. */
function layerOf(path: string): string | null {
  const [, layer = null, rest] = path.split('/');
  return rest === undefined ? null : layer;
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
