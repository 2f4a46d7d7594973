import type { BrowserContext } from '@playwright/test';
import { collectSent, listen, type Sent, settle, type View, view } from '../support/clerk-view.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, face, finish, pairByLink, thanks } from '../support/kiosk-page.ts';

const LEVELS = [5, 4, 3, 2, 1];
const KINDS = ['rating', 'rating.change', 'rating.detail'];

test('whatever was answered, the clerk sees, hears and finds on the line the same until the citizen leaves', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(240_000);
  const { page, context } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await page.close();
  const sent = collectSent(context);
  const visits: Visit[] = [];
  for (const level of LEVELS) visits.push(await visitOf(context, centre.url, level, sent));

  const [first] = visits;
  if (first === undefined) throw new Error('nobody came');
  for (const [place, visit] of visits.entries()) {
    const who = `level ${LEVELS[place]} beside level ${LEVELS[0]}`;
    expect([...visit.views.keys()]).toEqual([...first.views.keys()]);
    for (const [moment, seen] of visit.views) {
      const expected = first.views.get(moment);
      expect(seen.html, `${who}: document, ${moment}`).toBe(expected?.html);
      expect(seen.names, `${who}: names and roles, ${moment}`).toBe(expected?.names);
      expect(seen.said, `${who}: said aloud, ${moment}`).toEqual(expected?.said);
      expect(expected?.picture.equals(seen.picture), `${who}: picture, ${moment}`).toBe(true);
    }
    expect(visit.sent, `${who}: on the line`).toEqual(first.sent);
  }
  expect(first.sent.map(({ kinds }) => kinds)).toEqual(KINDS);
  expect(first.views.get('thanks')?.said.join(' ')).toContain('Cảm ơn');
});

interface Visit {
  readonly views: ReadonlyMap<string, View>;
  readonly sent: readonly Sent[];
}

/** One whole visit on a page of its own, whose clock stands still but for the steps of this test. */
async function visitOf(
  context: BrowserContext,
  url: string,
  level: number,
  sent: readonly Sent[],
): Promise<Visit> {
  const page = await context.newPage();
  await listen(page);
  await page.clock.install();
  const started = page.waitForResponse((response) => response.url().endsWith('/api/v1/journal'));
  await page.goto(url);
  await expectQuestion(page);
  await started;
  // Past the moment in which the other screens are fetched.
  await page.clock.runFor(3_000);
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => await document.fonts.ready);
  await page.clock.pauseAt(Date.now() + 10_000);
  await settle(page);
  const before = sent.length;
  const views = new Map<string, View>();
  const look = async (moment: string): Promise<void> => {
    views.set(moment, await view(page));
  };
  const pushed = async (count: number): Promise<void> => {
    await page.clock.runFor(1_000);
    await expect.poll(() => sent.length - before).toBe(count);
  };

  const answer = async (): Promise<void> => {
    await face(page, level).click();
    await expect(thanks(page)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Xong' })).toBeVisible();
  };

  await answer();
  await look('thanks');
  await pushed(1);
  await look('thanks, a second later');
  await page.getByRole('button', { name: 'Đổi câu trả lời' }).click();
  await expectQuestion(page);
  await look('asked again');
  await page.clock.runFor(1_000);
  await answer();
  await look('thanks for the change');
  await pushed(2);
  await page.getByRole('button', { name: 'Thái độ' }).click();
  await look('a topic chosen');
  await finish(page);
  await expect(page.getByRole('main').getByText('Mọi điều Ông/Bà đã gửi đều được lưu.')).toBeVisible();
  await look('the last word');
  await pushed(3);
  // The clock is the browser's: it goes on for the page of the next visit.
  await page.clock.resume();
  await page.close();
  return { views, sent: sent.slice(before) };
}
