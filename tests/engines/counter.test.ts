import { describe, expect, test } from 'vitest';
import { CentreProcess } from '../support/centre-process.ts';
import { findFirefox, findWebKit, mayInstall } from '../support/engines.ts';
import { findBrokenLink, ratingsIn, readStoredReplicas } from '../support/journal-evidence.ts';
import { type Engine, expectText, press, waitFor } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const firefox = findFirefox();
const webkit = findWebKit();
/** What is installed here; the test command installs them where it may and says loudly what is missing. */
const ENGINES: readonly (readonly [string, () => Promise<Engine>])[] = [
  ...(firefox ? [['Firefox', () => startFirefox(firefox)] as const] : []),
  ...(webkit ? [['WebKitGTK', () => startWebKit(webkit)] as const] : []),
];
const QUESTION = 'Ông/Bà đánh giá thế nào';
const LEVELS_GIVEN = ['Rất hài lòng', 'Không hài lòng'] as const;

async function untilWorksOffline(engine: Engine): Promise<void> {
  const source = 'return navigator.serviceWorker.controller !== null;';
  await waitFor(`${engine.name}: the worker answers for the page`, () => engine.evaluate(source), Boolean);
}

async function rate(engine: Engine, level: string): Promise<void> {
  await expectText(engine, QUESTION);
  await press(engine, level);
  await expectText(engine, 'Cảm ơn Ông/Bà.');
}

describe('the counter in other engines', () => {
  test('both are tried wherever they could be installed', () => {
    expect(ENGINES.map(([name]) => name)).toEqual(
      mayInstall() ? ['Firefox', 'WebKitGTK'] : expect.any(Array),
    );
  });

  test.each(ENGINES)(
    '[JR1] [RT1] %s: rated, opened anew without a centre, rated again, and all of it arrives',
    async (_, start) => {
      const centre = await CentreProcess.start();
      const engine = await start();
      try {
        await engine.open(centre.pairingUrl);
        await expectText(engine, QUESTION);
        await untilWorksOffline(engine);
        await rate(engine, LEVELS_GIVEN[0]);
        await centre.kill();
        await engine.reopen(centre.url);
        await rate(engine, LEVELS_GIVEN[1]);
        await centre.restart();
        const arrived = async () =>
          readStoredReplicas(centre.dataDir)
            .flatMap(ratingsIn)
            .map(({ level }) => level);
        await engine.evaluate(`window.dispatchEvent(new Event('online')); return true;`);
        await waitFor('both ratings arrive', arrived, (levels) => JSON.stringify(levels) === '[5,2]');
        expect(readStoredReplicas(centre.dataDir).map(findBrokenLink)).toEqual([null]);
      } finally {
        await engine.close();
        await centre.dispose();
      }
    },
  );
});
