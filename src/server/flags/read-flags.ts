import * as v from 'valibot';
import { type FlagNote, type FlagState, type FlagView, flagNote, flagView } from '#shared/protocol/flags.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { readPartsOverTime } from '../content/read-settings.ts';
import { packAt } from '../rules/unit-rules.ts';
import type { Connection } from '../store/database.ts';
import {
  type FlagDecisionRow,
  findFlagDecisions,
  findRatingFlags,
  type RatingFlagRow,
} from '../store/rating-flags.ts';

/** What a flag stands at after what was decided about it. */
export function flagStateOf(decisions: readonly Pick<FlagDecisionRow, 'action'>[]): FlagState {
  return decisions.at(-1)?.action ?? 'active';
}

/** The flags of ratings with their evidence, by rating. */
export async function readFlagNotes(
  connection: Connection,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FlagNote[]>> {
  const all = await readStored(connection, entryIds);
  return new Map(
    [...all].map(([id, flags]) => [
      id,
      flags.map(({ row, decisions }) =>
        v.parse(flagNote, {
          flag: row.flag,
          state: flagStateOf(decisions),
          evidence: JSON.parse(row.evidence_json),
        }),
      ),
    ]),
  );
}

/** The same in full: with the rule's words as they held when the rating was given, and every decision. */
export async function readFlagViews(
  connection: Connection,
  packs: readonly RulePack[],
  ratings: readonly { readonly id: string; readonly unitId: string; readonly occurredAt: string }[],
): Promise<ReadonlyMap<string, readonly FlagView[]>> {
  const all = await readStored(
    connection,
    ratings.map(({ id }) => id),
  );
  const views = new Map<string, readonly FlagView[]>();
  for (const [unitId, own] of Map.groupBy(ratings, (rating) => rating.unitId)) {
    const chosen = (await readPartsOverTime(connection, unitId, ['rules']))('rules');
    for (const { id, occurredAt } of own) {
      const rules = packAt(packs, chosen(occurredAt), occurredAt).flags;
      const toView = ({ row, decisions }: StoredFlag) => {
        const rule = rules.find(({ flag }) => flag === row.flag);
        return v.parse(flagView, {
          flag: row.flag,
          state: flagStateOf(decisions),
          evidence: JSON.parse(row.evidence_json),
          title: rule?.title ?? null,
          why: rule?.why ?? null,
          decisions: decisions.map(({ action, reason, made_by, made_at }) => ({
            action,
            reason,
            by: made_by,
            at: made_at,
          })),
        });
      };
      views.set(id, (all.get(id) ?? []).map(toView));
    }
  }
  return views;
}

interface StoredFlag {
  readonly row: RatingFlagRow;
  readonly decisions: readonly FlagDecisionRow[];
}

async function readStored(
  connection: Connection,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredFlag[]>> {
  const rows = await findRatingFlags(connection, entryIds);
  const flagged = [...new Set(rows.map((row) => row.entry_id))];
  const decisions = Map.groupBy(
    await findFlagDecisions(connection, flagged),
    (one) => `${one.entry_id} ${one.flag}`,
  );
  const stored = rows.map((row) => ({ row, decisions: decisions.get(`${row.entry_id} ${row.flag}`) ?? [] }));
  return Map.groupBy(stored, ({ row }) => row.entry_id);
}
