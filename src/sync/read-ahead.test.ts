import { describe, expect, test } from 'vitest';
import { toReplicaId } from '#shared/domain/ids.ts';
import type { JournalRow } from './ports.ts';
import { createReadAhead } from './read-ahead.ts';

const REPLICA = toReplicaId('00000000-0000-7000-8000-000000000001');
const OTHER = toReplicaId('00000000-0000-7000-8000-000000000002');

/** A journal of so many rows that notes what was read of it. */
function setUp(length: number) {
  const reads: string[] = [];
  const fate = { fails: false, length };
  const read = async (from: number, limit: number): Promise<readonly JournalRow[]> => {
    reads.push(`${from}+${limit}`);
    if (fate.fails) throw new Error('the disk does not answer');
    return Array.from({ length: Math.max(0, Math.min(limit, fate.length - from + 1)) }, (_, n) => ({
      ...{ seq: from + n, id: `${from + n}`, line: `line ${from + n}`, hash: '' },
    }));
  };
  return { ahead: createReadAhead({ read }), reads, fate };
}

const seqs = (rows: readonly JournalRow[]) => rows.map(({ seq }) => seq);

describe('[PU1b] what is read ahead', () => {
  test('is not read again when its turn comes', async () => {
    const { ahead, reads } = setUp(10);
    ahead.begin(REPLICA, 4, 3);
    expect(seqs(await ahead.take({ replica: REPLICA }, 4, 3))).toEqual([4, 5, 6]);
    expect(reads).toEqual(['4+3']);
  });

  test.each([
    ['another position', REPLICA, 7, 3],
    ['another replica', OTHER, 4, 3],
    ['another number', REPLICA, 4, 2],
  ])('counts for nothing at %s', async (_, replica, first, count) => {
    const { ahead, reads } = setUp(10);
    ahead.begin(REPLICA, 4, 3);
    expect(seqs(await ahead.take({ replica }, first, count))).toEqual(
      Array.from({ length: count }, (_unused, n) => first + n),
    );
    expect(reads).toEqual(['4+3', `${first}+${count}`]);
  });

  test('is read again when entries have come since', async () => {
    const { ahead, fate } = setUp(5);
    ahead.begin(REPLICA, 4, 3);
    fate.length = 6;
    expect(seqs(await ahead.take({ replica: REPLICA }, 4, 3))).toEqual([4, 5, 6]);
  });

  test('is taken once', async () => {
    const { ahead, reads } = setUp(10);
    ahead.begin(REPLICA, 4, 3);
    await ahead.take({ replica: REPLICA }, 4, 3);
    await ahead.take({ replica: REPLICA }, 4, 3);
    expect(reads).toEqual(['4+3', '4+3']);
  });

  test('is let go when nothing will be asked for soon', async () => {
    const { ahead, reads } = setUp(10);
    ahead.begin(REPLICA, 4, 3);
    ahead.drop();
    await ahead.take({ replica: REPLICA }, 4, 3);
    expect(reads).toHaveLength(2);
  });

  test('that could not be read is read when its turn comes', async () => {
    const { ahead, fate } = setUp(10);
    fate.fails = true;
    ahead.begin(REPLICA, 4, 3);
    fate.fails = false;
    expect(seqs(await ahead.take({ replica: REPLICA }, 4, 3))).toEqual([4, 5, 6]);
  });
});
