import { readEnvelope } from '#shared/lib/segment-text.ts';
import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import { readSettingOverTime } from '../content/read-settings.ts';
import type { Connection } from '../store/database.ts';
import { findPresses } from '../store/presses.ts';
import type { RatingRow } from '../store/rating-projection.ts';
import { findBursts, type Press } from './burst.ts';

/** No unit can ask for more. */
const LONGEST_INTERVAL_MS = 600_000;

/** Where a rating's line stands, counted or not. */
export interface PressPlace {
  readonly replicaNo: number;
  readonly seq: number;
}

/** What is known of one journal around presses that have just become known. */
export interface PressedJournal {
  /** In the order of the journal, with the press before the first and the one after the last. */
  readonly presses: readonly Press[];
  /** Positions whose press before may be another one than until now. */
  readonly judged: ReadonlySet<number>;
}

/** The journals of presses that arrived, or that could be read now, by replica. */
export async function readPresses(
  connection: Connection,
  arrived: readonly PressPlace[],
): Promise<ReadonlyMap<number, PressedJournal>> {
  const journals = new Map<number, PressedJournal>();
  for (const [replicaNo, places] of Map.groupBy(arrived, (place) => place.replicaNo)) {
    const seqs = new Set(places.map(({ seq }) => seq));
    const lines = await findPresses(connection, replicaNo, Math.min(...seqs), Math.max(...seqs));
    const presses = lines.flatMap(({ seq, entryId, line }): Press[] => {
      const envelope = readEnvelope(line, seq);
      return envelope.ok ? [{ seq, entryId, at: envelope.value.at }] : [];
    });
    const followers = presses.filter((_, place) => seqs.has(presses[place - 1]?.seq ?? -1));
    journals.set(replicaNo, { presses, judged: new Set([...seqs, ...followers.map(({ seq }) => seq)]) });
  }
  return journals;
}

/** Ids of the ratings that are judged anew, those that have been here for long among them. */
export function judgedIds(journals: ReadonlyMap<number, PressedJournal>): readonly string[] {
  return [...journals.values()].flatMap(({ presses, judged }) =>
    presses.flatMap(({ seq, entryId }) => (judged.has(seq) && entryId !== null ? [entryId] : [])),
  );
}

/**
 * Sets or takes away the flag `burst` on ratings that are judged anew. A rating is judged in the journal under which it is
 * stored, by the interval that held for its unit when it was given.
 */
export async function flagBursts(
  connection: Connection,
  rows: readonly RatingRow[],
  journals: ReadonlyMap<number, PressedJournal>,
): Promise<readonly RatingRow[]> {
  if (journals.size === 0) return rows;
  const close = [...journals.values()].some(
    ({ presses }) => findBursts(presses, () => LONGEST_INTERVAL_MS).length > 0,
  );
  const intervals = close ? await readIntervals(connection, rows) : () => 0;
  const rowsByReplica = Map.groupBy(rows, (row) => row.replica_no);
  const bursts = new Map<number, ReadonlySet<number>>();
  for (const [replicaNo, { presses }] of journals) {
    const own = new Map((rowsByReplica.get(replicaNo) ?? []).map((row) => [row.seq, row]));
    const found = findBursts(presses, ({ seq }) => {
      const row = own.get(seq);
      return row === undefined ? 0 : intervals(row);
    });
    bursts.set(replicaNo, new Set(found.map(({ seq }) => seq)));
  }
  return rows.map((row) =>
    journals.get(row.replica_no)?.judged.has(row.seq) === true
      ? setFlag(row, 'burst', bursts.get(row.replica_no)?.has(row.seq) === true)
      : row,
  );
}

async function readIntervals(
  connection: Connection,
  rows: readonly RatingRow[],
): Promise<(row: RatingRow) => number> {
  const settings = new Map<string, Awaited<ReturnType<typeof readSettingOverTime<'intake'>>>>();
  for (const unitId of new Set(rows.map((row) => row.unit_id))) {
    settings.set(unitId, await readSettingOverTime(connection, unitId, 'intake'));
  }
  return (row) => {
    const intake = settings.get(row.unit_id)?.(row.occurred_at) ?? DEFAULT_SETTINGS.intake;
    return intake.responseIntervalSeconds * 1_000;
  };
}

function setFlag(row: RatingRow, flag: string, on: boolean): RatingRow {
  const flags: readonly string[] = JSON.parse(row.flags_json);
  const others = flags.filter((other) => other !== flag);
  return { ...row, flags_json: JSON.stringify(on ? [...others, flag].sort() : others) };
}
