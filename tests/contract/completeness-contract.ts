import { describe, expect, test } from 'vitest';
import { readDeviceReports } from '#server/reports/device-report.ts';
import type { Database } from '#server/store/database.ts';
import { formatEntryLine, readEnvelope } from '#shared/lib/segment-text.ts';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { addTablet, createPairedTablet, type PairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';
import type { Tablet } from '../support/tablet.ts';

interface Note {
  readonly oldest?: number;
  readonly last?: number;
  readonly reason?: string;
  /** Positions that the tablet cannot read any more: stretches, each of which is one note. */
  readonly damaged?: readonly { readonly first: number; readonly last: number }[];
}

/** Leaves the journal as the tablet's engine does (RP1b, DM1b); the note may say otherwise than what is carried. */
function moveOn(tablet: Tablet, note: Note = {}): { readonly replica: string; readonly last: number } {
  const { replica, rows } = tablet;
  const { oldest = 1, last = rows.length, reason = 'damage', damaged = [] } = note;
  tablet.wipe();
  tablet.record('device', { event: 'replica-started', reason, replica, oldest, last, receivedThrough: 0 });
  for (let seq = oldest; seq <= rows.length; seq += 1) {
    const stretch = damaged.find((one) => one.first === seq);
    if (stretch) {
      const through = stretch.last;
      tablet.record('device', { event: 'damaged-entry', replica, seq, through, found: null });
      seq = through;
      continue;
    }
    const envelope = readEnvelope(rows[seq - 1]?.line ?? '', seq);
    if (!envelope.ok) throw new Error(`row ${seq} cannot be read`);
    tablet.recordLine(formatEntryLine(tablet.last + 1, envelope.value));
  }
  return { replica, last: rows.length };
}

function rateTimes(tablet: Tablet, times: number): void {
  for (let n = 0; n < times; n += 1) tablet.rate();
}

/** What the fleet page says of journals, whatever the engine: it may never sound better than what is held. */
export function completenessContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => {
    const centre = await createPairedTablet(await open());
    const report = async (tablet: Tablet = centre.tablet): Promise<DeviceReport> => {
      const reports = await readDeviceReports(centre.context.db, OFFICE.unit, centre.context.clock.nowMs());
      const found = reports.find((one) => one.id === tablet.device);
      if (!found) throw new Error('no such device');
      return found;
    };
    const journal = async (replica: string, tablet: Tablet = centre.tablet) => {
      const found = (await report(tablet)).replicas.find((one) => one.id === replica);
      if (!found) throw new Error('no such journal');
      return found;
    };
    const wait = () => centre.context.clock.advance(60_000);
    return { ...centre, report, journal, wait };
  };
  const received = async ({ tablet, send }: PairedTablet, n: number) => {
    rateTimes(tablet, n);
    await tablet.push(send);
  };

  describe(`${name}: a journal that goes on`, () => {
    test('is whole as far as it was received, and names what is known to wait', async () => {
      const centre = await start();
      await received(centre, 3);
      const { tablet, send, journal } = centre;
      expect(await journal(tablet.replica)).toMatchObject({
        state: 'current',
        tail: 'open',
        receivedThrough: 3,
        knownThrough: 3,
        missing: [],
        awaited: [],
      });
      await tablet.push(send, { first: 4, last: 3, head: { status: { pending: 5 } } });
      expect(await journal(tablet.replica)).toMatchObject({
        knownThrough: 8,
        awaited: [{ first: 4, last: 8 }],
      });
      rateTimes(tablet, 5);
      await tablet.push(send, { first: 4 });
      expect(await journal(tablet.replica)).toMatchObject({ receivedThrough: 8, awaited: [] });
    });

    test('[AK4] a declared hole is named until it is filled', async () => {
      const centre = await start();
      const { tablet, send, journal } = centre;
      rateTimes(tablet, 6);
      await tablet.push(send, { first: 4, head: { oldest: 4 } });
      expect((await journal(tablet.replica)).missing).toEqual([{ first: 1, last: 3 }]);
      await tablet.push(send, { last: 2 });
      expect((await journal(tablet.replica)).missing).toEqual([{ first: 3, last: 3 }]);
      await tablet.push(send);
      expect((await journal(tablet.replica)).missing).toEqual([]);
    });
  });

  describe(`${name}: damage`, () => {
    test('[DM1b] closes the journal: what follows is carried, what could not be read is lost by number', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 4);
      rateTimes(tablet, 6);
      wait();
      const { replica } = moveOn(tablet, {
        damaged: [
          { first: 2, last: 2 },
          { first: 7, last: 8 },
        ],
      });
      await tablet.push(send);
      expect(await journal(replica)).toMatchObject({
        state: 'continued',
        tail: 'closed',
        successor: { replica: tablet.replica, reason: 'damage' },
        receivedThrough: 4,
        knownThrough: 10,
        carried: [
          { first: 5, last: 6 },
          { first: 9, last: 10 },
        ],
        missing: [],
        awaited: [],
        damaged: [
          { first: 2, last: 2 },
          { first: 7, last: 8 },
        ],
        lost: [{ first: 7, last: 8 }],
      });
      expect(await journal(tablet.replica)).toMatchObject({
        state: 'current',
        knownThrough: 10,
        awaited: [],
      });
    });

    test('[RP1b] the successor counts only as far as it has arrived', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 4);
      rateTimes(tablet, 6);
      wait();
      const { replica } = moveOn(tablet);
      await tablet.push(send, { last: 7 });
      expect(await journal(replica)).toMatchObject({
        tail: 'closed',
        carried: [{ first: 5, last: 6 }],
        awaited: [{ first: 7, last: 10 }],
      });
      expect((await journal(tablet.replica)).awaited).toEqual([{ first: 8, last: 11 }]);
      await tablet.push(send);
      expect(await journal(replica)).toMatchObject({ carried: [{ first: 5, last: 10 }], awaited: [] });
    });

    test('[RP1b] positions that nobody holds any more are missing, also after the centre came back', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 2);
      rateTimes(tablet, 6);
      wait();
      const { replica } = moveOn(tablet, { oldest: 5 });
      await tablet.push(send);
      expect(await journal(replica)).toMatchObject({
        missing: [{ first: 3, last: 4 }],
        carried: [{ first: 5, last: 8 }],
      });
    });

    test('a hole or a wipe of the successor shows in what it carried', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 1);
      rateTimes(tablet, 5);
      wait();
      const first = moveOn(tablet);
      const second = tablet.replica;
      await tablet.push(send, { last: 3 });
      wait();
      tablet.wipe();
      tablet.record('device', { event: 'storage-reset', device: tablet.device, replica: second });
      await tablet.push(send);
      expect(await journal(second)).toMatchObject({
        state: 'wiped',
        tail: 'unknown',
        receivedThrough: 3,
        missing: [{ first: 4, last: 7 }],
      });
      expect(await journal(first.replica)).toMatchObject({
        carried: [{ first: 2, last: 2 }],
        missing: [{ first: 3, last: 6 }],
      });
    });

    test('behind a line that was lost on the way nothing is taken for carried', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 1);
      rateTimes(tablet, 5);
      wait();
      const { replica } = moveOn(tablet, { damaged: [{ first: 3, last: 4 }] });
      wait();
      // The note of the stretch 3…4 stands at 4 and is what gets lost: of 3…6 nobody knows which is which any more.
      moveOn(tablet, { damaged: [{ first: 4, last: 4 }] });
      await tablet.push(send);
      expect(await journal(replica)).toMatchObject({ state: 'continued', carried: [{ first: 2, last: 2 }] });
      expect((await journal(replica)).missing).toEqual([{ first: 3, last: 6 }]);
    });

    test('damage twice in a row is followed through both successors', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 1);
      rateTimes(tablet, 3);
      wait();
      const { replica } = moveOn(tablet);
      const between = tablet.replica;
      await tablet.push(send, { last: 3 });
      wait();
      moveOn(tablet);
      await tablet.push(send);
      expect(await journal(between)).toMatchObject({ tail: 'closed', carried: [{ first: 4, last: 5 }] });
      expect(await journal(replica)).toMatchObject({ missing: [], carried: [{ first: 2, last: 4 }] });
    });
  });

  describe(`${name}: a fork, a wipe, a journal left`, () => {
    test('[RP1] a fork is named; the copy that goes on says nothing of the rest of the original', async () => {
      const centre = await start();
      const { tablet, send, journal, report, wait } = centre;
      await received(centre, 3);
      const image = tablet.clone();
      wait();
      rateTimes(tablet, 2);
      await tablet.push(send, { head: { status: { pending: 1 } } });
      wait();
      image.rate(1);
      expect((await image.tryPush(send, await image.segment())).status).toBe(409);
      expect(await journal(tablet.replica)).toMatchObject({ state: 'forked', tail: 'unknown' });
      wait();
      const { replica } = moveOn(image, { reason: 'fork' });
      await image.push(send);
      expect(await journal(replica)).toMatchObject({
        state: 'continued',
        tail: 'unknown',
        receivedThrough: 5,
        missing: [{ first: 6, last: 6 }],
        carried: [],
      });
      expect((await report()).cloned).toBe(false);
    });

    test('[RP1] two tablets from one image are called that while both speak', async () => {
      const centre = await start();
      const { tablet, send, report, journal, wait, context } = centre;
      await received(centre, 3);
      const clone = tablet.clone();
      clone.rate(1);
      rateTimes(tablet, 1);
      await tablet.push(send);
      wait();
      moveOn(clone, { reason: 'fork' });
      await clone.push(send);
      wait();
      rateTimes(tablet, 1);
      await tablet.push(send);
      expect((await report()).cloned).toBe(true);
      expect(await journal(tablet.replica)).toMatchObject({ state: 'current', tail: 'open' });
      context.clock.advance(25 * 60 * 60_000);
      await clone.push(send);
      expect((await report()).cloned).toBe(false);
    });

    test('[WD1] a wiped journal is named by the next one; its tail is unknown', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 4);
      const lost = tablet.replica;
      wait();
      tablet.wipe();
      tablet.record('device', { event: 'storage-reset', device: tablet.device, replica: lost });
      await tablet.push(send);
      expect(await journal(lost)).toMatchObject({
        state: 'wiped',
        tail: 'unknown',
        receivedThrough: 4,
        successor: { replica: tablet.replica, reason: null },
      });
    });

    test('[WD1] a journal that a newer one says nothing of is left, and its tail unknown', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 2);
      const old = tablet.replica;
      wait();
      tablet.wipe();
      tablet.rate();
      await tablet.push(send);
      expect(await journal(old)).toMatchObject({ state: 'left', tail: 'unknown', successor: null });
    });
  });

  describe(`${name}: a note that lies`, () => {
    test('does not close a journal of which more is held than it says', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 5);
      wait();
      const { replica } = moveOn(tablet, { last: 3 });
      await tablet.push(send);
      expect(await journal(replica)).toMatchObject({ state: 'continued', tail: 'unknown' });
    });

    test('does not close a journal of which more was told', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      rateTimes(tablet, 2);
      await tablet.push(send, { head: { status: { pending: 4 } } });
      wait();
      const { replica } = moveOn(tablet, { last: 2 });
      await tablet.push(send);
      expect(await journal(replica)).toMatchObject({ tail: 'unknown', missing: [{ first: 3, last: 6 }] });
    });

    test('does not make a declared hole vanish by claiming to carry it', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      rateTimes(tablet, 5);
      await tablet.push(send, { first: 4, head: { oldest: 4 } });
      wait();
      const { replica } = moveOn(tablet, { oldest: 1 });
      await tablet.push(send);
      expect((await journal(replica)).missing).toEqual([{ first: 1, last: 3 }]);
    });

    test('calling what is missing damaged names it as lost', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 2);
      wait();
      const { replica } = moveOn(tablet, { last: 90 });
      tablet.record('device', { event: 'damaged-entry', replica, seq: 3, through: 90, found: null });
      await tablet.push(send);
      expect(await journal(replica)).toMatchObject({ missing: [], lost: [{ first: 3, last: 90 }] });
    });

    test('with numbers beyond reason stays an alarm, and is computed at once', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 2);
      wait();
      const last = Number.MAX_SAFE_INTEGER;
      const { replica } = moveOn(tablet, { last });
      await tablet.push(send);
      expect(await journal(replica)).toMatchObject({
        knownThrough: last,
        awaited: [{ first: 3, last: expect.any(Number) }],
      });
    });

    test('by another device counts for nothing', async () => {
      const centre = await start();
      const { context, tablet, send, journal, wait } = centre;
      await received(centre, 2);
      const other = await addTablet(context, send);
      wait();
      const note = { event: 'replica-started', reason: 'damage', oldest: 9, last: 9, receivedThrough: 9 };
      other.record('device', { ...note, replica: tablet.replica });
      await other.push(send);
      expect(await journal(tablet.replica)).toMatchObject({ state: 'current', missing: [] });
    });

    test('in a circle, or of itself, proves nothing', async () => {
      const { tablet, send, journal } = await start();
      const first = tablet.replica;
      const second = tablet.newId();
      const note = { event: 'replica-started', reason: 'damage', oldest: 1, last: 5, receivedThrough: 0 };
      tablet.record('device', { ...note, replica: first, last: 50 });
      tablet.record('device', { ...note, replica: second });
      await tablet.push(send);
      tablet.wipe();
      tablet.replica = second;
      tablet.record('device', { ...note, replica: first });
      await tablet.push(send);
      expect(await journal(first)).toMatchObject({ carried: [], missing: [{ first: 3, last: 7 }] });
      expect(await journal(second)).toMatchObject({ carried: [], missing: [{ first: 2, last: 6 }] });
    });

    test('in quarantine says nothing until it is read', async () => {
      const centre = await start();
      const { tablet, send, journal, wait } = centre;
      await received(centre, 2);
      const old = tablet.replica;
      wait();
      tablet.wipe();
      tablet.record('device', { event: 'storage-reset', replica: old }, { kv: 2 });
      await tablet.push(send);
      expect(await journal(old)).toMatchObject({ state: 'left' });
    });
  });

  test(`${name}: a file is no sign of life`, async () => {
    const { tablet, report, wait, send } = await start();
    rateTimes(tablet, 1);
    await tablet.push(send);
    expect((await report()).replicas[0]?.pushedAt).toBe('2026-11-22T01:00:00.000Z');
    wait();
    tablet.rate();
    await tablet.push(send, { first: 9, last: 8 }).catch(() => undefined);
    expect((await report()).replicas[0]?.pushedAt).toBe('2026-11-22T01:01:00.000Z');
  });
}
