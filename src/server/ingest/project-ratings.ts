import * as v from 'valibot';
import { readEnvelope } from '#shared/lib/segment-text.ts';
import { ratingChangeBody, ratingDetailBody } from '#shared/protocol/entry-bodies.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { type Counted, writeCounted } from '../figures/keep-sums.ts';
import { judgeRatings } from '../flags/judge-ratings.ts';
import { judgedIds, type PressPlace, readJournals } from '../flags/read-journals.ts';
import { writeFlags } from '../flags/write-flags.ts';
import type { Connection } from '../store/database.ts';
import { findQuestionnaires } from '../store/questionnaires.ts';
import {
  findCompanions,
  findRatings,
  quarantineEntry,
  type RatingRow,
  type StoredCompanion,
} from '../store/rating-projection.ts';
import { tellLowRatings } from '../webhooks/low-ratings.ts';

/** Ratings brought up to what the journal says; not written yet. */
export interface Projected extends Pick<Counted, 'ratings' | 'before'> {
  /** All that are new or that something new speaks of, `ratings` among them. */
  readonly spokenOf: readonly RatingRow[];
  /** How many entries went to quarantine because they do not fit the rating they speak of. */
  readonly putAside: number;
}

const NOTHING: Projected = { ratings: [], before: new Map(), spokenOf: [], putAside: 0 };

/**
 * Brings the ratings up to what the journal says. A rating is computed from its entry and everything that speaks of it,
 * so that it comes out the same in whatever order they arrived; a change or a detail of a rating that is not here yet
 * waits as an entry. What comes out is to be written by `writeCounted`, at the end of the same transaction.
 * @param packs every rule pack that is known
 * @param news ratings that arrived now, as their own entry says
 * @param changed ids of ratings that something new speaks of
 * @param pressed where ratings stand that arrived now, can be read now or are to be judged anew, those among them that count nowhere
 */
export async function projectRatings(
  connection: Connection,
  packs: readonly RulePack[],
  news: readonly RatingRow[],
  changed: readonly string[],
  pressed: readonly PressPlace[],
): Promise<Projected> {
  if (news.length === 0 && changed.length === 0 && pressed.length === 0) return NOTHING;
  const journals = await readJournals(connection, packs, pressed);
  const newIds = new Set(news.map((row) => row.entry_id));
  const known = await findRatings(
    connection,
    [...new Set([...changed, ...judgedIds(journals)])].filter((id) => !newIds.has(id)),
  );
  const bases = [...news, ...known];
  if (bases.length === 0) return NOTHING;
  const companions = await findCompanions(
    connection,
    bases.map((row) => row.entry_id),
  );
  const { rows, unfit } = await computeRatings(connection, bases, companions);
  for (const { entryId, reason } of unfit)
    await quarantineEntry(connection, entryId, { reason, cause: 'unknown-level' });
  const before = new Map(known.map((row) => [row.entry_id, row]));
  const found = await judgeRatings(connection, packs, rows, journals);
  const flagged = await writeFlags(connection, rows, found, new Set(before.keys()));
  const ratings = flagged.filter((row) => isChanged(before.get(row.entry_id), row));
  await tellLowRatings(connection, ratings, before);
  const arrived = new Set([...newIds, ...changed]);
  const spokenOf = flagged.filter((row) => arrived.has(row.entry_id));
  return { ratings, before, spokenOf, putAside: unfit.length };
}

/** The same for ratings that are here, written at once. Must be the last writing of its transaction. */
export async function projectAnew(
  connection: Connection,
  packs: readonly RulePack[],
  pressed: readonly PressPlace[],
): Promise<void> {
  const { ratings, before } = await projectRatings(connection, packs, [], [], pressed);
  await writeCounted(connection, { ratings, before, asks: [] });
}

async function computeRatings(
  connection: Connection,
  bases: readonly RatingRow[],
  companions: readonly StoredCompanion[],
) {
  if (companions.length === 0) return { rows: bases, unfit: [] };
  const questionnaires = await findQuestionnaires(connection, [
    ...new Set(bases.map((row) => row.questionnaire_id)),
  ]);
  const companionsByRating = Map.groupBy(companions, (companion) => companion.ofId);
  const computed = bases.map((base) => {
    // Nobody speaks for another device's ratings.
    const own = (companionsByRating.get(base.entry_id) ?? []).filter(
      (companion) => companion.deviceId === base.device_id,
    );
    const questionnaire = questionnaires.find(
      (one) => one.id === base.questionnaire_id && one.version === base.questionnaire_version,
    );
    return questionnaire ? applyCompanions(base, own, questionnaire) : { row: base, unfit: [] };
  });
  return { rows: computed.map((one) => one.row), unfit: computed.flatMap((one) => one.unfit) };
}

/** The last change and the last detail count; the first level stays beside them. */
function applyCompanions(
  base: RatingRow,
  companions: readonly StoredCompanion[],
  questionnaire: Questionnaire,
) {
  const unfit: { readonly entryId: string; readonly reason: string }[] = [];
  let row = {
    ...base,
    level: base.first_level,
    satisfied: satisfiedOf(questionnaire, base.first_level) ?? base.satisfied,
  };
  for (const companion of companions) {
    const envelope = readEnvelope(companion.line, companion.seq);
    const body = envelope.ok ? envelope.value.body : null;
    if (companion.kind === 'rating.change') {
      const { level } = v.parse(ratingChangeBody, body);
      const satisfied = satisfiedOf(questionnaire, level);
      if (satisfied === null)
        unfit.push({
          entryId: companion.entryId,
          reason: `level ${level} is not in questionnaire ${questionnaire.id} version ${questionnaire.version}`,
        });
      else row = { ...row, level, satisfied };
    } else {
      const { reasons, answers } = v.parse(ratingDetailBody, body);
      const answers_json = answers === undefined ? null : JSON.stringify(answers);
      row = { ...row, reasons_json: JSON.stringify(reasons), answers_json };
    }
  }
  return { row, unfit };
}

function satisfiedOf(questionnaire: Questionnaire, code: number): number | null {
  const level = questionnaire.levels.find((one) => one.code === code);
  return level ? Number(level.satisfied) : null;
}

function isChanged(before: RatingRow | undefined, after: RatingRow): boolean {
  if (!before) return true;
  return (
    before.level !== after.level ||
    before.satisfied !== after.satisfied ||
    before.reasons_json !== after.reasons_json ||
    before.flags_json !== after.flags_json ||
    (before.answers_json ?? null) !== (after.answers_json ?? null)
  );
}
