import type { SegmentLine } from '#shared/lib/segment-text.ts';
import type { Connection } from '../store/database.ts';
import { findForeignPlaces } from '../store/places.ts';
import { findQuestionnaires } from '../store/questionnaires.ts';
import { type KnownBody, readBody } from './read-body.ts';
import { type PlacedBody, type ReadEntry, readEntry } from './read-entry.ts';

/** Reads lines of tablets of one unit, with what the store knows of the questionnaires, counters and clerks they name. */
export async function readLines(
  connection: Connection,
  unitId: string,
  lines: readonly SegmentLine[],
): Promise<readonly ReadEntry[]> {
  const read = lines.map((line) => ({ line, body: readBody(line.envelope) }));
  const known = read.flatMap(({ body }) => (body.ok ? [body.value] : []));
  const ratings = known.flatMap(({ kind, body }) => (kind === 'rating' ? [body] : []));
  const placed = known.flatMap(placeOf);
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
  return read.map(({ line, body }) => readEntry(line, body, rules));
}

/** Of the kinds that say where it happened. */
function placeOf({ kind, body }: KnownBody): PlacedBody[] {
  return kind === 'rating' || kind === 'ask' || kind === 'duty' || kind === 'takehome' ? [body] : [];
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
