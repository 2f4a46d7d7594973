import { LIFE_EVENTS, type LifeEvent } from '#shared/domain/life-events.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import type { FindingSetting } from '#shared/protocol/unit-settings.ts';

export interface OfferedEvent {
  readonly event: LifeEvent;
  /** What the unit posts of it, in the order of the list. */
  readonly procedures: readonly Procedure[];
}

/** The life events that lead to something here: the unit's own, or else the program's. */
export function offeredEvents(
  procedures: readonly Procedure[],
  { lifeEvents }: FindingSetting,
): readonly OfferedEvent[] {
  const byCode = new Map<string, Procedure>(procedures.map((procedure) => [procedure.code, procedure]));
  return (lifeEvents.length > 0 ? lifeEvents : LIFE_EVENTS)
    .map((event) => ({ event, procedures: event.codes.flatMap((code) => byCode.get(code) ?? []) }))
    .filter((offered) => offered.procedures.length > 0);
}
