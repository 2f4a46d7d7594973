import { expect, test } from 'vitest';
import { chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { formatEntryLine } from '#shared/lib/segment-text.ts';
import { type FoundRow, salvageRows } from './salvage-rows.ts';

function journal(count: number) {
  const rows = new Map<number, FoundRow>();
  let hash = ZERO_HASH;
  for (let seq = 1; seq <= count; seq++) {
    const id = `00000000-0000-7000-9000-00000000000${seq}`;
    const line = formatEntryLine(seq, {
      id,
      at: '2026-11-22T01:00:00.000Z',
      kind: 'device',
      kv: 1,
      body: { seq },
    });
    const prev = hash;
    hash = chainHash(prev, line);
    rows.set(seq, { seq, line, prev, hash });
  }
  return { oldest: 1, last: count, hash, rows };
}

function damagedSeqs(found: ReturnType<typeof journal>): readonly number[] {
  return salvageRows(found).flatMap((row) => (row.type === 'damaged' ? [row.seq] : []));
}

test('[DM1a] a sound journal is salvaged whole', () => {
  expect(damagedSeqs(journal(5))).toEqual([]);
});

test.each(['prev', 'hash'] as const)(
  '[DM1a] a spoiled %s costs no line: the neighbour knows it too',
  (field) => {
    for (const seq of [1, 3, 5]) {
      const found = journal(5);
      found.rows.set(seq, { seq, ...found.rows.get(seq), [field]: 'not a hash' });
      // Before the first row there is no neighbour that could know.
      expect(damagedSeqs(found)).toEqual(field === 'prev' && seq === 1 ? [1] : []);
    }
  },
);

test('[DM1a] a line that reads well but leads nowhere is not believed', () => {
  const found = journal(3);
  const row = found.rows.get(2);
  found.rows.set(2, { ...row, seq: 2, line: String(row?.line).replace('{"seq":2}', '{"seq":5}') });
  expect(damagedSeqs(found)).toEqual([2]);
});

test('[DM1a] two rows that changed places are both reported', () => {
  const found = journal(3);
  const [second, third] = [found.rows.get(2), found.rows.get(3)];
  found.rows.set(2, { ...third, seq: 2 });
  found.rows.set(3, { ...second, seq: 3 });
  expect(damagedSeqs(found)).toEqual([2, 3]);
});

test('[DM1b] what has no line is handed over as it was found', () => {
  const found = journal(2);
  found.rows.set(2, { seq: 2, hash: 7 });
  expect(salvageRows(found)[1]).toEqual({ type: 'damaged', seq: 2, through: 2, found: '{"seq":2,"hash":7}' });
});
