import * as v from 'valibot';
import { readEnvelope } from '#shared/lib/segment-text.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { sealedBox, sealedText } from '#shared/protocol/sealed-bodies.ts';
import type { CaseRule } from '#shared/protocol/stored-settings.ts';
import { readSetting } from '../content/read-settings.ts';
import { readUnitRules } from '../rules/unit-rules.ts';
import { findCasesOfRatings } from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import { findQuestionnaires } from '../store/questionnaires.ts';
import { findCompanions, type RatingRow, type StoredCompanion } from '../store/rating-projection.ts';
import { findHomeComments } from '../store/take-home-uses.ts';
import { readDeadlines } from './case-deadlines.ts';
import type { CaseDraft, CasePorts } from './case-draft.ts';
import { sealSecret } from './case-secrets.ts';
import { openBox } from './open-box.ts';
import { keyPairsOf } from './seal-key-pairs.ts';

/** Cases to be opened, and comments that came later than theirs. */
export interface DraftedCases {
  readonly drafts: readonly CaseDraft[];
  readonly comments: readonly { readonly id: string; readonly text: string }[];
}

const NOTHING: DraftedCases = { drafts: [], comments: [] };

/** Holds ratings against the rules of their units. Most units open no case from a rating, and then nothing is read. */
export async function findRatingCases(
  connection: Connection,
  ports: CasePorts,
  ratings: readonly RatingRow[],
): Promise<DraftedCases> {
  if (ratings.length === 0) return NOTHING;
  const found: DraftedCases[] = [];
  for (const [unitId, own] of Map.groupBy(ratings, (row) => row.unit_id))
    found.push(await ofUnit(connection, ports, unitId, own));
  return {
    drafts: found.flatMap(({ drafts }) => drafts),
    comments: found.flatMap(({ comments }) => comments),
  };
}

async function ofUnit(
  connection: Connection,
  ports: CasePorts,
  unitId: string,
  ratings: readonly RatingRow[],
): Promise<DraftedCases> {
  const atIso = ratings.reduce((last, row) => (row.received_at > last ? row.received_at : last), '');
  const pack = await readUnitRules(connection, ports.rules, unitId, atIso);
  const own = await readSetting(connection, unitId, 'cases', atIso);
  const rule: CaseRule = own === null || own.fromRatings === 'rules' ? pack.caseFromRating : own.fromRatings;
  if (rule === 'never') return NOTHING;
  const questionnaires = await findQuestionnaires(connection, [
    ...new Set(ratings.map((row) => row.questionnaire_id)),
  ]);
  const bad = ratings.filter((row) => isBad(row, rule, questionnaires, pack));
  const ids = bad.map((row) => row.entry_id);
  const companions = Map.groupBy(await findCompanions(connection, ids), (one) => one.ofId);
  const home = bad.filter(({ intake }) => intake === 'takehome').map((row) => row.entry_id);
  const atHome = await findHomeComments(connection, home);
  const known = await findCasesOfRatings(connection, ids);
  const deadlines = (await readDeadlines(connection, ports.rules, unitId, atIso))('rating');
  const drafts: CaseDraft[] = [];
  const comments: { readonly id: string; readonly text: string }[] = [];
  for (const row of bad) {
    const id = row.entry_id;
    const details = (companions.get(id) ?? []).filter((one) => one.deviceId === row.device_id);
    const before = known.get(id);
    // A comment at home is sealed for the case already, should there be one.
    const text = before?.text_erased_at
      ? null
      : (atHome.get(id) ?? (await readComment(connection, ports, id, details)));
    if (before !== undefined) {
      if (text !== null) comments.push({ id, text });
    } else if (rule === 'negative' || row.reasons_json !== '[]' || text !== null) {
      drafts.push({ row: { ...toRow(row, text), ...deadlines }, text, contact: null });
    }
  }
  return { drafts, comments };
}

function isBad(
  { level, questionnaire_id, questionnaire_version }: RatingRow,
  rule: CaseRule,
  questionnaires: readonly Questionnaire[],
  pack: RulePack,
): boolean {
  const isAsked = (one: { readonly id: string; readonly version: number }) =>
    one.id === questionnaire_id && one.version === questionnaire_version;
  const codes = questionnaires.find(isAsked)?.levels.map(({ code }) => code) ?? [];
  const isLowest = codes.length > 0 && level === Math.min(...codes);
  if (rule === 'lowest-with-reason') return isLowest;
  return pack.questionnaires.find(isAsked)?.negative.includes(level) ?? isLowest;
}

function toRow(row: RatingRow, text: string | null): CaseDraft['row'] {
  const { entry_id: id, unit_id, sample, occurred_at, received_at } = row;
  return {
    ...{ id, unit_id, origin_unit_id: unit_id, kind: 'rating', status: 'new', version: 1 },
    ...{ box: text === null ? 'none' : 'open', may_publish: null, has_contact: 0, sample },
    ...{ occurred_at, received_at, changed_at: received_at },
  };
}

/** The last comment beside the rating, encrypted for the case; null: none, or one that cannot be opened. */
async function readComment(
  connection: Connection,
  { atRest }: CasePorts,
  caseId: string,
  details: readonly StoredCompanion[],
): Promise<string | null> {
  for (const { kind, line, seq, entryId } of details.toReversed()) {
    const envelope = readEnvelope(line, seq);
    const carrier = v.safeParse(v.object({ sealed: sealedBox }), envelope.ok ? envelope.value.body : null);
    if (!carrier.success) continue;
    const opened = await openBox(keyPairsOf(connection, atRest), { kind, entryId }, carrier.output.sealed);
    const written = v.safeParse(sealedText, opened.ok ? opened.value : null);
    if (written.success) return sealSecret(atRest, caseId, 'text', written.output.text);
  }
  return null;
}
