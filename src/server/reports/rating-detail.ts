import * as v from 'valibot';
import { readEnvelope } from '#shared/lib/segment-text.ts';
import { ratingChangeBody, ratingDetailBody } from '#shared/protocol/entry-bodies.ts';
import { type RatingDetail, ratingDetail } from '#shared/protocol/rating-detail.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { readFlagViews } from '../flags/read-flags.ts';
import type { Connection } from '../store/database.ts';
import { findReplicaWithin } from '../store/device-reports.ts';
import { findHashes, findMissing } from '../store/journal.ts';
import { findRatingOf, type RatingPageRow } from '../store/rating-pages.ts';
import { findCompanions, type StoredCompanion } from '../store/rating-projection.ts';
import { rowsToRatingItems } from './rating-item.ts';

/** One rating with its place in the journal, what was changed and every doubt; null when the account may see no such rating. */
export async function readRatingDetail(
  connection: Connection,
  packs: readonly RulePack[],
  id: string,
  rootUnitId: string,
): Promise<RatingDetail | null> {
  const row = await findRatingOf(connection, id, rootUnitId);
  if (row === undefined) return null;
  const [rating] = await rowsToRatingItems(connection, [row]);
  // Nobody speaks for another device's ratings.
  const companions = (await findCompanions(connection, [id])).filter((one) => one.deviceId === row.device_id);
  const place = { id, unitId: row.unit_id, occurredAt: row.occurred_at };
  const views = await readFlagViews(connection, packs, [place]);
  return v.parse(ratingDetail, {
    rating,
    journal: await readPlace(connection, row, rootUnitId),
    changes: companions.flatMap(toChange),
    flags: views.get(id) ?? [],
  });
}

async function readPlace(
  connection: Connection,
  { replica_id, replica_no, seq }: RatingPageRow,
  rootUnitId: string,
): Promise<RatingDetail['journal']> {
  if (replica_id === null) return null;
  const replica = await findReplicaWithin(connection, replica_id, rootUnitId);
  const hashes = await findHashes(connection, replica_no, { first: seq, last: seq });
  const receivedThrough = replica?.received_through ?? seq;
  const missing = await findMissing(connection, replica_no, { first: 1, last: receivedThrough });
  return { seq, hash: hashes.get(seq) ?? null, receivedThrough, missing: [...missing] };
}

function toChange({ kind, line, seq }: StoredCompanion): readonly RatingDetail['changes'][number][] {
  const envelope = readEnvelope(line, seq);
  if (!envelope.ok) return [];
  const { at, body } = envelope.value;
  if (kind === 'rating.change') return [{ kind, seq, at, level: v.parse(ratingChangeBody, body).level }];
  if (kind === 'rating.detail') return [{ kind, seq, at, reasons: v.parse(ratingDetailBody, body).reasons }];
  return [];
}
