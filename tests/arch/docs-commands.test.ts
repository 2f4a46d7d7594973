import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);

/** The shell blocks of a page, each with the text block that the page says it prints. */
function shellBlocks(page: string): { command: string; printed: string }[] {
  const text = readFileSync(new URL(page, ROOT), 'utf8');
  return [...text.matchAll(/```sh\n(.*?)```\n.*?```text\n(.*?)```/gs)].map((match) => ({
    command: match[1] ?? '',
    printed: match[2] ?? '',
  }));
}

/** openssl is not on every machine; what needs it is checked in tests/contract/golden-segments.test.ts as well. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe('what docs/sync.md tells an auditor to type', () => {
  const blocks = shellBlocks('docs/sync.md').filter(
    ({ command }) => hasOpenssl || !command.includes('openssl'),
  );

  test('holds the chain by hand', () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  test.each(blocks)('prints what the page says ($#)', ({ command, printed }) => {
    const output = execFileSync('bash', ['-euc', command], { cwd: ROOT, encoding: 'utf8' });
    expect(output).toBe(printed);
  });
});
