import { expect, test } from 'vitest';
import type { Stamp } from '#sync/device-events.ts';
import { openTestDatabase } from '#tests/support/device-database.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { createDexieJournal } from './dexie-journal.ts';
import { keepNotes, noteStart } from './keep-notes.ts';

const stamp: Stamp = {
  clock: createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z')),
  random: createSeededChance(1),
};

test('[DE1] [DE2] every start is noted, and a change of version before it, once', async () => {
  const db = await openTestDatabase();
  const journal = createDexieJournal(db, stamp);
  const ports = { db, journal, stamp };
  await noteStart(ports, { app: '1.0.0', persisted: false });
  await noteStart(ports, { app: '1.0.0', persisted: true });
  await noteStart(ports, { app: '1.1.0', persisted: true });
  await noteStart(ports, { app: '1.1.0', persisted: null });
  const bodies = (await journal.read(1, 10)).map(({ line }) => JSON.parse(line).body);
  expect(bodies).toEqual([
    { event: 'boot', app: '1.0.0', persisted: false },
    { event: 'boot', app: '1.0.0', persisted: true },
    { event: 'update', from: '1.0.0', to: '1.1.0' },
    { event: 'boot', app: '1.1.0', persisted: true },
    { event: 'boot', app: '1.1.0', persisted: null },
  ]);
});

test('[DE2] a note that was not kept is made again at the next start', async () => {
  const db = await openTestDatabase();
  const journal = createDexieJournal(db, stamp);
  await noteStart({ db, journal, stamp }, { app: '1.0.0', persisted: null });
  const full = { append: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
  await expect(noteStart({ db, journal: full, stamp }, { app: '2.0.0', persisted: null })).rejects.toThrow(
    'full',
  );
  await noteStart({ db, journal, stamp }, { app: '2.0.0', persisted: null });
  const lines = (await journal.read(1, 10)).map(({ line }) => line).join('\n');
  expect(lines).toContain('"event":"update","from":"1.0.0","to":"2.0.0"');
});

test('[DE1] [DE3] from the start on jumps of the clock are noted; a disk that takes nothing stops neither', async () => {
  const db = await openTestDatabase();
  const journal = createDexieJournal(db, stamp);
  const time = createVirtualTime(0);
  const wrong = { byMs: 0 };
  const clock = { nowMs: () => time.nowMs() + wrong.byMs, after: time.after };
  const ports = { db, stamp, clock, monotonicMs: time.nowMs };
  const full = { append: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
  await keepNotes({ ...ports, journal: full, onNoted: () => {} }, { app: '1.0.0', persisted: null });
  const noted = Promise.withResolvers<void>();
  let count = 0;
  const onNoted = (): void => {
    if (++count === 2) noted.resolve();
  };
  await keepNotes({ ...ports, journal, onNoted }, { app: '1.0.0', persisted: null });
  wrong.byMs = -86_400_000;
  await time.advance(60_000, async () => {});
  await noted.promise;
  const bodies = (await journal.read(1, 10)).map(({ line }) => JSON.parse(line).body);
  expect(bodies).toMatchObject([{ event: 'boot' }, { event: 'clock-jump', jumpMs: -86_400_000 }]);
});
