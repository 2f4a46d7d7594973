import type { ProcedureForm } from '../state/procedure-store.ts';

/** Members of a procedure that have a word of their own. */
const PART_KEYS = [
  'abolished',
  'abolishedOn',
  'agencies',
  'agency',
  'amount',
  'asOf',
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
  'countsKnown',
  'currency',
  'decisionAgency',
  'decisionDate',
  'decisionNo',
  'description',
  'duration',
  'effectiveFrom',
  'factsAsOf',
  'fee',
  'feeNote',
  'fees',
  'field',
  'fieldCode',
  'fieldPortal',
  'formCode',
  'formName',
  'issuedOn',
  'issuer',
  'itemCode',
  'itemName',
  'keywords',
  'kind',
  'label',
  'legalBasis',
  'legalDetails',
  'level',
  'levels',
  'lifecycle',
  'link',
  'linkAddress',
  'ministry',
  'name',
  'note',
  'onlineLevel',
  'originals',
  'paperCode',
  'paperName',
  'performing',
  'promulgating',
  'provincial',
  'receivingAddress',
  'ref',
  'related',
  'remark',
  'replacedBy',
  'replacedByResult',
  'required',
  'resultCode',
  'resultName',
  'results',
  'scope',
  'sources',
  'status',
  'stepCases',
  'steps',
  'subjects',
  'text',
  'time',
  'timeLimit',
  'title',
  'twoTierNote',
  'type',
  'unit',
  'unverified',
  'validity',
  'value',
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
