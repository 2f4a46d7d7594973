import * as v from 'valibot';
import { type Procedure, procedure } from '#shared/protocol/procedure.ts';

const raw = v.looseObject({
  channels: v.nullable(
    v.array(
      v.looseObject({
        time_raw: v.nullish(v.string(), null),
        fee: v.nullish(v.looseObject({ raw: v.nullish(v.string(), null) })),
      }),
    ),
  ),
  fee: v.nullable(v.looseObject({ varies_by_province: v.boolean(), text: v.nullish(v.string()) })),
  components: v.nullable(
    v.array(v.looseObject({ form_code: v.nullish(v.string(), null), when: v.nullish(v.string(), null) })),
  ),
  results: v.nullable(v.array(v.looseObject({ code: v.nullish(v.string(), null) }))),
  lifecycle: v.looseObject({ as_of: v.nullish(v.string(), null), note: v.nullish(v.string(), null) }),
});

/** The rows of the sample data in the form of the content package. */
export function parseSampleProcedures(rows: unknown): readonly Procedure[] {
  return v.parse(v.array(raw), rows).map((row) => v.parse(procedure, rowToProcedure(row)));
}

function rowToProcedure(row: v.InferOutput<typeof raw>): unknown {
  return {
    ...row,
    decisionNo: row.decision_no,
    timeLimit: row.time_limit,
    componentsNote: row.components_note,
    legalBasis: row.legal_basis,
    onlineLevel: row.online_level,
    twoTierNote: row.two_tier_note,
    factsAsOf: row.facts_as_of,
    lifecycle: { ...row.lifecycle, asOf: row.lifecycle.as_of },
    fee: row.fee?.text ? { ...row.fee, variesByProvince: row.fee.varies_by_province } : null,
    components: row.components?.map((part) => ({ ...part, formCode: part.form_code })) ?? null,
    channels:
      row.channels?.map((channel) => ({
        ...channel,
        time: channel.time_raw,
        fee: channel.fee?.raw ?? null,
      })) ?? null,
  };
}
