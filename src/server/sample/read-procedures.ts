import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Procedure, procedure } from '#shared/protocol/procedure.ts';

const FILE = new URL('./data/procedures.json', import.meta.url);

const text = v.nullable(v.string());
const list = v.nullable(v.array(v.string()));
/** A record as the data set has it. What is not named here is not shown to anybody. */
const record = v.object({
  code: v.string(),
  name: v.string(),
  field: v.string(),
  ministry: text,
  level: text,
  decision_no: text,
  agency: text,
  subjects: list,
  channels: v.nullable(
    v.array(
      v.object({
        channel: v.string(),
        label: v.string(),
        time_raw: text,
        fee: v.nullable(v.object({ raw: text })),
      }),
    ),
  ),
  time_limit: text,
  fee: v.nullable(v.object({ kind: v.string(), varies_by_province: v.boolean(), text: v.string() })),
  components: v.nullable(
    v.array(
      v.object({
        name: v.string(),
        originals: v.number(),
        copies: v.number(),
        form_code: text,
        when: v.optional(text, null),
      }),
    ),
  ),
  components_note: text,
  steps: list,
  results: v.nullable(v.array(v.object({ name: v.string(), code: text }))),
  conditions: text,
  legal_basis: list,
  online_level: v.nullable(v.object({ value: v.string(), scope: v.string() })),
  two_tier_note: text,
  lifecycle: v.object({ status: v.string(), as_of: text, note: text }),
  facts_as_of: text,
  sources: v.array(v.string()),
  unverified: v.array(v.string()),
});
type ProcedureRecord = v.InferOutput<typeof record>;

/** The seventy real procedures, nothing added and nothing cut. Throws when the data set is not what it should be. */
export function readProcedures(): readonly Procedure[] {
  const records = v.parse(v.array(record), JSON.parse(readFileSync(FILE, 'utf8')));
  return records.map((one) => v.parse(procedure, recordToProcedure(one)));
}

function recordToProcedure(one: ProcedureRecord): unknown {
  const { fee, lifecycle } = one;
  return {
    code: one.code,
    name: one.name,
    field: one.field,
    ministry: one.ministry,
    level: one.level,
    decisionNo: one.decision_no,
    agency: one.agency,
    subjects: one.subjects,
    channels:
      one.channels?.map(({ channel, label, time_raw, fee: cell }) => ({
        channel,
        label,
        time: cellToText(time_raw),
        fee: cellToText(cell?.raw ?? null),
      })) ?? null,
    timeLimit: one.time_limit,
    fee: fee && { kind: fee.kind, variesByProvince: fee.varies_by_province, text: fee.text },
    components:
      one.components?.map(({ form_code, ...component }) => ({ ...component, formCode: form_code })) ?? null,
    componentsNote: one.components_note,
    steps: one.steps,
    results: one.results,
    conditions: one.conditions,
    legalBasis: one.legal_basis,
    onlineLevel: one.online_level,
    twoTierNote: one.two_tier_note,
    lifecycle: { status: lifecycle.status, asOf: lifecycle.as_of, note: lifecycle.note },
    factsAsOf: one.facts_as_of,
    sources: one.sources,
    unverified: one.unverified,
  };
}

/** The portal's unit "Khác" ("other") says how many of nobody knows what, and "Không có thông tin" says nothing: null. */
function cellToText(cell: string | null): string | null {
  return cell === null || /(^|\s)Khác$/.test(cell) || cell === 'Không có thông tin' ? null : cell;
}
