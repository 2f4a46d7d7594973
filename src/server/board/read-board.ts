import * as v from 'valibot';
import {
  type Disclosed,
  type DisclosureLimits,
  disclose,
  discloseQuarter,
  type LevelGroup,
  targetState,
} from '#shared/domain/disclosure.ts';
import { lastDayOf, monthsAfter, quarterOf } from '#shared/domain/spans.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import {
  type Board,
  type BoardAction,
  type BoardFigure,
  type BoardPeriod,
  board,
} from '#shared/protocol/board.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import type { StoredSettings } from '#shared/protocol/stored-settings.ts';
import { readSetting } from '../content/read-settings.ts';
import { countHoles, findNamedUnit, listPostedAnswers } from '../store/board.ts';
import type { Connection } from '../store/database.ts';
import { listQuestionnaireVersions } from '../store/questionnaires.ts';
import { newestFirst, readPublishedTold } from '../told/read-told.ts';
import { countMonths, type MonthCounts } from './count-months.ts';
import { boardDefinition } from './definition.ts';
import { lastToldMonth } from './last-month.ts';
import { readBoardSetting } from './own-setting.ts';

/** So many quarters are told, and the months of them, and of the one that has begun. */
const QUARTERS = 4;
const ANSWERS = 20;
const ACTIONS = 20;
const SILENT_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/** The board of a unit as it stands; null: there is no such unit, or it does not publish one. */
export async function readBoard(
  connection: Connection,
  unitId: string,
  nowMs: number,
): Promise<Board | null> {
  const unit = await findNamedUnit(connection, unitId);
  if (unit === null) return null;
  const nowIso = new Date(nowMs).toISOString();
  const { published, ...limits } = await readBoardSetting(connection, unitId, nowIso);
  if (!published) return null;
  const last = lastToldMonth(nowMs, unit.timeZone, limits.delayDays);
  const spans = spansUntil(last);
  const questionnaires = await listQuestionnaireVersions(connection);
  const counted = { from: spans.months.at(-1) ?? last, to: last };
  const counts = await countMonths(connection, unitId, counted, questionnaires);
  const words = {
    questionnaires,
    targets: await readSetting(connection, unitId, 'targets', nowIso),
  };
  const told = tell(spans, counts, limits);
  const silentSince = new Date(nowMs - SILENT_DAYS * DAY_MS).toISOString();
  const answers = await listPostedAnswers(connection, unitId, ANSWERS);
  return v.parse(board, {
    format: 'hailong-board',
    v: 1,
    unit: { id: unit.id, name: unit.name, parentName: unit.parentName },
    sample: unit.sample === 1,
    definition: boardDefinition(limits),
    limits,
    months: told.months.map((one) => toPeriod(one, words)),
    quarters: told.quarters.map((one) => toPeriod(one, words)),
    holes: { ...(await countHoles(connection, unitId, silentSince)), silentDays: SILENT_DAYS },
    answers: answers.map(({ at, ...rest }) => ({
      ...rest,
      on: at === null ? null : dayOf(Date.parse(at), unit.timeZone),
    })),
    told: await readActions(connection, unitId, nowIso),
  });
}

interface Spans {
  /** The newest first, `YYYY-MM`. */
  readonly months: readonly string[];
  /** Ended quarters, the newest first, each by its months. */
  readonly quarters: readonly { readonly name: string; readonly months: readonly string[] }[];
}

/** The last ended quarters until a month, their months, and those after them. */
function spansUntil(last: string): Spans {
  const isEnd = Number(last.slice(5)) % 3 === 0;
  const end = isEnd ? last : monthsAfter(last, -(Number(last.slice(5)) % 3));
  const quarters = Array.from({ length: QUARTERS }, (_, back) => {
    const months = [2, 1, 0].map((step) => monthsAfter(end, -back * 3 - step));
    return { name: quarterOf(months[0] ?? end), months };
  });
  const first = quarters.at(-1)?.months[0] ?? last;
  const months: string[] = [];
  for (let month = last; month >= first; month = monthsAfter(month, -1)) months.push(month);
  return { months, quarters };
}

interface Period {
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly disclosed: Disclosed;
}

function tell({ months, quarters }: Spans, counts: MonthCounts, limits: DisclosureLimits) {
  const byMonth = new Map(months.map((month) => [month, disclose(counts.of(month), limits)] as const));
  return {
    months: months.map((month): Period => {
      const disclosed = byMonth.get(month) ?? { state: 'none' };
      return { period: month, from: `${month}-01`, to: lastDayOf(month), disclosed };
    }),
    quarters: quarters.map(({ name, months: own }): Period => {
      const told = own.map((month): Disclosed => byMonth.get(month) ?? { state: 'none' });
      const disclosed = discloseQuarter(told, counts.of(...own), limits);
      const [first = '', , last = ''] = own;
      return { period: name, from: `${first}-01`, to: lastDayOf(last), disclosed };
    }),
  };
}

interface Words {
  readonly questionnaires: readonly Questionnaire[];
  readonly targets: StoredSettings['targets'] | null;
}

function toPeriod({ disclosed, ...span }: Period, { questionnaires, targets }: Words): BoardPeriod {
  if (disclosed.state !== 'told') return { ...span, state: disclosed.state, figure: null, target: null };
  const { levels } = disclosed.figure;
  const asked = questionnaires.find(({ id }) => id === levels?.questionnaire);
  const figure: BoardFigure = {
    ...disclosed.figure,
    levels: levels === null ? null : levels.groups.map((group) => nameGroup(asked, group)),
  };
  const year = Number(span.from.slice(0, 4));
  const target = targets?.years.find((one) => one.year === year)?.satisfied ?? null;
  return {
    ...span,
    state: 'told',
    figure,
    target: target === null ? null : { satisfied: target, state: targetState(figure, target) },
  };
}

/** A level as the newest version of its questionnaire words it; a side as a whole by what it is. */
function nameGroup(asked: Questionnaire | undefined, { levels, satisfied, n }: LevelGroup) {
  const alone = levels.length > 1 ? undefined : asked?.levels.find(({ code }) => code === levels[0])?.label;
  return { levels: [...levels], label: alone ?? (satisfied ? SIDES.satisfied : SIDES.other), satisfied, n };
}

const SIDES = {
  satisfied: { vi: 'Các mức hài lòng (gộp)', en: 'Satisfied levels (together)' },
  other: { vi: 'Các mức còn lại (gộp)', en: 'The other levels (together)' },
};

/** Published entries and what the unit wrote into its setting, as the tablets show them. */
async function readActions(connection: Connection, unitId: string, nowIso: string): Promise<BoardAction[]> {
  const told = await readPublishedTold(connection, unitId);
  const attract = await readSetting(connection, unitId, 'attract', nowIso);
  const written = (attract?.actions ?? []).map((action) => ({ ...action, evidence: null }));
  return newestFirst([...told, ...written]).slice(0, ACTIONS);
}
