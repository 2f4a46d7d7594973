import type { ProcedureForm } from '../state/procedure-store.ts';

/** Members of a procedure that have a word of their own. */
const PART_KEYS = [
  'abolished',
  'abolishedOn',
  'agencies',
  'agency',
  'authorised',
  'channel',
  'channels',
  'code',
  'competent',
  'components',
  'componentsNote',
  'conditions',
  'coordinating',
  'copies',
  'decisionAgency',
  'decisionDate',
  'decisionNo',
  'description',
  'effectiveFrom',
  'factsAsOf',
  'fee',
  'field',
  'formCode',
  'formName',
  'itemCode',
  'itemName',
  'keywords',
  'kind',
  'label',
  'legalBasis',
  'level',
  'lifecycle',
  'link',
  'ministry',
  'name',
  'note',
  'onlineLevel',
  'originals',
  'paperName',
  'performing',
  'promulgating',
  'provincial',
  'receivingAddress',
  'related',
  'replacedBy',
  'resultCode',
  'resultName',
  'results',
  'sources',
  'stepCases',
  'steps',
  'subjects',
  'text',
  'time',
  'timeLimit',
  'twoTierNote',
  'type',
  'unverified',
  'validity',
  'variesByProvince',
  'when',
] as const;
export type PartKey = (typeof PART_KEYS)[number];

/** The part that a name speaks of. Sources name parts of parts (`channels_time`): then it is the part around it. */
export function partKeyOf(name: string): PartKey | null {
  const words = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).split(/[_.]/);
  for (let length = words.length; length > 0; length--) {
    const camel = words
      .slice(0, length)
      .join('_')
      .replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    const known = PART_KEYS.find((key) => key === camel);
    if (known !== undefined) return known;
  }
  return null;
}

/** How one member of a procedure is entered. An empty entry is null: not known. */
export type FormField =
  | { readonly kind: 'line'; readonly key: PartKey; readonly label?: PartKey }
  | { readonly kind: 'area'; readonly key: PartKey; readonly label?: PartKey }
  | { readonly kind: 'date'; readonly key: PartKey; readonly label?: PartKey }
  | { readonly kind: 'count'; readonly key: PartKey; readonly label?: PartKey }
  | { readonly kind: 'flag'; readonly key: PartKey; readonly label?: PartKey }
  /** A list of texts, one a line. `required`: an empty list instead of null. */
  | { readonly kind: 'lines'; readonly key: PartKey; readonly required?: boolean }
  | { readonly kind: 'choice'; readonly key: PartKey; readonly options: readonly Choice[] }
  | {
      readonly kind: 'group';
      readonly key: PartKey;
      readonly fields: readonly FormField[];
      readonly empty: ProcedureForm;
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
  | 'postal';

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

/** The parts in the order in which an office reads them off the published decision. */
export const PROCEDURE_FIELDS: readonly FormField[] = [
  line('name'),
  line('field'),
  line('ministry'),
  line('level'),
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
  },
  {
    kind: 'rows',
    key: 'channels',
    fields: [
      { kind: 'choice', key: 'channel', options: ['direct', 'online', 'postal'] },
      line('label'),
      area('time'),
      area('fee'),
      area('note'),
    ],
    empty: { channel: 'direct', label: '', time: null, fee: null },
  },
  {
    kind: 'rows',
    key: 'components',
    fields: [
      area('name', 'paperName'),
      { kind: 'count', key: 'originals' },
      { kind: 'count', key: 'copies' },
      line('when'),
      line('formCode'),
      line('formName'),
      line('link'),
    ],
    empty: { name: '', originals: 1, copies: 0, formCode: null, when: null },
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
      { kind: 'group', key: 'fee', fields: OVERRIDE, empty: NO_OVERRIDE },
      { kind: 'group', key: 'time', fields: OVERRIDE, empty: NO_OVERRIDE },
    ],
    empty: {},
  },
  area('twoTierNote'),
  { kind: 'lines', key: 'sources', required: true },
  date('factsAsOf'),
  { kind: 'lines', key: 'unverified', required: true },
];

/** The lines of a text area; blank ones count for nothing. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** A member that is an object, or an empty one. */
export function groupAt(form: ProcedureForm, key: string): ProcedureForm | null {
  const value = form[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

/** The rows of a member that is a list of objects. */
export function rowsAt(form: ProcedureForm, key: string): readonly ProcedureForm[] {
  const value = form[key];
  if (!Array.isArray(value)) return [];
  return value.map((row: unknown) => (typeof row === 'object' && row !== null ? { ...row } : {}));
}

/** The texts of a member that is a list of texts. */
export function textsAt(form: ProcedureForm, key: string): readonly string[] {
  const value = form[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export function textAt(form: ProcedureForm, key: string): string {
  const value = form[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
