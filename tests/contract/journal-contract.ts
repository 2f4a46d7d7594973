import { describe, expect, test } from 'vitest';
import { toReplicaId } from '#shared/domain/ids.ts';
import { chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { readEnvelope } from '#shared/lib/segment-text.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { Ack } from '#shared/protocol/segment.ts';
import type { Journal } from '#sync/ports.ts';

/** One journal under test and the ways to hurt its disk that no port offers. */
export interface JournalSubject {
  readonly journal: Journal;
  /** Another journal over the same disk, as after a restart of the page. */
  reopen(): Promise<Journal>;
  /** Flips a byte in the stored line. */
  alterLine(seq: number): Promise<void>;
  removeRow(seq: number): Promise<void>;
  /** Spoils the stored hash after the row. */
  alterHash(seq: number): Promise<void>;
}

export const FIRST_REPLICA = toReplicaId('00000000-0000-7000-8000-000000000001');
const SECOND_REPLICA = toReplicaId('00000000-0000-7000-8000-000000000002');

/** What every journal must do, whatever it is made of. */
export function journalContract(name: string, create: () => Promise<JournalSubject>): void {
  describe(`journal: ${name}`, () => {
    appendRules(create);
    readRules(create);
    ackRules(create);
    pruneRules(create);
    replicaRules(create);
    damageRules(create);
  });
}

function appendRules(create: () => Promise<JournalSubject>): void {
  test('[JR1] an empty journal stands at 0 with the zero hash', async () => {
    const { journal } = await create();
    expect(await journal.state()).toEqual({
      replica: FIRST_REPLICA,
      last: 0,
      hash: ZERO_HASH,
      ackedThrough: 0,
      oldest: 1,
      receipt: null,
    });
    expect(await journal.hashAt(0)).toBe(ZERO_HASH);
  });

  test('[JR1] positions run 1, 2, 3 without a gap and every hash follows from the one before', async () => {
    const { journal } = await create();
    await journal.append([draft(1)]);
    await journal.append([draft(2), draft(3)]);
    const rows = await journal.read(1, 10);
    expect(rows.map((row) => row.seq)).toEqual([1, 2, 3]);
    let hash = ZERO_HASH;
    for (const row of rows) {
      hash = chainHash(hash, row.line);
      expect(row.hash).toBe(hash);
      expect(readEnvelope(row.line, row.seq)).toMatchObject({ ok: true, value: { id: draft(row.seq).id } });
    }
    expect(await journal.state()).toMatchObject({ last: 3, hash });
  });

  test('[JR1] appends that run at the same time are put one after the other', async () => {
    const { journal } = await create();
    await Promise.all(Array.from({ length: 20 }, (_, index) => journal.append([draft(index + 1)])));
    const rows = await journal.read(1, 100);
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(new Set(rows.map((row) => row.id)).size).toBe(20);
    expect((await journal.state()).hash).toBe(
      rows.reduce((hash, row) => chainHash(hash, row.line), ZERO_HASH),
    );
  });

  test('[JR1] what append resolved is there after a restart', async () => {
    const subject = await create();
    await subject.journal.append([draft(1), draft(2)]);
    const before = await subject.journal.read(1, 10);
    const reopened = await subject.reopen();
    expect(await reopened.read(1, 10)).toEqual(before);
    expect(await reopened.append([draft(3)])).toEqual([{ seq: 3, id: draft(3).id }]);
  });

  test('[JR1] an id already held is not appended twice, its place is answered', async () => {
    const { journal } = await create();
    await journal.append([draft(1), draft(2)]);
    expect(await journal.append([draft(1), draft(3), draft(3)])).toEqual([
      { seq: 1, id: draft(1).id },
      { seq: 3, id: draft(3).id },
      { seq: 3, id: draft(3).id },
    ]);
    expect((await journal.state()).last).toBe(3);
  });

  test('[JR3] the text of an entry is never rewritten by what comes later', async () => {
    const { journal } = await create();
    await journal.append([draft(1, { level: 5, note: 'Hài lòng "rất"\n' })]);
    const [before] = await journal.read(1, 1);
    await journal.append([draft(2)]);
    await journal.adoptAck(await ackAt(journal, 1));
    expect((await journal.read(1, 1))[0]).toEqual(before);
  });
}

function readRules(create: () => Promise<JournalSubject>): void {
  test('[PU1] read gives the rows from a position, in order, at most as many as asked', async () => {
    const { journal } = await create();
    await journal.append([1, 2, 3, 4, 5].map((n) => draft(n)));
    expect((await journal.read(2, 3)).map((row) => row.seq)).toEqual([2, 3, 4]);
    expect((await journal.read(5, 3)).map((row) => row.seq)).toEqual([5]);
    expect(await journal.read(6, 3)).toEqual([]);
    expect(await journal.read(1, 0)).toEqual([]);
  });

  test('[AK3] hashAt knows every position held and none beyond', async () => {
    const { journal } = await create();
    await journal.append([draft(1), draft(2)]);
    const rows = await journal.read(1, 2);
    expect(await journal.hashAt(1)).toBe(rows[0]?.hash);
    expect(await journal.hashAt(2)).toBe(rows[1]?.hash);
    expect(await journal.hashAt(3)).toBeNull();
  });
}

function ackRules(create: () => Promise<JournalSubject>): void {
  test('[AK3] adopts a position, also a lower one, and keeps the receipt', async () => {
    const subject = await create();
    await subject.journal.append([draft(1), draft(2), draft(3)]);
    const high = await ackAt(subject.journal, 3);
    await subject.journal.adoptAck(high);
    expect(await subject.journal.state()).toMatchObject({ ackedThrough: 3, receipt: high });
    const low = await ackAt(subject.journal, 1);
    await subject.journal.adoptAck(low);
    expect(await (await subject.reopen()).state()).toMatchObject({ ackedThrough: 1, receipt: low });
  });

  test('[AK3] an ack of another replica or beyond the last entry changes nothing', async () => {
    const { journal } = await create();
    await journal.append([draft(1)]);
    const before = await journal.state();
    await journal.adoptAck({ ...(await ackAt(journal, 1)), replica: SECOND_REPLICA });
    await journal.adoptAck({ ...(await ackAt(journal, 1)), receivedThrough: 2 });
    expect(await journal.state()).toEqual(before);
  });
}

function pruneRules(create: () => Promise<JournalSubject>): void {
  test('[JR3] prunes what is acknowledged and old, nothing else', async () => {
    const subject = await create();
    const { journal } = subject;
    await journal.append([1, 2, 3, 4].map((n) => draft(n)));
    expect(await journal.prune('9999-01-01T00:00:00.000Z')).toBe(0);
    await journal.adoptAck(await ackAt(journal, 3));
    expect(await journal.prune(timeOf(2))).toBe(1);
    expect(await journal.prune('9999-01-01T00:00:00.000Z')).toBe(2);
    expect(await journal.state()).toMatchObject({ oldest: 4, last: 4, ackedThrough: 3 });
    expect((await journal.read(4, 10)).map((row) => row.seq)).toEqual([4]);
  });

  test('[JR3] pruning leaves no hole: it stops at the first entry that is too young', async () => {
    const { journal } = await create();
    await journal.append([draft(1), { ...draft(2), at: '2099-01-01T00:00:00.000Z' }, draft(3)]);
    await journal.adoptAck(await ackAt(journal, 3));
    expect(await journal.prune('2050-01-01T00:00:00.000Z')).toBe(1);
    expect((await journal.state()).oldest).toBe(2);
  });

  test('[AK4] after pruning everything the chain goes on where it stood', async () => {
    const subject = await create();
    await subject.journal.append([draft(1), draft(2), draft(3)]);
    const third = await subject.journal.hashAt(3);
    await subject.journal.adoptAck(await ackAt(subject.journal, 3));
    await subject.journal.prune('9999-01-01T00:00:00.000Z');
    const journal = await subject.reopen();
    expect(await journal.state()).toMatchObject({ oldest: 4, last: 3, ackedThrough: 3 });
    expect(await journal.hashAt(3)).toBe(third);
    expect(await journal.hashAt(2)).toBeNull();
    expect(await journal.append([draft(4)])).toEqual([{ seq: 4, id: draft(4).id }]);
    const [row] = await journal.read(4, 1);
    expect(row?.hash).toBe(chainHash(third ?? '', row?.line ?? ''));
    expect(await journal.hashAt(3)).toBe(third);
  });
}

function replicaRules(create: () => Promise<JournalSubject>): void {
  test('[RP1] a new replica begins at 1 with the drafts under their ids, and forgets acks and rows of the old', async () => {
    const subject = await create();
    const { journal } = subject;
    await journal.append([1, 2, 3].map((n) => draft(n)));
    await journal.adoptAck(await ackAt(journal, 2));
    const salvage = await journal.salvage();
    expect(await journal.startReplica(SECOND_REPLICA, [draft(9), ...draftsOf(salvage)], salvage)).toBe(true);
    const reopened = await subject.reopen();
    expect(await reopened.state()).toMatchObject({
      replica: SECOND_REPLICA,
      last: 4,
      oldest: 1,
      ackedThrough: 0,
      receipt: null,
    });
    expect((await reopened.read(1, 10)).map((row) => row.id)).toEqual([9, 1, 2, 3].map((n) => draft(n).id));
  });

  test('[RP1] an entry that came after the salvage is never lost: the replica does not start', async () => {
    const { journal } = await create();
    await journal.append([draft(1)]);
    const salvage = await journal.salvage();
    await journal.append([draft(2)]);
    const before = await journal.state();
    expect(await journal.startReplica(SECOND_REPLICA, draftsOf(salvage), salvage)).toBe(false);
    expect(await journal.state()).toEqual(before);
    expect((await journal.read(1, 10)).map((row) => row.id)).toEqual([draft(1).id, draft(2).id]);
  });
}

function damageRules(create: () => Promise<JournalSubject>): void {
  const damages = [
    { what: 'an altered line', hurt: (subject: JournalSubject) => subject.alterLine(2), lost: [2] },
    { what: 'a missing row', hurt: (subject: JournalSubject) => subject.removeRow(2), lost: [2] },
    { what: 'a missing first row', hurt: (subject: JournalSubject) => subject.removeRow(1), lost: [1] },
    { what: 'a missing last row', hurt: (subject: JournalSubject) => subject.removeRow(4), lost: [4] },
    { what: 'an altered last line', hurt: (subject: JournalSubject) => subject.alterLine(4), lost: [4] },
    {
      what: 'an altered hash, whose line is sound',
      hurt: (subject: JournalSubject) => subject.alterHash(2),
      lost: [],
    },
  ];
  test.each(damages)('[DM1] salvage: $what costs no other row', async ({ hurt, lost }) => {
    const subject = await create();
    await subject.journal.append([1, 2, 3, 4].map((n) => draft(n)));
    await hurt(subject);
    const salvage = await (await subject.reopen()).salvage();
    expect(salvage).toMatchObject({ replica: FIRST_REPLICA, oldest: 1, last: 4 });
    const damaged = salvage.rows.flatMap((row) => (row.type === 'damaged' ? [row.seq] : []));
    expect(damaged).toEqual(lost);
    const kept = [1, 2, 3, 4].filter((seq) => !lost.includes(seq));
    expect(draftsOf(salvage)).toEqual(kept.map((seq) => draft(seq)));
  });

  test('[DM1] salvage: what can still be read of a damaged row is handed over, rows missing in a row are one range', async () => {
    const subject = await create();
    await subject.journal.append([1, 2, 3, 4, 5].map((n) => draft(n)));
    await subject.alterLine(2);
    await subject.removeRow(3);
    await subject.removeRow(4);
    const { rows } = await subject.journal.salvage();
    expect(rows[1]).toMatchObject({
      type: 'damaged',
      seq: 2,
      through: 2,
      found: expect.stringContaining('entry'),
    });
    expect(rows[2]).toEqual({ type: 'damaged', seq: 3, through: 4, found: null });
    expect(rows[3]).toMatchObject({ type: 'entry', seq: 5 });
  });

  test('[DM1] read stops before a missing row', async () => {
    const subject = await create();
    await subject.journal.append([1, 2, 3].map((n) => draft(n)));
    await subject.removeRow(2);
    expect((await subject.journal.read(1, 10)).map((row) => row.seq)).toEqual([1]);
    expect(await subject.journal.hashAt(2)).toBeNull();
  });
}

function draft(n: number, body: unknown = { event: 'self-test', n }): EntryDraft {
  const id = `00000000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`;
  return { id, at: timeOf(n), kind: 'device', kv: 1, body };
}

function timeOf(n: number): string {
  return new Date(Date.UTC(2026, 0, n)).toISOString();
}

function draftsOf(salvage: Awaited<ReturnType<Journal['salvage']>>): EntryDraft[] {
  return salvage.rows.flatMap((row) => (row.type === 'entry' ? [row.draft] : []));
}

async function ackAt(journal: Journal, receivedThrough: number): Promise<Ack> {
  const { replica } = await journal.state();
  const hash = (await journal.hashAt(receivedThrough)) ?? ZERO_HASH;
  const protocol = { min: 1, max: 1 };
  const serverTime = '2026-11-22T01:00:00.000Z';
  return { replica, receivedThrough, hash, serverTime, quarantined: 0, protocol, key: 'k1', sig: 'c2ln' };
}
