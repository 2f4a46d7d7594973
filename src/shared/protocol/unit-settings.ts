import * as v from 'valibot';
import { NUMBERS_IN_HOUR } from '../domain/take-home-limits.ts';
import { base64Url, count, isoDate, procedureCode, serverKey, shortText } from './fields.ts';
import { translated, translatedLong } from './translated.ts';

/**
 * What a unit decides about its tablets, in parts: each part is versioned by itself and inherited whole from the unit above
 * where the unit has none of its own. Every member has a default, so that older and newer programs understand each other.
 */

/** Time of day, `HH:MM`, in the unit's time zone; `24:00` closes a day. */
const timeOfDay = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const timeRange = v.pipe(
  v.object({ from: timeOfDay, to: timeOfDay }),
  v.check(({ from, to }) => from < to, 'a range of hours must end after it begins'),
);
/** May go over midnight, as a night does: 18:00 to 06:30. */
const nightRange = v.pipe(
  v.object({ from: timeOfDay, to: timeOfDay }),
  v.check(({ from, to }) => from !== to, 'a night must end at another time than it begins'),
);
const seconds = (fallback: number, max: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max)), fallback);

/** When the counter is open. `week` null: always. */
export const hoursSetting = v.object({
  /** Monday to Sunday. */
  week: v.optional(v.nullable(v.pipe(v.array(v.array(timeRange)), v.length(7))), null),
  /** Days that are unlike their weekday: holidays (no range) and extra working days. */
  exceptions: v.optional(
    v.array(v.object({ date: isoDate, name: translated, ranges: v.array(timeRange) })),
    [],
  ),
});
export type HoursSetting = v.InferOutput<typeof hoursSetting>;

/** How ratings are taken in. */
export const intakeSetting = v.object({
  /** `open`: the question is always there. `invited`: it appears when somebody is invited. */
  mode: v.optional(v.picklist(['open', 'invited']), 'open'),
  /** Presses closer to the one before are recorded and flagged `burst`. */
  responseIntervalSeconds: seconds(5, 600),
  /** How long an invitation stands. */
  inviteSeconds: seconds(30, 600),
  /** The tablet invites by itself at a random moment of each span of so many minutes; null: only staff invite. */
  sampling: v.optional(
    v.nullable(
      v.pipe(
        v.object({
          minMinutes: v.pipe(v.number(), v.minValue(1)),
          maxMinutes: v.pipe(v.number(), v.maxValue(24 * 60)),
        }),
        v.check(({ minMinutes, maxMinutes }) => minMinutes <= maxMinutes, 'minMinutes is above maxMinutes'),
      ),
    ),
    null,
  ),
  /** The tablet also invites when a queue or one-stop program says that somebody was served. */
  fromSystem: v.optional(v.boolean(), false),
  /** Optional module: the four indicators of TT 01/2018 that a device may collect; one SIPAS item a visit. */
  tt01: v.optional(v.boolean(), false),
  sipas: v.optional(v.boolean(), false),
  comment: v.optional(v.boolean(), true),
});
export type IntakeSetting = v.InferOutput<typeof intakeSetting>;

/** A PIN as it may lie on a tablet: PBKDF2 with SHA-256, 32 bytes. */
export const pinHash = v.object({
  iterations: v.pipe(v.number(), v.integer(), v.minValue(100_000), v.maxValue(5_000_000)),
  salt: base64Url,
  hash: base64Url,
});
export type PinHash = v.InferOutput<typeof pinHash>;

/** What staff may do at the tablet. */
export const staffSetting = v.object({
  /** Null: the staff panel opens without a PIN and says that none is set. */
  pin: v.optional(v.nullable(pinHash), null),
  /** `roster`: who is on duty comes with the content. `sign-in`: clerks sign on at the tablet. */
  duty: v.optional(v.picklist(['roster', 'sign-in']), 'roster'),
  showClerkPhoto: v.optional(v.boolean(), false),
  mayChangeCounter: v.optional(v.boolean(), false),
  mayChangeIntake: v.optional(v.boolean(), false),
  mayChangeLanguage: v.optional(v.boolean(), false),
});
export type StaffSetting = v.InferOutput<typeof staffSetting>;

const notice = v.object({
  id: shortText,
  title: translated,
  text: translatedLong,
  /** Shown on these days only; null = without end. */
  from: v.optional(v.nullable(isoDate), null),
  to: v.optional(v.nullable(isoDate), null),
});
export type Notice = v.InferOutput<typeof notice>;

/** So many entries the loop of a tablet holds at most. */
export const MAX_ACTIONS = 50;

/** "Dân nói – đã làm": what people said, and what was done about it. */
const action = v.object({
  id: shortText,
  date: isoDate,
  said: translatedLong,
  done: translatedLong,
  /** What became of it; null: nothing is told of that yet. */
  result: v.optional(v.nullable(translatedLong), null),
});
export type Action = v.InferOutput<typeof action>;

/** A published result of the unit (never of a clerk): counts, from which the tablet computes rate and interval. */
const publishedResult = v.object({
  /** First and last day of the period. */
  from: isoDate,
  to: isoDate,
  n: count,
  satisfied: count,
  /** Invitations in the period; null: not known. */
  asked: v.nullable(count),
  /** Flagged ratings that are not in `n`. */
  flagged: v.optional(count, 0),
});
export type PublishedResult = v.InferOutput<typeof publishedResult>;

/** What the screen shows when nobody is at the counter. */
export const attractSetting = v.object({
  /** Zero: never. */
  afterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_600)), 60),
  notices: v.optional(v.pipe(v.array(notice), v.maxLength(50)), []),
  result: v.optional(v.nullable(publishedResult), null),
  actions: v.optional(v.pipe(v.array(action), v.maxLength(MAX_ACTIONS)), []),
  /** Dimmed from one time of day to the other, over midnight when that is the earlier one; null: never. */
  dimmed: v.optional(v.nullable(nightRange), null),
});
export type AttractSetting = v.InferOutput<typeof attractSetting>;

/** Feedback at the tablet (góp ý, phản ánh kiến nghị). */
export const feedbackSetting = v.object({
  doors: v.optional(v.array(v.picklist(['opinion', 'petition', 'integrity'])), [
    'opinion',
    'petition',
    'integrity',
  ]),
  /** What a petitioner is asked to agree to; its version is kept with the consent. Null: the program's own text. */
  consent: v.optional(v.nullable(v.object({ version: shortText, text: translatedLong })), null),
  /** Where complaints and denunciations go instead; null: the program's own text. */
  complaints: v.optional(v.nullable(translatedLong), null),
  /** The inspectorate's own key for integrity reports; null: they are sealed to the centre like the others. */
  integrityKey: v.optional(v.nullable(serverKey), null),
});
export type FeedbackSetting = v.InferOutput<typeof feedbackSetting>;

/** Ways to a procedure other than its name. */
export const findingSetting = v.object({
  /** Everyday words and what they stand for in the names of procedures: "sổ đỏ" → "giấy chứng nhận quyền sử dụng đất". */
  synonyms: v.optional(
    v.pipe(v.array(v.object({ say: shortText, means: shortText })), v.maxLength(1_000)),
    [],
  ),
  lifeEvents: v.optional(
    v.pipe(
      v.array(v.object({ id: shortText, label: translated, codes: v.array(procedureCode) })),
      v.maxLength(30),
    ),
    [],
  ),
  /** The national portal's page of a procedure, `{code}` for its code. Citizens get it as a QR code, never as a link. */
  portal: v.optional(
    v.object({
      host: v.optional(
        v.pipe(v.string(), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/), v.maxLength(200)),
        'dichvucong.gov.vn',
      ),
      path: v.optional(
        v.pipe(v.string(), v.regex(/^\/\S*\{code\}\S*$/), v.maxLength(300)),
        '/p/home/dvc-chi-tiet-thu-tuc-hanh-chinh.html?ma_thu_tuc={code}',
      ),
    }),
    {},
  ),
  /** A printer stands at the counter, and the tablet prints without asking: a browser's print dialog is a way out of the kiosk. */
  print: v.optional(v.boolean(), false),
});
export type FindingSetting = v.InferOutput<typeof findingSetting>;

/** How a unit offers it (part `takeHome` of its settings). */
const takeHomeSetting = v.object({
  /** Tablets offer a code. Off until somebody has seen to it that the centre can be reached from a citizen's telephone. */
  offer: v.optional(v.boolean(), false),
  /** For how many days a tablet's code can be used. */
  validDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)), 7),
  /** How many codes a tablet gives out in an hour. */
  perHour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(NUMBERS_IN_HOUR)), 12),
});
/** The parts by name, as they are stored, inherited and sent. */
export const SETTING_PARTS = {
  hours: hoursSetting,
  intake: intakeSetting,
  staff: staffSetting,
  attract: attractSetting,
  feedback: feedbackSetting,
  finding: findingSetting,
  takeHome: takeHomeSetting,
} as const;

/** All parts, resolved: what a unit's tablets are told. */
export const unitSettings = v.object({
  hours: v.optional(hoursSetting, {}),
  intake: v.optional(intakeSetting, {}),
  staff: v.optional(staffSetting, {}),
  attract: v.optional(attractSetting, {}),
  feedback: v.optional(feedbackSetting, {}),
  finding: v.optional(findingSetting, {}),
  takeHome: v.optional(takeHomeSetting, {}),
});
export type UnitSettings = v.InferOutput<typeof unitSettings>;

/** What holds where nobody has decided anything. */
export const DEFAULT_SETTINGS: UnitSettings = v.parse(unitSettings, {});
