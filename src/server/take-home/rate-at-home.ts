import { err, ok, type Result } from '#shared/lib/result.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import type { TakeHomeForm } from '#shared/protocol/take-home.ts';
import { sealSecret } from '../cases/case-secrets.ts';
import { openCases } from '../cases/open-cases.ts';
import type { ServerContext } from '../context.ts';
import { findCasesOfRatings } from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import type { RatingRow } from '../store/rating-projection.ts';
import { deleteHomeComments, insertHomeComment, useCode } from '../store/take-home-uses.ts';
import { transact } from '../store/transact.ts';
import { writeHomeRating } from './home-flags.ts';
import type { TakeHomeToken } from './read-token.ts';

/** No journal has this number. */
const NO_REPLICA = 0;

/**
 * Takes one rating for a code: the code is used, the rating stands in the feed, its comment is kept, all in one transaction.
 * The error is that somebody was faster with the same code.
 */
export async function rateAtHome(
  context: ServerContext,
  token: TakeHomeToken,
  questionnaire: Questionnaire,
  form: TakeHomeForm,
): Promise<Result<void, 'used'>> {
  const nowMs = context.clock.nowMs();
  const row = toRatingRow(uuidV7(nowMs, context.random.bytes(10)), token, questionnaire, form, nowMs);
  return await transact(context.db, async (trx) => {
    const { entry_id, unit_id, received_at } = row;
    const { key, slot, countedHour } = token;
    const fresh = await useCode(trx, {
      ...{ key_no: key.no, slot, rating_id: entry_id, unit_id, counted_hour: countedHour, received_at },
    });
    if (!fresh) return err('used');
    if (form.comment !== '')
      await insertHomeComment(trx, {
        ...{ rating_id: entry_id, unit_id, received_at },
        sealed: sealSecret(context.atRest, entry_id, 'text', form.comment),
      });
    await writeHomeRating(trx, context, row, token);
    await openCases(trx, context, { feedback: [], ratings: [row] });
    await leaveToCase(trx, entry_id);
    return ok(undefined);
  });
}

/** Words lie in one place: with the case, where there is one. */
async function leaveToCase(connection: Connection, ratingId: string): Promise<void> {
  if ((await findCasesOfRatings(connection, [ratingId])).size > 0)
    await deleteHomeComments(connection, [ratingId]);
}

function toRatingRow(
  id: string,
  { key, place, field, at, occurredAt }: TakeHomeToken,
  questionnaire: Questionnaire,
  form: TakeHomeForm,
  nowMs: number,
): RatingRow {
  const level = questionnaire.levels.find(({ code }) => code === form.level);
  return {
    entry_id: id,
    unit_id: key.unit_id,
    device_id: key.device_id ?? `printed-${key.no}`,
    replica_no: NO_REPLICA,
    seq: 0,
    counter_id: place.counter,
    clerk_id: place.clerk,
    questionnaire_id: questionnaire.id,
    questionnaire_version: questionnaire.version,
    level: form.level,
    first_level: form.level,
    satisfied: Number(level?.satisfied ?? false),
    reasons_json: JSON.stringify(form.reasons),
    procedure_code: null,
    field,
    intake: 'takehome',
    at,
    occurred_at: occurredAt,
    received_at: new Date(nowMs).toISOString(),
    lang: form.lang,
    ms: 0,
    flags_json: '[]',
    sample: key.unit_sample,
  };
}
