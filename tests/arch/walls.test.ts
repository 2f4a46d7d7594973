import { execFile } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * The compiler refuses the wrong neighbour and the wrong global in every layer. Planted all at once in layers that hold nothing else
 * but their own settings: what it complains of must be the planted files, each of them. That the real files pass is what
 * `npm run types` shows.
 */
const PLANTED: Readonly<Record<string, string>> = {
  'shared/uses-dom.ts': 'export const planted: string = document.title;',
  'shared/uses-node.ts': "import { sep } from 'node:path';\nexport const planted: string = sep;",
  'shared/uses-timer.ts': 'export const planted = setTimeout;',
  'shared/imports-sync.ts': importOf('sync'),
  'sync/uses-fetch.ts': "export const planted = (): unknown => fetch('/');",
  'sync/imports-device.ts': importOf('device'),
  'device/uses-node.ts': 'export const planted: unknown = process.env;',
  'device/imports-server.ts': importOf('server'),
  'ui/imports-kiosk.ts': importOf('kiosk'),
  'admin/imports-device.ts': importOf('device'),
  'visitor/imports-admin.ts': importOf('admin'),
  'kiosk/imports-server.ts': importOf('server'),
  'server/uses-dom.ts': 'export const planted: string = document.title;',
  'server/imports-sync.ts': importOf('sync'),
  'sw/uses-dom.ts': 'export const planted: string = document.title;',
};
/** What the planted imports aim at, or what a layer must have to be one; nothing is wrong with these. */
const HARMLESS = [
  'main.ts',
  'i18n/planted.ts',
  ...['sync', 'device', 'server', 'kiosk', 'admin'].map((layer) => `${layer}/planted-neighbour.ts`),
];

const ROOT = join(import.meta.dirname, '../..');
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'hailong-walls-'));
  for (const name of [
    'package.json',
    'tsconfig.base.json',
    ...globSync('src/**/tsconfig.json', { cwd: ROOT }),
  ]) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    copyFileSync(join(ROOT, name), join(copy, name));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  for (const path of HARMLESS) writeFileSync(join(copy, 'src', path), 'export const neighbour = 1;\n');
  for (const [path, text] of Object.entries(PLANTED)) writeFileSync(join(copy, 'src', path), text);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('every layer refuses the wrong neighbour and the wrong global', { timeout: 120_000 }, async () => {
  const output = await compile();
  const complained = new Set([...output.matchAll(/^src\/([^(:\n]+)[(:]/gm)].map((match) => match[1] ?? ''));
  expect([...complained].sort(), output).toEqual(Object.keys(PLANTED).sort());
});

function compile(): Promise<string> {
  const program = join(ROOT, 'node_modules/.bin/tsc');
  return new Promise((resolve) => {
    execFile(program, ['-b', 'src', 'src/server', 'src/sw'], { cwd: copy, maxBuffer: 1e7 }, (_, stdout) =>
      resolve(stdout),
    );
  });
}

function importOf(layer: string): string {
  return `import { neighbour } from '#${layer}/planted-neighbour.ts';\nexport const planted = neighbour;`;
}
