import * as v from 'valibot';
import { count, isoDate, procedureCode, shortText } from './fields.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));
/** What came after the first release: absent in older packages and rows, and then not known. */
const unknown = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);
const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Units of a time limit; the portal's "Khác" is none of them and stays unknown. */
const DURATION_UNITS = ['working-day', 'day', 'hour', 'month', 'year'] as const;

/** One amount of a channel, as a source states it in figures. What is shown is the channel's `fee`, which holds all of it. */
const feeItem = v.object({
  /** Phí, lệ phí … as the source names it. */
  kind: v.nullable(text),
  amount: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
  currency: v.nullable(shortText),
  /** Who pays what, and who does not; uncut. */
  note: v.nullable(text),
});

/** One way to apply. A way that has several time limits stands here once for each. */
const channel = v.object({
  channel: v.picklist(['online', 'direct', 'postal']),
  label: text,
  /** The time cell as the portal prints it, or null. */
  time: v.nullable(text),
  /** The fee cell as the source prints it, every line of it; a bare "Miễn phí" there is unproven and never shown alone. */
  fee: v.nullable(text),
  /** The time in figures, where its unit is known. */
  duration: unknown(v.object({ value: positive, unit: v.picklist(DURATION_UNITS) })),
  fees: v.optional(v.array(feeItem), []),
  /** Mô tả: what the source says of this way. */
  note: unknown(text),
});

const component = v.object({
  name: text,
  originals: count,
  copies: count,
  formCode: v.nullable(text),
  /** In which case (trường hợp) the paper is needed; null = always. */
  when: v.nullable(text),
  /** False: no source says how many; the two counts are 0 then and are not shown. */
  countsKnown: v.optional(v.boolean(), true),
  /** Mã giấy tờ. */
  code: unknown(text),
  formName: unknown(text),
  /** Where the form lies: an address, or what the source writes instead of one. */
  link: unknown(text),
  /** Mã kết quả thay thế: the result of another procedure that makes this paper unnecessary. */
  replacedByResult: unknown(text),
  required: unknown(v.boolean()),
});

/** Steps that hold in one case only; those that always hold are in `steps`. */
const stepCase = v.object({ when: text, steps: v.array(text) });

/** What is known of a legal document beyond its number; `ref` is the line of `legalBasis` it belongs to. */
const legalDetail = v.object({
  ref: text,
  title: v.nullable(text),
  issuedOn: v.nullable(isoDate),
  effectiveFrom: v.nullable(isoDate),
  agency: v.nullable(text),
  link: v.nullable(text),
});

/** Null: not known. Performing offices are a list, the others are what the source writes. */
const agencies = v.object({
  /** Cơ quan thực hiện. */
  performing: unknown(v.array(text)),
  /** Cơ quan có thẩm quyền. */
  competent: unknown(text),
  /** Cơ quan được ủy quyền. */
  authorised: unknown(text),
  /** Cơ quan phối hợp. */
  coordinating: unknown(text),
  /** Cơ quan công bố. */
  promulgating: unknown(text),
  /** Địa chỉ tiếp nhận hồ sơ. */
  receivingAddress: unknown(text),
});

const validity = v.object({
  effectiveFrom: unknown(isoDate),
  /** Null: not known. True also without a date: a list may say "hết hiệu lực" and not since when. */
  abolished: unknown(v.boolean()),
  abolishedOn: unknown(isoDate),
  /** Codes of what stands in its place. */
  replacedBy: v.optional(v.array(procedureCode), []),
});

/** What the province has decided instead of what the source says, and by which document. */
const override = v.object({
  text,
  decisionNo: v.nullable(text),
  decisionDate: v.nullable(isoDate),
  decisionAgency: v.nullable(text),
});

/**
 * The content of a procedure, as an office edits, imports, keeps and exports it. Null everywhere means: no source states it.
 * It is shown as "chưa có thông tin", never as an empty or free thing.
 */
export const procedureBody = v.object({
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
  channels: v.nullable(v.array(channel)),
  timeLimit: v.nullable(text),
  fee: v.nullable(
    v.object({
      kind: v.picklist(['free', 'free_per_portal', 'fixed', 'provincial', 'unknown']),
      variesByProvince: v.boolean(),
      /** The value to show, uncut: it holds the exemptions. */
      text,
    }),
  ),
  components: v.nullable(v.array(component)),
  componentsNote: v.nullable(text),
  steps: v.nullable(v.array(text)),
  results: v.nullable(
    v.array(v.object({ name: text, code: v.nullable(text), formName: unknown(text), link: unknown(text) })),
  ),
  conditions: v.nullable(text),
  /** Numbers of the legal documents, in the source's order; a document without a number stands by its title. */
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
  // What follows came later; every member has a default.
  /** Loại thủ tục. */
  type: unknown(text),
  fieldCode: unknown(text),
  /** Lĩnh vực and cấp thực hiện as the portal has them. */
  fieldPortal: unknown(text),
  levels: unknown(v.array(text)),
  decisionDate: unknown(isoDate),
  decisionAgency: unknown(text),
  agencies: v.optional(agencies, {}),
  stepCases: v.optional(v.array(stepCase), []),
  legalDetails: v.optional(v.array(legalDetail), []),
  keywords: unknown(v.array(text)),
  description: unknown(text),
  /** Thủ tục hành chính liên quan: codes or names. */
  related: unknown(v.array(text)),
  validity: v.optional(validity, {}),
  /** They go before `fee` and `timeLimit` wherever one of these is shown. */
  provincial: v.optional(v.object({ fee: unknown(override), time: unknown(override) }), {}),
});
export type ProcedureBody = v.InferOutput<typeof procedureBody>;

/** A procedure as a tablet and its reader get it: the content, which version of it, and who looked at it last. */
export const procedure = v.object({
  ...procedureBody.entries,
  /** Counts the versions of this code in this unit; null where the centre did not count yet. */
  version: unknown(positive),
  /** The last check of the posting. `by` is the office, or whom it named; never a user name. */
  checked: unknown(v.object({ by: text, on: isoDate })),
});
export type Procedure = v.InferOutput<typeof procedure>;
