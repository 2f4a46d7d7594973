import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serviceFiles } from '#server/operate/service-files.ts';
import { ARENAS, NODE_FLAGS } from '../support/started-centre.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** How a line starts the centre: flags of Node, and arenas of malloc. */
interface Start {
  readonly flags: string;
  readonly arenas: string;
}

const flagsOf = (text: string, before: RegExp) =>
  (new RegExp(`${before.source}((?: --[a-z-]+(?:=\\S+)?)*) \\S+\\.ts`).exec(text)?.[1] ?? 'none').trim();
const arenasOf = (text: string) => /MALLOC_ARENA_MAX=(\d+)/.exec(text)?.[1] ?? 'none';

/** Every place that starts the centre for good. */
function starts(): Record<string, Start> {
  const { scripts } = JSON.parse(read('package.json'));
  const unit =
    serviceFiles({ program: '/opt/hai-long', node: '/n/node' }).find(({ path }) =>
      path.endsWith('/hai-long.service'),
    )?.text ?? '';
  const container = read('docs/deploy/Containerfile');
  const cmd = JSON.parse(/^CMD (\[.*\])$/m.exec(container)?.[1] ?? '[]').join(' ');
  return {
    'npm start': { flags: flagsOf(scripts.start, / node/), arenas: arenasOf(scripts.start) },
    'npm run demo': { flags: flagsOf(scripts.demo, / node/), arenas: arenasOf(scripts.demo) },
    'the service': { flags: flagsOf(unit, /ExecStart=\S+/), arenas: arenasOf(unit) },
    'the container': { flags: flagsOf(cmd, /^node/), arenas: arenasOf(container) },
  };
}

test('whatever starts the centre gives Node the same flags and malloc the same arenas', () => {
  const found = starts();
  const expected = found['npm start'];
  expect(expected?.flags).toMatch(/^--/);
  expect(expected?.arenas).toMatch(/^\d+$/);
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, expected])));
});

test('the benches start centres as `npm start` does', () => {
  expect({ flags: NODE_FLAGS.join(' '), arenas: ARENAS }).toEqual(starts()['npm start']);
});
