import type { Procedure } from '../protocol/procedure.ts';

/** Whether a procedure is in force, as far as anybody has said: people prepare their papers by it. */
export type ForceFact =
  | { readonly type: 'in-force' }
  /** Null: since when is not known. */
  | { readonly type: 'abolished'; readonly on: string | null }
  /** In force, and from that day on no more. */
  | { readonly type: 'ending'; readonly on: string }
  | { readonly type: 'not-yet'; readonly from: string };

/** A date says more than the mark "abolished": one that lies ahead means that the procedure still holds. `today`: `YYYY-MM-DD` at the office. */
export function forceOn(validity: Procedure['validity'], today: string): ForceFact {
  const { abolished, abolishedOn, effectiveFrom } = validity;
  if (abolishedOn === null ? abolished === true : abolishedOn <= today)
    return { type: 'abolished', on: abolishedOn };
  if (effectiveFrom !== null && effectiveFrom > today) return { type: 'not-yet', from: effectiveFrom };
  return abolishedOn === null ? { type: 'in-force' } : { type: 'ending', on: abolishedOn };
}
