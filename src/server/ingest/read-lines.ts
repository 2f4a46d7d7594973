import type { Result } from '#shared/lib/result.ts';
import type { SegmentLine } from '#shared/lib/segment-text.ts';
import type { Connection } from '../store/database.ts';
import { findForeignPlaces } from '../store/places.ts';
import { findQuestionnaires } from '../store/questionnaires.ts';
import { type KnownBody, readBody, type Why } from './read-body.ts';
import { type PlacedBody, type ReadEntry, readEntry } from './read-entry.ts';

/** Reads lines of tablets of one unit, with what the store knows of the questionnaires, counters and clerks they name. */
export async function readLines(
  connection: Connection,
  unitId: string,
  lines: readonly SegmentLine[],
): Promise<readonly ReadEntry[]> {
  const bodies = lines.map(({ envelope }) => readBody(envelope));
  const ratings = bodies.flatMap((read) =>
    read.ok && read.value.kind === 'rating' ? [read.value.body] : [],
  );
  const placed = [...ratings, ...bodies.flatMap(placeOf)];
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
  return bodies.flatMap((body, index) => {
    const line = lines[index];
    return line === undefined ? [] : [readEntry(line, body, rules)];
  });
}

/** Bodies of other kinds that say where it happened. */
function placeOf(read: Result<KnownBody, Why>): PlacedBody[] {
  if (!read.ok) return [];
  const { kind, body } = read.value;
  return kind === 'ask' || kind === 'duty' || kind === 'takehome' ? [body] : [];
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
