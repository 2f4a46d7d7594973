import * as v from 'valibot';
import { count, isoDate, procedureCode, shortText } from './fields.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));

/** Null everywhere means: no source states it. It is shown as "chưa có thông tin", never as an empty or free thing. */
export const procedure = v.object({
  code: procedureCode,
  name: text,
  /** Lĩnh vực, the office's short name of it. */
  field: shortText,
  ministry: v.nullable(text),
  /** Cấp thực hiện. */
  level: v.nullable(text),
  /** Số quyết định công bố. */
  decisionNo: v.nullable(text),
  agency: v.nullable(text),
  subjects: v.nullable(v.array(text)),
  channels: v.nullable(
    v.array(
      v.object({
        channel: v.picklist(['online', 'direct', 'postal']),
        label: text,
        /** The time cell as the portal prints it, or null. */
        time: v.nullable(text),
        /** The fee cell as the portal prints it; a bare "Miễn phí" there is unproven and never shown alone. */
        fee: v.nullable(text),
      }),
    ),
  ),
  timeLimit: v.nullable(text),
  fee: v.nullable(
    v.object({
      kind: v.picklist(['free', 'free_per_portal', 'fixed', 'provincial', 'unknown']),
      variesByProvince: v.boolean(),
      /** The value to show, uncut: it holds the exemptions. */
      text,
    }),
  ),
  components: v.nullable(
    v.array(
      v.object({
        name: text,
        originals: count,
        copies: count,
        formCode: v.nullable(text),
        /** In which case the paper is needed; null = always. */
        when: v.nullable(text),
      }),
    ),
  ),
  componentsNote: v.nullable(text),
  steps: v.nullable(v.array(text)),
  results: v.nullable(v.array(v.object({ name: text, code: v.nullable(text) }))),
  conditions: v.nullable(text),
  legalBasis: v.nullable(v.array(text)),
  /** Mức độ dịch vụ công trực tuyến. */
  onlineLevel: v.nullable(v.object({ value: text, scope: text })),
  /** What changed with the two-tier government of 1 July 2025. */
  twoTierNote: v.nullable(text),
  lifecycle: v.object({
    status: v.picklist(['active', 'unverified']),
    asOf: v.nullable(isoDate),
    note: v.nullable(text),
  }),
  factsAsOf: v.nullable(isoDate),
  sources: v.array(text),
  /** Names of the parts that no source confirms. */
  unverified: v.array(shortText),
});
export type Procedure = v.InferOutput<typeof procedure>;
