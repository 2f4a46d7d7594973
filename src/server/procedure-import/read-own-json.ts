import type { ProcedureBody } from '#shared/protocol/procedure.ts';
import { tidyCell } from '../tabular/table.ts';
import { durationOf } from './derive-facts.ts';
import type { RawRow } from './file-row.ts';
import { isJson, type Json, objectsOf, textOf } from './json-members.ts';

/** Our own export: members as the model has them. What is there counts, also where it says that nothing is known. */
export function readOwnProcedure(value: Json, row: number): RawRow {
  // Not of the content: the centre counts versions and notes checks itself.
  const { version: _, checked: __, ...body } = value;
  const patch = tidyMembers(body);
  return { row, code: typeof patch.code === 'string' ? patch.code : null, patch, whole: true };
}

/** A record of the data set that comes with the program has members with low lines. */
export function isDataSetRecord(value: Json): boolean {
  return ['legal_basis', 'time_limit', 'decision_no', 'components_note'].some((key) => key in value);
}

/** The data set, in the members of the model. */
export function readDataSetRecord(value: Json, row: number): RawRow {
  const agency = textOf(value.agency_portal);
  const patch = tidyMembers({
    ...pick(value, SAME_NAME),
    ...Object.fromEntries(
      Object.entries(OTHER_NAME).flatMap(([theirs, ours]) =>
        theirs in value ? [[ours, value[theirs]]] : [],
      ),
    ),
    ...('channels' in value ? { channels: listOrNull(value.channels, toChannel) } : {}),
    ...('components' in value ? { components: listOrNull(value.components, toComponent) } : {}),
    ...('fee' in value ? { fee: toFee(value.fee) } : {}),
    ...('lifecycle' in value ? { lifecycle: toLifecycle(value.lifecycle) } : {}),
  });
  const fill = agency === null ? {} : { agencies: { performing: [agency] } };
  return { row, code: textOf(value.code), patch, fill, whole: true };
}

const SAME_NAME = [
  ...['code', 'name', 'field', 'ministry', 'level', 'agency', 'subjects', 'steps', 'results', 'conditions'],
  ...['sources', 'unverified'],
] as const;
const OTHER_NAME: Readonly<Record<string, keyof ProcedureBody>> = {
  decision_no: 'decisionNo',
  time_limit: 'timeLimit',
  components_note: 'componentsNote',
  legal_basis: 'legalBasis',
  online_level: 'onlineLevel',
  two_tier_note: 'twoTierNote',
  facts_as_of: 'factsAsOf',
  field_portal: 'fieldPortal',
  levels_portal: 'levels',
  type_portal: 'type',
};

function toChannel(value: Json): unknown {
  const time = textOf(value.time_raw);
  const known = isJson(value.fee) ? value.fee : {};
  const raw = textOf(known.raw);
  return {
    ...{ channel: value.channel, label: value.label },
    // The portal's "Khác" tells a number of nobody knows what.
    time: time !== null && /(^|\s)Khác$/.test(time) ? null : time,
    duration: time === null ? null : durationOf(time),
    fee: raw,
    fees:
      raw === null
        ? []
        : [{ kind: null, amount: known.amount ?? null, currency: known.currency ?? null, note: null }],
  };
}

function toComponent({ form_code, when, ...paper }: Json): unknown {
  return { ...paper, formCode: form_code ?? null, when: when ?? null };
}

function toFee(value: unknown): unknown {
  return isJson(value)
    ? { kind: value.kind, variesByProvince: value.varies_by_province, text: value.text }
    : value;
}

function toLifecycle(value: unknown): unknown {
  return isJson(value)
    ? { status: value.status, asOf: value.as_of ?? null, note: value.note ?? null }
    : value;
}

function listOrNull(value: unknown, toItem: (item: Json) => unknown): unknown {
  return Array.isArray(value) ? objectsOf(value).map(toItem) : value;
}

function pick(value: Json, keys: readonly string[]): Json {
  return Object.fromEntries(keys.flatMap((key) => (key in value ? [[key, value[key]]] : [])));
}

/** Texts in composed letters and without stray spaces, at any depth. */
function tidyMembers(value: Json): Json {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, tidyValue(member)]));
}

function tidyValue(value: unknown): unknown {
  if (typeof value === 'string') return tidyCell(value);
  if (Array.isArray(value)) return value.map(tidyValue);
  return isJson(value) ? tidyMembers(value) : value;
}
