import { deadlineFor, holidaysOf } from '#shared/domain/working-days.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import type { CaseKind, RulePack } from '#shared/protocol/rule-pack.ts';
import { readSetting } from '../content/read-settings.ts';
import { readUnitRules } from '../rules/unit-rules.ts';
import type { Connection } from '../store/database.ts';
import { findUnitRow } from '../store/office-rows.ts';

/** The last days in time; null where nobody has set a deadline. */
export interface CaseDeadlines {
  readonly acknowledge_due: string | null;
  readonly answer_due: string | null;
}

/** Says for one unit until when what arrives is looked at and answered, by the rules of the day on which it arrived. */
export async function readDeadlines(
  connection: Connection,
  packs: readonly RulePack[],
  unitId: string,
  atIso: string,
): Promise<(kind: CaseKind) => CaseDeadlines> {
  const rules = await readUnitRules(connection, packs, unitId, atIso);
  const holidays = holidaysOf((await readSetting(connection, unitId, 'hours', atIso)) ?? { exceptions: [] });
  const timeZone = (await findUnitRow(connection, unitId))?.time_zone ?? 'UTC';
  const day = dayOf(Date.parse(atIso), timeZone);
  return (kind) => ({
    acknowledge_due: deadlineFor(rules, kind, day, holidays, 'acknowledge'),
    answer_due: deadlineFor(rules, kind, day, holidays, 'answer'),
  });
}
