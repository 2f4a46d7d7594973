import { deadlineFor, holidaysOf } from '#shared/domain/working-days.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import type { CaseKind, RulePack } from '#shared/protocol/rule-pack.ts';
import { readSetting } from '../content/read-settings.ts';
import { readUnitRules } from '../rules/unit-rules.ts';
import type { CaseRow } from '../store/cases.ts';
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
  const { rules, holidays, dayIn } = await readCalendar(connection, packs, unitId, atIso);
  const day = dayIn(atIso);
  return (kind) => ({
    acknowledge_due: deadlineFor(rules, kind, day, holidays, 'acknowledge'),
    answer_due: deadlineFor(rules, kind, day, holidays, 'answer'),
  });
}

/** The last days of steps that no list asks for: they are computed when somebody looks at the case. */
export interface FurtherDays {
  /** For handing it to the office that it belongs to; null once it was handed on or is being worked on. */
  readonly forwardDue: string | null;
  /** For publishing the answer, counted from the day of the answer; null where its writer did not agree, or it is done. */
  readonly publishDue: string | null;
}

/** The same rules as at its arrival, for one case. */
export async function readFurtherDays(
  connection: Connection,
  packs: readonly RulePack[],
  row: CaseRow,
): Promise<FurtherDays> {
  const { rules, holidays, dayIn } = await readCalendar(connection, packs, row.unit_id, row.received_at);
  const isHere = row.unit_id === row.origin_unit_id && (row.status === 'new' || row.status === 'accepted');
  const toPublish = row.may_publish === 1 && row.published_at === null ? row.answered_at : null;
  return {
    forwardDue: isHere ? deadlineFor(rules, row.kind, dayIn(row.received_at), holidays, 'forward') : null,
    publishDue:
      toPublish === null ? null : deadlineFor(rules, row.kind, dayIn(toPublish), holidays, 'publish'),
  };
}

async function readCalendar(
  connection: Connection,
  packs: readonly RulePack[],
  unitId: string,
  atIso: string,
) {
  const rules = await readUnitRules(connection, packs, unitId, atIso);
  const holidays = holidaysOf((await readSetting(connection, unitId, 'hours', atIso)) ?? { exceptions: [] });
  const timeZone = (await findUnitRow(connection, unitId))?.time_zone ?? 'UTC';
  return { rules, holidays, dayIn: (iso: string) => dayOf(Date.parse(iso), timeZone) };
}
