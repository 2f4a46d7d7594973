import type { viAdminSettings } from '#i18n/locales/vi/admin-settings.ts';
import { CASE_KINDS, DEADLINE_STEPS } from '#shared/protocol/rule-pack.ts';
import type { StoredPart } from '#shared/protocol/stored-settings.ts';

export type FieldLabel = keyof typeof viAdminSettings.fields;
export type ChoiceLabel = keyof typeof viAdminSettings.choices;

interface Named {
  /** The member of the part. */
  readonly name: string;
  readonly label: FieldLabel;
  /** What an empty field stands for: nothing (null), or an empty text. */
  readonly nullable?: boolean | undefined;
}

/** How one member of a part is edited. */
export type SettingField =
  | (Named & { readonly type: 'text' | 'day' | 'number' | 'flag' | 'codes' | 'json' })
  /** The same text in the languages of the kiosk. */
  | (Named & { readonly type: 'words'; readonly long?: boolean | undefined })
  | (Named & { readonly type: 'choice' | 'choices'; readonly options: readonly ChoiceLabel[] })
  /** One stretch of a day, several, or those of every weekday. */
  | (Named & { readonly type: 'range' | 'ranges' | 'week' })
  | (Named & { readonly type: 'group'; readonly fields: readonly SettingField[]; readonly blank: unknown })
  | (Named & {
      readonly type: 'list';
      readonly fields: readonly SettingField[];
      readonly blank: unknown;
      /** Items carry an id that nobody types. */
      readonly ids?: boolean | undefined;
    })
  | (Named & { readonly type: 'questionnaire' });

const WORDS = { vi: '', en: '' };

const DEADLINE_FIELDS: readonly SettingField[] = DEADLINE_STEPS.map((name) => ({
  type: 'number',
  name,
  label: name,
  nullable: true,
}));

/** The form of every part, member by member, in the order of the page. */
export const SETTING_FIELDS: Readonly<Record<StoredPart, readonly SettingField[]>> = {
  hours: [
    { type: 'week', name: 'week', label: 'week', nullable: true },
    {
      type: 'list',
      name: 'exceptions',
      label: 'exceptions',
      blank: { date: '', name: WORDS, ranges: [] },
      fields: [
        { type: 'day', name: 'date', label: 'date' },
        { type: 'words', name: 'name', label: 'exceptionName' },
        { type: 'ranges', name: 'ranges', label: 'exceptionRanges' },
      ],
    },
  ],
  intake: [
    { type: 'choice', name: 'mode', label: 'mode', options: ['open', 'invited'] },
    { type: 'number', name: 'responseIntervalSeconds', label: 'responseIntervalSeconds' },
    { type: 'number', name: 'inviteSeconds', label: 'inviteSeconds' },
    {
      type: 'group',
      name: 'sampling',
      label: 'sampling',
      nullable: true,
      blank: { minMinutes: 20, maxMinutes: 60 },
      fields: [
        { type: 'number', name: 'minMinutes', label: 'minMinutes' },
        { type: 'number', name: 'maxMinutes', label: 'maxMinutes' },
      ],
    },
    { type: 'flag', name: 'fromSystem', label: 'fromSystem' },
    { type: 'flag', name: 'comment', label: 'comment' },
    { type: 'flag', name: 'tt01', label: 'tt01' },
    { type: 'flag', name: 'sipas', label: 'sipas' },
  ],
  staff: [
    { type: 'choice', name: 'duty', label: 'duty', options: ['roster', 'sign-in'] },
    { type: 'flag', name: 'showClerkPhoto', label: 'showClerkPhoto' },
    { type: 'flag', name: 'mayChangeCounter', label: 'mayChangeCounter' },
    { type: 'flag', name: 'mayChangeIntake', label: 'mayChangeIntake' },
    { type: 'flag', name: 'mayChangeLanguage', label: 'mayChangeLanguage' },
  ],
  attract: [
    { type: 'number', name: 'afterSeconds', label: 'afterSeconds' },
    { type: 'range', name: 'dimmed', label: 'dimmed', nullable: true },
    {
      type: 'list',
      name: 'notices',
      label: 'notices',
      ids: true,
      blank: { title: WORDS, text: WORDS, from: null, to: null },
      fields: [
        { type: 'words', name: 'title', label: 'noticeTitle' },
        { type: 'words', name: 'text', label: 'noticeText', long: true },
        { type: 'day', name: 'from', label: 'fromDay', nullable: true },
        { type: 'day', name: 'to', label: 'toDay', nullable: true },
      ],
    },
    {
      type: 'list',
      name: 'actions',
      label: 'actions',
      ids: true,
      blank: { date: '', said: WORDS, done: WORDS, result: null },
      fields: [
        { type: 'day', name: 'date', label: 'date' },
        { type: 'words', name: 'said', label: 'said', long: true },
        { type: 'words', name: 'done', label: 'done', long: true },
        { type: 'words', name: 'result', label: 'actionResult', long: true, nullable: true },
      ],
    },
    {
      type: 'group',
      name: 'result',
      label: 'result',
      nullable: true,
      blank: { from: '', to: '', n: 0, satisfied: 0, asked: null, flagged: 0 },
      fields: [
        { type: 'day', name: 'from', label: 'fromDay' },
        { type: 'day', name: 'to', label: 'toDay' },
        { type: 'number', name: 'n', label: 'resultN' },
        { type: 'number', name: 'satisfied', label: 'resultSatisfied' },
        { type: 'number', name: 'asked', label: 'resultAsked', nullable: true },
        { type: 'number', name: 'flagged', label: 'resultFlagged' },
      ],
    },
  ],
  feedback: [
    { type: 'choices', name: 'doors', label: 'doors', options: ['opinion', 'petition', 'integrity'] },
    {
      type: 'group',
      name: 'consent',
      label: 'consent',
      nullable: true,
      blank: { version: '', text: WORDS },
      fields: [
        { type: 'text', name: 'version', label: 'consentVersion' },
        { type: 'words', name: 'text', label: 'consentText', long: true },
      ],
    },
    { type: 'words', name: 'complaints', label: 'complaints', long: true, nullable: true },
    { type: 'json', name: 'integrityKey', label: 'integrityKey', nullable: true },
  ],
  takeHome: [
    { type: 'flag', name: 'offer', label: 'offerTakeHome' },
    { type: 'number', name: 'validDays', label: 'validDays' },
    { type: 'number', name: 'perHour', label: 'perHour' },
  ],
  finding: [
    {
      type: 'list',
      name: 'synonyms',
      label: 'synonyms',
      blank: { say: '', means: '' },
      fields: [
        { type: 'text', name: 'say', label: 'say' },
        { type: 'text', name: 'means', label: 'means' },
      ],
    },
    {
      type: 'list',
      name: 'lifeEvents',
      label: 'lifeEvents',
      ids: true,
      blank: { label: WORDS, codes: [] },
      fields: [
        { type: 'words', name: 'label', label: 'lifeEventLabel' },
        { type: 'codes', name: 'codes', label: 'codes' },
      ],
    },
    {
      type: 'group',
      name: 'portal',
      label: 'portal',
      blank: {},
      fields: [
        { type: 'text', name: 'host', label: 'portalHost' },
        { type: 'text', name: 'path', label: 'portalPath' },
      ],
    },
    { type: 'flag', name: 'print', label: 'print' },
  ],
  contact: [
    { type: 'text', name: 'address', label: 'address', nullable: true },
    { type: 'text', name: 'phone', label: 'phone', nullable: true },
    { type: 'text', name: 'email', label: 'email', nullable: true },
    { type: 'text', name: 'hotline', label: 'hotline', nullable: true },
    { type: 'text', name: 'nationalHotline', label: 'nationalHotline', nullable: true },
    {
      type: 'list',
      name: 'leaders',
      label: 'leaders',
      blank: { name: '', title: '', phone: '' },
      fields: [
        { type: 'text', name: 'name', label: 'personName' },
        { type: 'text', name: 'title', label: 'personTitle' },
        { type: 'text', name: 'phone', label: 'phone' },
      ],
    },
  ],
  questionnaire: [{ type: 'questionnaire', name: 'id', label: 'questionnaire' }],
  targets: [
    {
      type: 'list',
      name: 'years',
      label: 'years',
      blank: { year: 2027, satisfied: null, responded: null },
      fields: [
        { type: 'number', name: 'year', label: 'year' },
        { type: 'number', name: 'satisfied', label: 'targetSatisfied', nullable: true },
        { type: 'number', name: 'responded', label: 'targetResponded', nullable: true },
      ],
    },
  ],
  rules: [{ type: 'text', name: 'pack', label: 'pack' }],
  deadlines: CASE_KINDS.map((name) => ({
    type: 'group',
    name,
    label: `deadlines-${name}`,
    blank: {},
    fields: DEADLINE_FIELDS,
  })),
  figures: [
    { type: 'number', name: 'clerkMin', label: 'clerkMin' },
    { type: 'number', name: 'rankMin', label: 'rankMin' },
    { type: 'number', name: 'ownBatch', label: 'ownBatch' },
    { type: 'number', name: 'ownDelayDays', label: 'ownDelayDays' },
  ],
  fleet: [
    { type: 'number', name: 'silentAfterMinutes', label: 'silentAfterMinutes' },
    { type: 'number', name: 'alertAfterMinutes', label: 'alertAfterMinutes' },
    { type: 'number', name: 'clockWrongSeconds', label: 'clockWrongSeconds' },
    { type: 'number', name: 'incidentDays', label: 'incidentDays' },
  ],
  cases: [
    {
      type: 'choice',
      name: 'fromRatings',
      label: 'fromRatings',
      options: ['rules', 'never', 'lowest-with-reason', 'negative-with-reason', 'negative'],
    },
    {
      type: 'list',
      name: 'templates',
      label: 'templates',
      ids: true,
      blank: { title: WORDS, text: WORDS },
      fields: [
        { type: 'words', name: 'title', label: 'templateTitle' },
        { type: 'words', name: 'text', label: 'templateText', long: true },
      ],
    },
  ],
  board: [
    { type: 'flag', name: 'published', label: 'boardPublished' },
    { type: 'number', name: 'minRatings', label: 'boardMinRatings' },
    { type: 'number', name: 'minPeople', label: 'boardMinPeople' },
    { type: 'number', name: 'minCell', label: 'boardMinCell' },
    { type: 'number', name: 'delayDays', label: 'boardDelayDays' },
  ],
  retention: [
    { type: 'number', name: 'contact', label: 'keepContact' },
    { type: 'number', name: 'caseText', label: 'keepCaseText', nullable: true },
    { type: 'number', name: 'ratingComment', label: 'keepRatingComment', nullable: true },
    { type: 'number', name: 'problemComment', label: 'keepProblemComment', nullable: true },
    { type: 'number', name: 'searchWords', label: 'keepSearchWords', nullable: true },
  ],
  reports: [
    { type: 'number', name: 'monthBefore', label: 'monthBefore', nullable: true },
    { type: 'number', name: 'quarterBefore', label: 'quarterBefore', nullable: true },
    { type: 'choice', name: 'quarterIn', label: 'quarterIn', options: ['last-month', 'next-month'] },
    { type: 'number', name: 'yearBefore', label: 'yearBefore', nullable: true },
  ],
};
