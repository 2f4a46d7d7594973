import type { ProcedureForm } from '../state/procedure-store.ts';
import type { PartKey } from './procedure-form.ts';

/** How one member of a procedure is entered. An empty entry is null: not known. */
export type FormField =
  | { readonly kind: 'line'; readonly key: PartKey; readonly label?: PartKey }
  | { readonly kind: 'area'; readonly key: PartKey; readonly label?: PartKey }
  | { readonly kind: 'date'; readonly key: PartKey; readonly label?: PartKey }
  | { readonly kind: 'count'; readonly key: PartKey; readonly label?: PartKey }
  | { readonly kind: 'flag'; readonly key: PartKey; readonly label?: PartKey }
  /** A number that may be broken, or not known. */
  | { readonly kind: 'amount'; readonly key: PartKey; readonly label?: PartKey }
  /** Yes, no or not known. */
  | { readonly kind: 'maybe'; readonly key: PartKey }
  /** A list of texts, one a line. `required`: an empty list instead of null. */
  | { readonly kind: 'lines'; readonly key: PartKey; readonly required?: boolean }
  | { readonly kind: 'choice'; readonly key: PartKey; readonly options: readonly Choice[] }
  | {
      readonly kind: 'group';
      readonly key: PartKey;
      readonly fields: readonly FormField[];
      readonly empty: ProcedureForm;
      /** Without this member the whole group is not known. */
      readonly core?: PartKey;
    }
  | {
      readonly kind: 'rows';
      readonly key: PartKey;
      readonly fields: readonly FormField[];
      readonly empty: ProcedureForm;
      readonly required?: boolean;
    };
export type Choice =
  | 'free'
  | 'free_per_portal'
  | 'fixed'
  | 'provincial'
  | 'unknown'
  | 'online'
  | 'direct'
  | 'postal'
  | 'active'
  | 'unverified'
  | 'working-day'
  | 'day'
  | 'hour'
  | 'month'
  | 'year';

/** `label`: the word for it here, where its key means something else elsewhere. */
const line = (key: PartKey, label: PartKey = key): FormField => ({ kind: 'line', key, label });
const area = (key: PartKey, label: PartKey = key): FormField => ({ kind: 'area', key, label });
const date = (key: PartKey): FormField => ({ kind: 'date', key });

const OVERRIDE: readonly FormField[] = [
  area('text'),
  line('decisionNo'),
  date('decisionDate'),
  line('decisionAgency'),
];
const NO_OVERRIDE = { text: '', decisionNo: null, decisionDate: null, decisionAgency: null };

/** The time limit in figures. */
const DURATION: FormField = {
  kind: 'group',
  key: 'duration',
  fields: [
    { kind: 'amount', key: 'value' },
    { kind: 'choice', key: 'unit', options: ['working-day', 'day', 'hour', 'month', 'year'] },
  ],
  empty: { value: '', unit: 'working-day' },
  core: 'value',
};
const FEE_ITEM: readonly FormField[] = [
  line('kind'),
  { kind: 'amount', key: 'amount' },
  line('currency'),
  area('note', 'feeNote'),
];
const NO_FEE_ITEM = { kind: null, amount: null, currency: 'VND', note: null };

/** The parts in the order in which an office reads them off the published decision. */
export const PROCEDURE_FIELDS: readonly FormField[] = [
  line('name'),
  line('field'),
  line('fieldCode'),
  line('fieldPortal'),
  line('ministry'),
  line('level'),
  { kind: 'lines', key: 'levels' },
  line('type'),
  line('decisionNo'),
  date('decisionDate'),
  line('decisionAgency'),
  line('agency'),
  {
    kind: 'group',
    key: 'agencies',
    fields: [
      { kind: 'lines', key: 'performing' },
      line('competent'),
      line('authorised'),
      line('coordinating'),
      line('promulgating'),
      area('receivingAddress'),
    ],
    empty: {},
  },
  { kind: 'lines', key: 'subjects' },
  area('timeLimit'),
  {
    kind: 'group',
    key: 'fee',
    fields: [
      { kind: 'choice', key: 'kind', options: ['free', 'free_per_portal', 'fixed', 'provincial', 'unknown'] },
      area('text'),
      { kind: 'flag', key: 'variesByProvince' },
    ],
    empty: { kind: 'unknown', variesByProvince: false, text: '' },
    core: 'text',
  },
  {
    kind: 'rows',
    key: 'channels',
    fields: [
      { kind: 'choice', key: 'channel', options: ['direct', 'online', 'postal'] },
      line('label'),
      area('time'),
      DURATION,
      area('fee'),
      { kind: 'rows', key: 'fees', fields: FEE_ITEM, empty: NO_FEE_ITEM, required: true },
      area('note'),
    ],
    empty: { channel: 'direct', label: '', time: null, duration: null, fee: null, fees: [] },
  },
  {
    kind: 'rows',
    key: 'components',
    fields: [
      area('name', 'paperName'),
      { kind: 'count', key: 'originals' },
      { kind: 'count', key: 'copies' },
      { kind: 'flag', key: 'countsKnown' },
      { kind: 'maybe', key: 'required' },
      line('when'),
      line('formCode'),
      line('formName'),
      line('link'),
      line('code', 'paperCode'),
      line('replacedByResult'),
    ],
    empty: { name: '', originals: 1, copies: 0, countsKnown: true, formCode: null, when: null },
  },
  area('componentsNote'),
  { kind: 'lines', key: 'steps' },
  {
    kind: 'rows',
    key: 'stepCases',
    fields: [line('when'), { kind: 'lines', key: 'steps', required: true }],
    empty: { when: '', steps: [] },
    required: true,
  },
  {
    kind: 'rows',
    key: 'results',
    fields: [line('name', 'resultName'), line('code', 'resultCode'), line('formName'), line('link')],
    empty: { name: '', code: null },
  },
  area('conditions'),
  { kind: 'lines', key: 'legalBasis' },
  {
    kind: 'rows',
    key: 'legalDetails',
    fields: [
      line('ref'),
      area('title'),
      date('issuedOn'),
      date('effectiveFrom'),
      line('agency', 'issuer'),
      line('link', 'linkAddress'),
    ],
    empty: { ref: '', title: null, issuedOn: null, effectiveFrom: null, agency: null, link: null },
    required: true,
  },
  { kind: 'lines', key: 'keywords' },
  area('description'),
  { kind: 'lines', key: 'related' },
  {
    kind: 'group',
    key: 'validity',
    fields: [
      date('effectiveFrom'),
      { kind: 'flag', key: 'abolished' },
      date('abolishedOn'),
      { kind: 'lines', key: 'replacedBy', required: true },
    ],
    empty: {},
  },
  {
    kind: 'group',
    key: 'provincial',
    fields: [
      { kind: 'group', key: 'fee', fields: OVERRIDE, empty: NO_OVERRIDE, core: 'text' },
      { kind: 'group', key: 'time', fields: OVERRIDE, empty: NO_OVERRIDE, core: 'text' },
    ],
    empty: {},
  },
  {
    kind: 'group',
    key: 'onlineLevel',
    fields: [line('value'), line('scope')],
    empty: { value: '', scope: '' },
    core: 'value',
  },
  area('twoTierNote'),
  {
    kind: 'group',
    key: 'lifecycle',
    fields: [
      { kind: 'choice', key: 'status', options: ['active', 'unverified'] },
      date('asOf'),
      area('note', 'remark'),
    ],
    empty: { status: 'unverified', asOf: null, note: null },
  },
  { kind: 'lines', key: 'sources', required: true },
  date('factsAsOf'),
  { kind: 'lines', key: 'unverified', required: true },
];
