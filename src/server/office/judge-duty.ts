import { projectAnew } from '../ingest/project-ratings.ts';
import { findRatingPlaces } from '../store/presses.ts';
import type { OfficeEdit } from './office-edit.ts';

/** Longer than any grace. */
const AROUND_MS = 24 * 60 * 60_000;

/**
 * Judges the ratings of a clerk anew whose duty was put right afterwards, so that `no-duty` says what the roster says. To be
 * called before the change is recorded.
 * @param fromIso from when the roster may say something else; null: from the beginning
 * @param toIso until when; null: without end
 */
export async function judgeDuty(
  { connection, packs }: OfficeEdit,
  unitId: string,
  clerkId: string,
  fromIso: string | null,
  toIso: string | null,
): Promise<void> {
  const around = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();
  const places = await findRatingPlaces(connection, {
    unitId,
    clerkId,
    fromIso: fromIso === null ? '' : around(fromIso, -AROUND_MS),
    toIso: toIso === null ? '9999' : around(toIso, AROUND_MS),
  });
  await projectAnew(connection, packs, places);
}
