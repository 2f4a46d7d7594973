import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findPlaceProblems } from './service-place.ts';

/** A program in a folder of this mode. */
function place(mode: number, built = true) {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-place-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, 'nha/hai-long');
  const bin = join(program, 'bin');
  for (const made of [bin, join(program, 'dist')]) mkdirSync(made, { recursive: true });
  if (built) writeFileSync(join(program, 'dist/index.html'), '');
  for (const open of [folder, program, bin]) chmodSync(open, 0o755);
  chmodSync(join(folder, 'nha'), mode);
  return { folder, program, node: join(bin, 'node') };
}

const said = (where: Parameters<typeof findPlaceProblems>[0]) =>
  findPlaceProblems(where)
    .map(({ en }) => en)
    // The tests' own folder may be one that a service does not see.
    .filter((en) => !en.includes('does not see'));

test('a folder that others may enter is taken', () => {
  expect(said(place(0o755))).toEqual([]);
  expect(said(place(0o711))).toEqual([]);
});

test('a home that is its owner’s alone is named, with the way out', () => {
  const { folder, ...where } = place(0o700);
  expect(said(where)).toEqual([expect.stringContaining(`may not enter ${join(folder, 'nha')}: move`)]);
});

test('the program itself has to be readable, and built', () => {
  const where = place(0o755, false);
  chmodSync(where.program, 0o711);
  expect(said(where)).toEqual([
    expect.stringContaining(`may not enter ${where.program}`),
    expect.stringContaining('npm run build'),
  ]);
});

test('what lies in a temporary folder is hidden from the service', () => {
  const found = findPlaceProblems({ program: '/', node: '/var/tmp/node' });
  expect(found[0]?.en).toContain('The service does not see /var/tmp/');
});
