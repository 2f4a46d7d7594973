import type { SettingIssue, StoredPart, StoredSettings } from '#shared/protocol/stored-settings.ts';
import type { AttractSetting, FindingSetting, HoursSetting } from '#shared/protocol/unit-settings.ts';

type Rules = { readonly [P in StoredPart]?: (body: StoredSettings[P]) => readonly SettingIssue[] };

/** What no type can say: order, overlap, repetition. */
export function settingFaults<P extends StoredPart>(
  part: P,
  body: StoredSettings[P],
): readonly SettingIssue[] {
  const rules: Rules = RULES;
  const rule: ((body: StoredSettings[P]) => readonly SettingIssue[]) | undefined = rules[part];
  return rule?.(body) ?? [];
}

const RULES: Rules = {
  hours: hoursFaults,
  attract: attractFaults,
  finding: findingFaults,
  targets: ({ years }) =>
    repeated(
      years.map(({ year }) => String(year)),
      (at) => `years.${at}.year`,
    ),
  cases: ({ templates }) =>
    repeated(
      templates.map(({ id }) => id),
      (at) => `templates.${at}.id`,
    ),
  feedback: ({ doors }) => repeated(doors, (at) => `doors.${at}`),
};

function hoursFaults({ week, exceptions }: HoursSetting): readonly SettingIssue[] {
  return [
    ...(week ?? []).flatMap((ranges, day) => rangeFaults(ranges, `week.${day}`)),
    ...exceptions.flatMap(({ ranges }, at) => rangeFaults(ranges, `exceptions.${at}.ranges`)),
    ...repeated(
      exceptions.map(({ date }) => date),
      (at) => `exceptions.${at}.date`,
    ),
  ];
}

function rangeFaults(
  ranges: readonly { readonly from: string; readonly to: string }[],
  path: string,
): readonly SettingIssue[] {
  return ranges.flatMap((range, at) => {
    const before = ranges[at - 1];
    if (before === undefined || before.to <= range.from) return [];
    const detail = `must begin at ${before.to} or later: ranges stand in order and do not overlap`;
    return [{ member: `${path}.${at}.from`, code: 'overlaps' as const, detail }];
  });
}

function attractFaults({ notices, actions, result }: AttractSetting): readonly SettingIssue[] {
  return [
    ...repeated(
      notices.map(({ id }) => id),
      (at) => `notices.${at}.id`,
    ),
    ...repeated(
      actions.map(({ id }) => id),
      (at) => `actions.${at}.id`,
    ),
    ...notices.flatMap(({ from, to }, at) => ordered(from, to, `notices.${at}.to`)),
    ...(result === null
      ? []
      : [
          ...ordered(result.from, result.to, 'result.to'),
          ...atMost(result.satisfied, result.n, 'result.satisfied'),
        ]),
  ];
}

function findingFaults({ synonyms, lifeEvents }: FindingSetting): readonly SettingIssue[] {
  return [
    ...repeated(
      synonyms.map(({ say, means }) => `${say}\n${means}`),
      (at) => `synonyms.${at}.say`,
    ),
    ...repeated(
      lifeEvents.map(({ id }) => id),
      (at) => `lifeEvents.${at}.id`,
    ),
  ];
}

function ordered(from: string | null, to: string | null, member: string): readonly SettingIssue[] {
  if (from === null || to === null || from <= to) return [];
  return [{ member, code: 'wrong-order', detail: `must be ${from} or later` }];
}

function atMost(value: number, bound: number, member: string): readonly SettingIssue[] {
  return value <= bound ? [] : [{ member, code: 'out-of-range', detail: `at most ${bound}` }];
}

function repeated(keys: readonly string[], memberAt: (at: number) => string): readonly SettingIssue[] {
  return keys.flatMap((key, at) =>
    keys.indexOf(key) === at
      ? []
      : [{ member: memberAt(at), code: 'repeats' as const, detail: 'stands here already: take one out' }],
  );
}
