import type { Procedure } from '../protocol/procedure.ts';

/** What may be said of a procedure, by whoever shows it: the tablet, our page, a print-out. Words of the screen are not here. */

export type Component = NonNullable<Procedure['components']>[number];
export type Channel = NonNullable<Procedure['channels']>[number];
/** What the province has decided. */
export type Override = NonNullable<Procedure['provincial']['fee']>;

/** What may be said about money: the source's text uncut, a caution, or that nothing is known. Never a "free" that nobody proved. */
export type FeeFact =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'free-unproven' }
  | { readonly type: 'unknown' };

const BARE_FREE =
  /^(?:miễn phí|không thu(?: phí| lệ phí| tiền)?|0(?:[.,]0+)?(?: ?(?:đ|đồng|vnđ|vnd|việt nam đồng))?)\.?$/iu;
const PORTAL_BLANK = /^(?:không có thông tin|\d+ khác|khác|-|–)$/iu;

/** Says "free" or 0 and nothing else: proves nothing where the province sets the amount. */
export function isBareFree(text: string): boolean {
  return BARE_FREE.test(text.trim());
}

/** What the portal writes where it knows nothing. */
export function isPortalBlank(text: string): boolean {
  return PORTAL_BLANK.test(text.trim());
}

/** The procedure's own fee text. A bare "Miễn phí" stands only where a source states the exemption. */
export function procedureFee(procedure: Procedure): FeeFact {
  const { fee } = procedure;
  if (fee === null) return { type: 'unknown' };
  if (fee.kind !== 'free' && isBareFree(fee.text)) return { type: 'free-unproven' };
  return { type: 'text', text: fee.text };
}

/** The portal's fee cell of one way to apply: a 0 or "Miễn phí" there is a placeholder unless the exemption is proved. */
export function channelFee(procedure: Procedure, channel: Channel): FeeFact {
  const text = channel.fee?.trim() ?? '';
  if (text === '' || isPortalBlank(text)) return { type: 'unknown' };
  if (procedure.fee?.kind !== 'free' && isBareFree(text)) return { type: 'free-unproven' };
  return { type: 'text', text };
}

/** The portal's time cell; "1 Khác" there is a number without a unit and tells nothing. */
export function channelTime(channel: Channel): string | null {
  const text = channel.time?.trim() ?? '';
  return text === '' || isPortalBlank(text) ? null : text;
}

export type FeeItem = Channel['fees'][number];

/** Amounts that a way to apply states in figures. A zero that nobody proved is no amount: `channelFee` says so. */
export function channelFees(procedure: Procedure, channel: Channel): readonly FeeItem[] {
  const proved = procedure.fee?.kind === 'free';
  return channel.fees
    .map((item) => (item.amount === 0 && !proved ? { ...item, amount: null } : item))
    .filter(({ amount, note }) => amount !== null || note !== null);
}

export interface ComponentCase {
  /** Null: needed in every case. */
  readonly when: string | null;
  readonly components: readonly Component[];
}

/** Papers by the case that needs them, what everybody needs first, otherwise in the order of the source. */
export function componentCases(components: readonly Component[]): readonly ComponentCase[] {
  const cases = new Map<string | null, Component[]>();
  for (const component of components) {
    const group = cases.get(component.when) ?? [];
    group.push(component);
    cases.set(component.when, group);
  }
  const all = [...cases].map(([when, group]) => ({ when, components: group }));
  return [...all.filter((group) => group.when === null), ...all.filter((group) => group.when !== null)];
}

/** `sometimes`: papers that each have a case of their own, which is said beside them. */
export type PaperGroup =
  | { readonly type: 'always' | 'sometimes'; readonly components: readonly Component[] }
  | { readonly type: 'case'; readonly when: string; readonly components: readonly Component[] };

/** Papers as a page lists them: a case that asks for several has a heading, and a heading over each single paper says nothing. */
export function paperGroups(components: readonly Component[]): readonly PaperGroup[] {
  const cases = componentCases(components);
  const always = cases.filter(({ when }) => when === null);
  const single = cases.flatMap((one) =>
    one.when !== null && one.components.length === 1 ? one.components : [],
  );
  return [
    ...always.map((one) => ({ type: 'always' as const, components: one.components })),
    ...cases.flatMap(({ when, components: own }) =>
      when !== null && own.length > 1 ? [{ type: 'case' as const, when, components: own }] : [],
    ),
    ...(single.length > 0 ? [{ type: 'sometimes' as const, components: single }] : []),
  ];
}

export interface StepCase {
  /** Null: they hold in every case. */
  readonly when: string | null;
  readonly steps: readonly string[];
}

/** Steps by case, what holds for everybody first. Empty: no source says how it goes. */
export function stepGroups({ steps, stepCases }: Procedure): readonly StepCase[] {
  const common = steps === null || steps.length === 0 ? [] : [{ when: null, steps }];
  return [...common, ...stepCases.filter((one) => one.steps.length > 0)];
}

export interface LegalDocument {
  readonly ref: string;
  readonly detail: Procedure['legalDetails'][number] | null;
}

/** The legal documents in the source's order, each with what is known of it beyond its number. */
export function legalDocuments({ legalBasis, legalDetails }: Procedure): readonly LegalDocument[] {
  return (legalBasis ?? []).map((ref) => ({
    ref,
    detail: legalDetails.find((detail) => detail.ref === ref) ?? null,
  }));
}

/** Offices by their part in it; those that no source names are left out, except the one that decides. */
export type AgencyRole = keyof Procedure['agencies'];
export interface AgencyFact {
  readonly role: AgencyRole;
  /** Null: not known. */
  readonly names: readonly string[] | null;
}

const OTHER_ROLES = ['competent', 'authorised', 'coordinating', 'receivingAddress', 'promulgating'] as const;

export function agencyFacts({ agency, agencies }: Procedure): readonly AgencyFact[] {
  const performing = agencies.performing ?? (agency === null ? null : [agency]);
  const others = OTHER_ROLES.flatMap((role) => {
    const name = agencies[role];
    return name === null ? [] : [{ role, names: [name] }];
  });
  return [{ role: 'performing', names: performing }, ...others];
}

/** Parts of the data that a page shows and that may be named as not confirmed. */
const NAMED_PARTS = [
  'name',
  'code',
  'agency',
  'channels',
  'components',
  'conditions',
  'fee',
  'legal_basis',
  'lifecycle',
  'online_level',
  'results',
  'steps',
  'subjects',
  'time_limit',
  'two_tier_note',
  'decision_no',
  'facts_as_of',
  'channels_time',
  'components_form_code',
  'fee_basis',
  'fee_items',
  'legal_basis_complete',
  'time_limit_per_case',
  'time_limit_unit',
  'two_tier_note_previous_level',
] as const;
export type NamedPart = (typeof NAMED_PARTS)[number] | 'other';

/** Columns of the portal's own pages that are not shown here. */
const NOT_SHOWN: readonly string[] = ['agency_portal', 'levels_portal', 'type_portal', 'field_portal'];

/** What `unverified` names, each once: the finer division where there is a word for it, else the whole part. */
export function unverifiedParts(procedure: Procedure): readonly NamedPart[] {
  return [...new Set(procedure.unverified.filter((path) => !NOT_SHOWN.includes(path)).map(pathToPart))];
}

function pathToPart(path: string): NamedPart {
  const whole = path.replaceAll('.', '_');
  const root = path.split('.')[0];
  return NAMED_PARTS.find((part) => part === whole) ?? NAMED_PARTS.find((part) => part === root) ?? 'other';
}

/** Where the facts come from, for people: hosts instead of long addresses, each once. */
export function sourceNames(sources: readonly string[]): readonly string[] {
  return [...new Set(sources.map((source) => source.replace(/^https?:\/\/([^/]+).*$/, '$1')))];
}
