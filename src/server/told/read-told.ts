import * as v from 'valibot';
import { evidenceWords, withEvidence } from '#shared/domain/told-evidence.ts';
import type { BoardAction } from '#shared/protocol/board.ts';
import {
  publishedTold,
  type ToldHistory,
  type ToldItem,
  toldBody,
  toldHistory,
  toldItem,
} from '#shared/protocol/told.ts';
import type { Action } from '#shared/protocol/unit-settings.ts';
import type { Connection } from '../store/database.ts';
import { listPublishedTold, listTold, listToldEvents } from '../store/told.ts';
import { createEvidenceCount } from './count-evidence.ts';

/** A unit's entries for whoever writes them, the latest deed first, each with what publishing now would count. */
export async function readTold(
  connection: Connection,
  unit: { readonly id: string; readonly time_zone: string },
  nowMs: number,
): Promise<readonly ToldItem[]> {
  const place = { unitId: unit.id, timeZone: unit.time_zone, nowMs };
  const countEvidence = await createEvidenceCount(connection, place);
  const items: ToldItem[] = [];
  for (const row of await listTold(connection, unit.id)) {
    const body = v.parse(toldBody, JSON.parse(row.body_json));
    const { published_json: out } = row;
    items.push(
      v.parse(toldItem, {
        ...{ id: row.id, unit: row.unit_id, state: row.state, version: row.version, body },
        published: out === null ? null : JSON.parse(out),
        evidence: await countEvidence(body),
        ...{ changedAt: row.changed_at, by: row.changed_by },
      }),
    );
  }
  return items;
}

/** What happened to an entry, the latest first. */
export async function readToldHistory(connection: Connection, id: string): Promise<ToldHistory> {
  const rows = await listToldEvents(connection, id);
  return v.parse(toldHistory, {
    items: rows.map((row) => ({
      ...{ version: row.version, at: row.at, by: row.by_name, action: row.action },
      ...{ body: JSON.parse(row.body_json), note: row.note },
    })),
  });
}

/** So many entries go to tablets and to the board; the oldest deeds make room. */
const SHOWN = 20;

/** What a unit has out, the latest deed first. */
export async function readPublishedTold(
  connection: Connection,
  unitId: string,
): Promise<readonly BoardAction[]> {
  const rows = await listPublishedTold(connection, unitId, SHOWN);
  return rows.map(({ id, publishedJson }) => {
    const { body, evidence } = v.parse(publishedTold, JSON.parse(publishedJson));
    const { date, said, done, result } = body;
    return { id, date, said, done, result, evidence };
  });
}

/** The same as the tablets show it: what was counted stands in the words of the result. */
export function toSlide({ id, date, said, done, result, evidence }: BoardAction): Action {
  const counted = evidence === null ? null : evidenceWords(evidence);
  return { id, date, said, done, result: withEvidence(result, counted) };
}

/** By the day of the deed; of one day in the order in which they came. */
export function newestFirst<T extends { readonly date: string }>(actions: readonly T[]): readonly T[] {
  return actions.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
}
