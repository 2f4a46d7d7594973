import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docPages } from '../support/doc-pages.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Pages that tell an auditor what to type and what it prints. */
const PAGES = ['docs/sync.md', 'docs/kiem-toan.md'] as const;

/** The shell blocks of a page, each with the text block that the page says it prints. */
function shellBlocks(page: string): { command: string; printed: string }[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/```sh\n(.*?)```\n.*?```text\n(.*?)```/gs)].map((match) => ({
    command: match[1] ?? '',
    printed: match[2] ?? '',
  }));
}

/** openssl is not on every machine; what needs it is checked in tests/contract/golden-segments.test.ts as well. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.each(PAGES)('what %s tells an auditor to type', (page) => {
  const blocks = shellBlocks(page).filter(({ command }) => hasOpenssl || !command.includes('openssl'));

  test('holds something to type', () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  test.each(blocks)('prints what the page says ($#)', ({ command, printed }) => {
    const path = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
    const env = { ...process.env, PATH: path, DATABASE_URL: '' };
    const output = execFileSync('bash', ['-euc', command], { cwd: ROOT, encoding: 'utf8', env });
    expect(output).toBe(printed);
  });
});

test('a block marked `sh` is one that is run here: all others are marked `bash`', () => {
  const marked = docPages().flatMap(({ path, text }) => (/^ *```sh$/m.test(text) ? [path] : []));
  expect(marked).toEqual([...PAGES].sort());
  for (const page of PAGES) {
    const all = readFileSync(join(ROOT, page), 'utf8').match(/^ *```sh$/gm) ?? [];
    expect(shellBlocks(page)).toHaveLength(all.length);
  }
});
