import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import {
  insertProblems,
  insertUsage,
  type ProblemRow,
  type UsageDayRow,
  type UsageItemRow,
} from '../store/procedure-notes.ts';
import { occurrence } from './occurred-at.ts';
import { type Projection, projectEarlier, type StoredMeaning } from './project-stored.ts';
import type { EntryMeaning } from './read-entry.ts';

/** An entry and how it came. */
type Entry = Omit<StoredMeaning, 'seq'>;

/** Keeps beside the journal what citizens report of procedures, and which they open and look for in vain. Twice changes nothing. */
export async function keepProcedureNotes(connection: Connection, entries: readonly Entry[]): Promise<void> {
  await insertProblems(
    connection,
    entries.flatMap((entry) =>
      entry.meaning.type === 'problem' ? [toProblemRow(entry.meaning, entry)] : [],
    ),
  );
  const usage = entries.flatMap((entry) =>
    entry.meaning.type === 'usage' ? [toUsage(entry.meaning, entry)] : [],
  );
  await insertUsage(
    connection,
    usage.map(({ day }) => day),
    usage.flatMap(({ items }) => items),
  );
}

const PROBLEMS: Projection = { kind: 'procedure.problem', keep: keepProcedureNotes };
const USAGE: Projection = { kind: 'usage', keep: keepProcedureNotes };

/** Reads what came before the centre kept it apart, once. */
export async function projectEarlierProcedureNotes(
  context: Pick<ServerContext, 'db' | 'clock'>,
): Promise<void> {
  await projectEarlier(context, 'problems-projected-at', PROBLEMS);
  await projectEarlier(context, 'usage-projected-at', USAGE);
}

function toProblemRow(meaning: Extract<EntryMeaning, { type: 'problem' }>, arrival: Entry): ProblemRow {
  const { body } = meaning;
  return {
    ...{ entry_id: meaning.id, unit_id: arrival.unitId, device_id: arrival.deviceId, code: body.procedure },
    ...{ version: String(body.version), part: body.part, problem: body.problem, state: 'new' },
    at: occurrence(meaning.at, arrival.skewMs, arrival.receivedAt).occurredAt,
    ...{ received_at: arrival.receivedAt, has_comment: Number(body.sealed !== undefined) },
    sample: Number(arrival.sample),
  };
}

const CODE = /^\d+\.\d{4,}(?:\.[A-Z0-9]+)*$/;

/** One entry tells what was added since the one before it, so that the figures of a day add up. */
function toUsage(
  meaning: Extract<EntryMeaning, { type: 'usage' }>,
  arrival: Entry,
): { readonly day: UsageDayRow; readonly items: readonly UsageItemRow[] } {
  const { date, views, searchesWithoutResult, missed } = meaning.body;
  const place = { entry_id: meaning.id, unit_id: arrival.unitId, date };
  const counts = new Map<string, UsageItemRow>();
  const add = (kind: 'view' | 'missed', item: string, n: number) => {
    const key = `${kind} ${item}`;
    counts.set(key, { ...place, kind, item, n: bounded((counts.get(key)?.n ?? 0) + n) });
  };
  for (const [code, n] of Object.entries(views)) if (CODE.test(code) && n > 0) add('view', code, n);
  for (const { q, n } of missed) if (n > 0) add('missed', q, n);
  return {
    day: {
      ...{ ...place, device_id: arrival.deviceId, missed: bounded(searchesWithoutResult) },
      sample: Number(arrival.sample),
    },
    items: [...counts.values()],
  };
}

/** More than a tablet can count in a day: a broken one must not drown the others, nor the sum its column. */
const MOST = 100_000;

function bounded(n: number): number {
  return Math.min(n, MOST);
}
