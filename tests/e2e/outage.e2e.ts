import {
  collectSegments,
  findBrokenLink,
  openSealedSegment,
  ratingsIn,
  readStoredReplicas,
} from '../support/journal-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink, rate } from '../support/kiosk-page.ts';

const GIVEN_IN_THE_DARK = [1, 5, 3, 2, 4];

test('[JR1] [JR2] [PU1] [AK1] five ratings given in an outage arrive once, in order, after the plug was pulled', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(120_000);
  const paired = await tablet.switchOn();
  await pairByLink(paired.page, centre.pairingUrl);
  await paired.close();

  await centre.stop();
  const dark = await tablet.switchOn();
  await dark.page.goto(centre.url);
  for (const level of GIVEN_IN_THE_DARK) {
    await expectQuestion(dark.page);
    await rate(dark.page, level);
  }
  await dark.kill();

  await centre.restart();
  const light = await tablet.switchOn();
  const segments = collectSegments(light.context);
  await light.page.goto(centre.url);
  await expect
    .poll(
      () =>
        readStoredReplicas(centre.dataDir)
          .flatMap(ratingsIn)
          .map(({ level }) => level),
      { timeout: 30_000 },
    )
    .toEqual(GIVEN_IN_THE_DARK);

  // One more, on the open line: what has arrived does not arrive again.
  await expectQuestion(light.page);
  await rate(light.page, 5);
  await expect
    .poll(() =>
      readStoredReplicas(centre.dataDir)
        .flatMap(ratingsIn)
        .map(({ level }) => level),
    )
    .toEqual([...GIVEN_IN_THE_DARK, 5]);

  const replicas = readStoredReplicas(centre.dataDir);
  expect(replicas).toHaveLength(1);
  for (const replica of replicas) {
    expect(findBrokenLink(replica)).toBeNull();
    expect(new Set(ratingsIn(replica).map(({ id }) => id)).size).toBe(GIVEN_IN_THE_DARK.length + 1);
    expect(segments.length).toBeGreaterThan(0);
    const stored = new Map(replica.entries.map(({ seq, line }) => [seq, line]));
    for (const text of segments) {
      const segment = await openSealedSegment(text, replica.publicJwk);
      for (const { seq, line } of segment.lines) expect(stored.get(seq)).toBe(line);
    }
  }
});

test('[JR1] what is in the journal survives a killed centre as well', async ({ centre, tablet }) => {
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await rate(page, 2);
  await expect.poll(() => readStoredReplicas(centre.dataDir).flatMap(ratingsIn)).toHaveLength(1);
  await centre.kill();
  await expectQuestion(page);
  await rate(page, 3);
  await centre.restart();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect
    .poll(
      () =>
        readStoredReplicas(centre.dataDir)
          .flatMap(ratingsIn)
          .map(({ level }) => level),
      { timeout: 30_000 },
    )
    .toEqual([2, 3]);
  expect(readStoredReplicas(centre.dataDir).map(findBrokenLink)).toEqual([null]);
});
