import * as v from 'valibot';
import { isoDate, shortText } from './fields.ts';
import { level, moduleItem, reason, reasonCode } from './questionnaire.ts';
import { translated } from './translated.ts';

/**
 * The rules of one country or province as data: what is asked, what is doubtful, how long an answer may take, how points
 * become classes, what a report must hold. One file a version; a version is never edited.
 */

const slug = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const year = whole(2000, 2200);

/** `all`: every one of the pack, in its order. */
const refs = <S extends v.GenericSchema<unknown, string>>(id: S) =>
  v.optional(v.union([v.literal('all'), v.array(id)]), 'all');

/** A question of the pack. Its topics and module questions are named, and stand once in the pack. */
const packQuestionnaire = v.strictObject({
  id: shortText,
  version: whole(1, 1_000_000),
  question: translated,
  serviceQuestion: v.optional(v.nullable(translated), null),
  levels: v.pipe(v.array(level), v.minLength(2), v.maxLength(7)),
  /** Level codes that count as a complaint. */
  negative: v.array(v.number()),
  reasons: refs(reasonCode),
  items: refs(slug),
});

/** What every flag rule says of itself. `why` is shown beside the evidence. */
const told = { title: translated, why: translated };
const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(86_400));

/** A doubt about ratings. What is left out of a pack is not looked for. */
const flagRule = v.variant('flag', [
  /** The time of the rating can be believed neither by the tablet's clock nor by the centre's. */
  v.strictObject({ flag: v.literal('clock'), ...told }),
  /** Closer to the press before than the unit's response interval. */
  v.strictObject({ flag: v.literal('burst'), ...told }),
  /** Given while the office was closed by its own hours, further from them than `graceMinutes`. */
  v.strictObject({ flag: v.literal('closed-hours'), ...told, graceMinutes: v.optional(whole(0, 1_440), 30) }),
  /** For a clerk who was on duty at no counter of the unit within `graceMinutes`. */
  v.strictObject({ flag: v.literal('no-duty'), ...told, graceMinutes: v.optional(whole(0, 1_440), 30) }),
  /** `presses` in a row whose pauses differ by at most `spreadSeconds` and are none longer than `pauseSeconds`. */
  v.strictObject({
    flag: v.literal('metronome'),
    ...told,
    presses: whole(4, 50),
    spreadSeconds: seconds,
    pauseSeconds: seconds,
  }),
  /** `presses` in a row with the best level, each within `answerMs` of the question. */
  v.strictObject({
    flag: v.literal('top-streak'),
    ...told,
    presses: whole(3, 50),
    answerMs: whole(1, 60_000),
  }),
  /** More than `perHour` ratings at home by codes of one tablet and one hour, or of one printed batch within an hour. */
  v.strictObject({ flag: v.literal('takehome-many'), ...told, perHour: whole(1, 1_000) }),
]);

export const DEADLINE_STEPS = ['acknowledge', 'forward', 'answer', 'publish'] as const;
export const CASE_KINDS = ['opinion', 'petition', 'integrity', 'rating', 'procedure'] as const;
const workingDays = v.optional(v.nullable(whole(0, 365)), null);
const deadlineSteps = {
  acknowledge: workingDays,
  forward: workingDays,
  answer: workingDays,
  publish: workingDays,
};
const strictSteps = v.strictObject(deadlineSteps);
const mildSteps = v.object(deadlineSteps);
const deadlineKinds = <S extends typeof strictSteps | typeof mildSteps>(steps: S) => ({
  opinion: v.optional(steps, {}),
  petition: v.optional(steps, {}),
  integrity: v.optional(steps, {}),
  rating: v.optional(steps, {}),
  procedure: v.optional(steps, {}),
});
/** Working days after the day of arrival; null: nobody has set any. `rating` is a case that a bad rating opened. */
export const deadlineTable = v.object(deadlineKinds(mildSteps));

/** Points become a class: the first step whose `from` is reached. */
const classScale = v.strictObject({
  id: slug,
  title: translated,
  max: v.number(),
  steps: v.pipe(v.array(v.strictObject({ from: v.number(), label: translated })), v.minLength(1)),
});

/** One indicator of an official score. */
const indicator = v.strictObject({
  id: slug,
  number: whole(1, 99),
  title: translated,
  /** Scored for every dossier, or once for the office. */
  per: v.picklist(['dossier', 'office']),
  /** A device may collect it. */
  atDevice: v.boolean(),
  /** The module question that asks it. */
  item: v.optional(v.nullable(slug), null),
  /** Counts in the score of a clerk. */
  ofClerk: v.boolean(),
  /** Points and what they are given for, best first. */
  points: v.pipe(v.array(v.strictObject({ points: v.number(), for: translated })), v.minLength(1)),
});

/** A share of satisfied ratings that an office set itself; offered to whoever sets a target, and in force nowhere. */
const target = v.strictObject({ id: slug, title: translated, year, satisfied: percent });

/** A form that reports are made in. `columns` in the order of the sheet. */
const reportForm = v.strictObject({
  id: slug,
  title: translated,
  rows: v.picklist(['dossier', 'indicator', 'unit', 'clerk']),
  columns: v.pipe(v.array(v.strictObject({ id: slug, label: translated })), v.minLength(1)),
});

/** Whoever got an answer rates the fix. */
const secondRating = v.strictObject({
  question: translated,
  levels: v.pipe(v.array(level), v.minLength(2), v.maxLength(7)),
});

const shape = v.strictObject({
  format: v.literal('hailong-rules'),
  v: v.literal(1),
  id: slug,
  version: whole(1, 1_000_000),
  /** The first day on which it holds. */
  effectiveFrom: isoDate,
  title: translated,
  /** Where the rules come from and what was not checked. */
  source: translated,
  /** Monday is 1. */
  workingDays: v.pipe(v.array(whole(1, 7)), v.minLength(1)),
  reasons: v.array(reason),
  items: v.array(moduleItem),
  questionnaires: v.pipe(v.array(packQuestionnaire), v.minLength(1)),
  flags: v.array(flagRule),
  deadlines: v.strictObject(deadlineKinds(strictSteps)),
  /** Whether a rating by itself opens a case: never, or a negative one that names a reason, or every negative one. */
  caseFromRating: v.optional(v.picklist(['never', 'negative-with-reason', 'negative']), 'never'),
  secondRating: v.optional(v.nullable(secondRating), null),
  classes: v.optional(v.array(classScale), []),
  indicators: v.optional(v.array(indicator), []),
  targets: v.optional(v.array(target), []),
  reportForms: v.optional(v.array(reportForm), []),
});

type Shape = v.InferOutput<typeof shape>;

/** Every name stands once, and what is named is there. */
export const rulePack = v.pipe(
  shape,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const message of faults(dataset.value)) addIssue({ message });
  }),
);
export type RulePack = v.InferOutput<typeof rulePack>;

/** What holds for a unit, and every pack that it could choose (`rules` of its settings). */
export const ruleView = v.object({
  rules: shape,
  known: v.array(
    v.object({ id: slug, version: whole(1, 1_000_000), effectiveFrom: isoDate, title: translated }),
  ),
});
export type RuleView = v.InferOutput<typeof ruleView>;
export type CaseKind = (typeof CASE_KINDS)[number];
export type DeadlineStep = (typeof DEADLINE_STEPS)[number];
export type DeadlineTable = v.InferOutput<typeof deadlineTable>;

function faults(pack: Shape): readonly string[] {
  const reasons = pack.reasons.map(({ code }) => code);
  const items = pack.items.map(({ id }) => id);
  return [
    ...repeated('reasons', reasons),
    ...repeated('items', items),
    ...repeated(
      'questionnaires',
      pack.questionnaires.map(({ id, version }) => `${id} version ${version}`),
    ),
    ...repeated(
      'flags',
      pack.flags.map(({ flag }) => flag),
    ),
    ...repeated(
      'indicators',
      pack.indicators.map(({ id }) => id),
    ),
    ...repeated(
      'targets',
      pack.targets.map(({ id }) => id),
    ),
    ...repeated(
      'reportForms',
      pack.reportForms.map(({ id }) => id),
    ),
    ...pack.questionnaires.flatMap((one) => questionnaireFaults(one, reasons, items)),
    ...pack.indicators.flatMap(({ id, item }) =>
      item === null || items.includes(item)
        ? []
        : [`indicator ${id} names the item ${item}, which is not here`],
    ),
    ...pack.classes.flatMap(({ id, max, steps }) =>
      steps.every(({ from }, at) => from <= (steps[at - 1]?.from ?? max) && from !== steps[at - 1]?.from)
        ? []
        : [`class scale ${id}: its steps must fall from at most ${max}`],
    ),
  ];
}

function questionnaireFaults(
  one: Shape['questionnaires'][number],
  reasons: readonly string[],
  items: readonly string[],
): readonly string[] {
  const name = `questionnaire ${one.id} version ${one.version}`;
  const codes = one.levels.map(({ code }) => code);
  const missing = (kind: string, wanted: 'all' | readonly string[], there: readonly string[]) =>
    wanted === 'all'
      ? []
      : wanted
          .filter((id) => !there.includes(id))
          .map((id) => `${name} names the ${kind} ${id}, which is not here`);
  return [
    ...repeated(`levels of ${name}`, codes.map(String)),
    ...missing('reason', one.reasons, reasons),
    ...missing('item', one.items, items),
    ...one.negative.flatMap((code) => {
      const level = one.levels.find((other) => other.code === code);
      if (level === undefined) return [`${name} calls level ${code} negative, which it does not have`];
      return level.satisfied ? [`${name}: level ${code} is satisfied and negative at once`] : [];
    }),
  ];
}

function repeated(what: string, keys: readonly string[]): readonly string[] {
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))].map(
    (key) => `${what}: ${key} stands here twice`,
  );
}
