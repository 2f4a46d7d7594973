import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import { findAsked } from '../content/build-content.ts';
import { readSetting } from '../content/read-settings.ts';
import type { ServerContext } from '../context.ts';
import type { HomeVisit } from '../pages/take-home/take-home-page.ts';
import { findClerkRow, findCounterRow } from '../store/office-rows.ts';
import type { TakeHomeToken } from './read-token.ts';

/** What the page says and asks of a visit, as its unit asks today; null: there is no question yet. */
export async function readVisit(
  { db, clock }: Pick<ServerContext, 'db' | 'clock'>,
  { code, key, place, field, at }: TakeHomeToken,
): Promise<HomeVisit | null> {
  const nowIso = new Date(clock.nowMs()).toISOString();
  const chosen = await readSetting(db, key.unit_id, 'questionnaire', nowIso);
  const questionnaire = await findAsked(db, chosen === null ? {} : { questionnaire: chosen });
  if (questionnaire === null) return null;
  const intake = (await readSetting(db, key.unit_id, 'intake', nowIso)) ?? DEFAULT_SETTINGS.intake;
  const counter = await findCounterRow(db, place.counter);
  const clerk = place.clerk === null ? undefined : await findClerkRow(db, place.clerk);
  return {
    ...{ code, unitName: key.unit_name, sample: key.unit_sample === 1, questionnaire },
    counterName: [counter?.number, counter?.name].filter((part) => part != null).join(' · '),
    clerkName: clerk?.name ?? null,
    field,
    at: key.kind === 'batch' ? null : { iso: at, timeZone: key.time_zone },
    withComment: intake.comment,
  };
}
