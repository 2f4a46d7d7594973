import { expect, test } from 'vitest';
import { publishPart } from '../support/publish-part.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';

const MORNINGS = {
  ...{ counter: OFFICE.otherCounter, clerk: OFFICE.clerk, weekdays: [1, 3, 5] },
  ...{ fromDay: '2026-12-28', toDay: '2027-01-10', fromTime: '07:30', toTime: '11:30' },
} as const;

async function start() {
  const centre = await createSignedInCentre();
  await centre.context.db.deleteFrom('duty').execute();
  const plan = async (form: object) => await centre.client.send('POST', `/units/${OFFICE.unit}/roster`, form);
  const planned = async () =>
    await centre.context.db.selectFrom('duty').select(['from_at', 'to_at']).orderBy('from_at').execute();
  return { ...centre, plan, planned };
}

test('a roster is a duty on each of its weekdays, on the clock of the unit, and none on a holiday', async () => {
  const { plan, planned, ...centre } = await start();
  const newYear = { date: '2027-01-01', ranges: [], name: { vi: 'Tết Dương lịch', en: 'New Year' } };
  await publishPart(centre, 'hours', { exceptions: [newYear] });
  expect((await plan(MORNINGS)).status).toBe(204);
  // Mondays, Wednesdays and Fridays of two weeks, but for New Year's Day.
  expect(await planned()).toEqual(
    ['2026-12-28', '2026-12-30', '2027-01-04', '2027-01-06', '2027-01-08'].map((day) => ({
      from_at: `${day}T00:30:00.000Z`,
      to_at: `${day}T04:30:00.000Z`,
    })),
  );
});

test('where one of its duties overlaps another of the same clerk there, none is made', async () => {
  const { plan, planned, client } = await start();
  const duty = {
    counter: MORNINGS.counter,
    clerk: MORNINGS.clerk,
    from: '2027-01-08T03:00:00.000Z',
    to: null,
  };
  expect((await client.send('POST', `/units/${OFFICE.unit}/duties`, duty)).status).toBe(201);
  const refused = await plan(MORNINGS);
  expect([refused.status, (await refused.json()).reason]).toEqual([409, 'overlaps']);
  expect(await planned()).toHaveLength(1);
});

test.each([
  ['no day in it', { weekdays: [7], toDay: '2026-12-30' }, 409, 'no-day'],
  ['backwards', { fromTime: '11:30', toTime: '07:30' }, 409, 'wrong-order'],
  ['longer than a year', { toDay: '2028-01-10' }, 400, undefined],
  ['no weekday', { weekdays: [] }, 400, undefined],
  ['no time of day', { fromTime: '7h30' }, 400, undefined],
])('a roster that is %s is refused and says why', async (_, change, status, reason) => {
  const { plan, planned } = await start();
  const refused = await plan({ ...MORNINGS, ...change });
  expect([refused.status, (await refused.json()).reason]).toEqual([status, reason]);
  expect(await planned()).toEqual([]);
});
