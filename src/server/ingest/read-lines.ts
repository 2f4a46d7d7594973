import * as v from 'valibot';
import type { SegmentLine } from '#shared/lib/segment-text.ts';
import { askBody, dutyBody, type RatingBody, ratingBody } from '#shared/protocol/entry-bodies.ts';
import type { Connection } from '../store/database.ts';
import { findForeignPlaces } from '../store/places.ts';
import { findQuestionnaires } from '../store/questionnaires.ts';
import { type PlacedBody, type ReadEntry, readEntry } from './read-entry.ts';

/** Reads lines of tablets of one unit, with what the store knows of the questionnaires, counters and clerks they name. */
export async function readLines(
  connection: Connection,
  unitId: string,
  lines: readonly SegmentLine[],
): Promise<readonly ReadEntry[]> {
  const ratings = lines.flatMap(ratingOf);
  const placed = [...ratings, ...lines.flatMap(placeOf)];
  const questionnaires = await findQuestionnaires(
    connection,
    distinct(ratings.map((body) => body.questionnaire.id)),
  );
  const foreign = await findForeignPlaces(connection, unitId, {
    counters: distinct(placed.map((body) => body.counter)),
    clerks: distinct(placed.flatMap((body) => body.clerk ?? [])),
  });
  const rules = {
    questionnaire: (id: string, version: number) =>
      questionnaires.find((one) => one.id === id && one.version === version),
    isForeign: (body: PlacedBody) =>
      foreign.counters.has(body.counter) || (body.clerk !== null && foreign.clerks.has(body.clerk)),
  };
  return lines.map((line) => readEntry(line, rules));
}

function ratingOf({ envelope }: SegmentLine): RatingBody[] {
  if (!envelope.ok || envelope.value.kind !== 'rating') return [];
  const body = v.safeParse(ratingBody, envelope.value.body);
  return body.success ? [body.output] : [];
}

/** Bodies of other kinds that say where it happened. */
function placeOf({ envelope }: SegmentLine): PlacedBody[] {
  if (!envelope.ok) return [];
  const { kind } = envelope.value;
  if (kind !== 'ask' && kind !== 'duty') return [];
  const body = v.safeParse(kind === 'ask' ? askBody : dutyBody, envelope.value.body);
  return body.success ? [body.output] : [];
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
