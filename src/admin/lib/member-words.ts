import type { TFunction } from 'i18next';
import * as v from 'valibot';
import type { SettingField } from './setting-fields.ts';
import { WEEKDAYS } from './weekdays.ts';

/** A changed member and its value, in the words of the form rather than those of the store. */
export function memberWords(
  fields: readonly SettingField[],
  member: string,
  t: TFunction<'admin'>,
): { readonly name: string; readonly value: (text: string) => string } {
  const { labels, field } = walk(fields, member === '' ? [] : member.split('.'), t);
  // No field of the form: what is stored of it is a mark, by which one PIN can be told from another.
  if (member === 'pin')
    return { name: t('settings.pin.label'), value: (mark) => t('settings.pin.mark', { mark }) };
  return {
    name: labels.length === 0 ? t('settings.whole') : labels.join(' › '),
    value: (text) => valueWords(field, text, t),
  };
}

function walk(
  fields: readonly SettingField[],
  path: readonly string[],
  t: TFunction<'admin'>,
): { readonly labels: readonly string[]; readonly field: SettingField | null } {
  const [head, ...rest] = path;
  if (head === undefined) return { labels: [], field: null };
  const field = fields.find((one) => one.name === head);
  // What a newer centre has that this page does not know stands as it came.
  if (field === undefined) return { labels: [path.join('.')], field: null };
  const label = t(`settings.fields.${field.label}`);
  const inner = walkInto(field, rest, t);
  return { labels: [label, ...inner.labels], field: inner.field ?? (rest.length === 0 ? field : null) };
}

function walkInto(
  field: SettingField,
  rest: readonly string[],
  t: TFunction<'admin'>,
): { readonly labels: readonly string[]; readonly field: SettingField | null } {
  const [head, ...deeper] = rest;
  if (head === undefined) return { labels: [], field: null };
  switch (field.type) {
    case 'group':
      return walk(field.fields, rest, t);
    case 'list': {
      const inner = walk(field.fields, deeper, t);
      return { labels: [nth(head), ...inner.labels], field: inner.field };
    }
    case 'words':
      return {
        labels: [head === 'vi' || head === 'en' ? t(`settings.language.${head}`) : head],
        field: null,
      };
    case 'week': {
      const day = WEEKDAYS[Number(head)];
      return {
        labels: [
          day === undefined ? head : t(`settings.days.${day}`),
          ...deeper.map((one) => rangePart(one, t)),
        ],
        field: null,
      };
    }
    default:
      return { labels: rest.map((one) => rangePart(one, t)), field: null };
  }
}

/** Places are counted from one. */
function nth(part: string): string {
  return /^\d+$/.test(part) ? String(Number(part) + 1) : part;
}

/** An end of a stretch of hours, or its place. */
function rangePart(part: string, t: TFunction<'admin'>): string {
  return part === 'from' || part === 'to' ? t(`settings.rangeEnd.${part}`) : nth(part);
}

function valueWords(field: SettingField | null, text: string, t: TFunction<'admin'>): string {
  const count = /^\[(\d+)\]$/.exec(text)?.[1];
  if (count !== undefined) return t('settings.items', { count: Number(count) });
  if (text === 'true') return t('settings.yes');
  if (text === 'false') return t('settings.no');
  if (field?.type === 'week') return weekWords(text, t);
  if (field?.type !== 'choice') return text;
  const option = field.options.find((one) => one === text);
  return option === undefined ? text : t(`settings.choices.${option}`);
}

const week = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.array(v.object({ from: v.string(), to: v.string() }))),
);

/** `Thứ Hai – Thứ Sáu: 07:30–11:30, 13:30–17:00; …`: days after one another with the same hours stand together. */
function weekWords(text: string, t: TFunction<'admin'>): string {
  const read = v.safeParse(week, text);
  if (!read.success) return text;
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const [day, ranges] of read.output.entries()) {
    const hours = ranges.map(({ from, to }) => `${from}–${to}`).join(', ');
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const named = (at: number) => {
    const day = WEEKDAYS[at];
    return day === undefined ? nth(String(at)) : t(`settings.days.${day}`);
  };
  return runs
    .map(({ first, last, hours }) => {
      const days = first === last ? named(first) : `${named(first)} – ${named(last)}`;
      return `${days}: ${hours === '' ? t('settings.closed') : hours}`;
    })
    .join('; ');
}
