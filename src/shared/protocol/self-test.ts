import * as v from 'valibot';
import { isoUtc, seq, shortText } from './fields.ts';

/** What a self-test looks at, in the order of the page. */
export const SELF_TEST_CHECKS = [
  'secure',
  'persist',
  'durability',
  'quota',
  'network',
  'clock',
  'version',
  'browser',
  'fonts',
  'display',
  'wake-lock',
  'locks',
] as const;
export type SelfTestCheck = (typeof SELF_TEST_CHECKS)[number];

/** Good; works but wants a look; will lose something or does not work. */
export const VERDICTS = ['pass', 'attention', 'fail'] as const;
export type Verdict = (typeof VERDICTS)[number];

const outcome = v.object({
  verdict: v.picklist(VERDICTS),
  /** What was found, in the unit of its check: milliseconds, bytes, a version; null where nothing was. */
  found: v.optional(
    v.nullable(v.union([v.pipe(v.string(), v.maxLength(200)), v.number(), v.boolean()])),
    null,
  ),
});
export type SelfTestOutcome = v.InferOutput<typeof outcome>;

/** Body of the `device` entry that a self-test leaves. No personal data is in it; a newer tablet may know more checks. */
export const selfTestNote = v.object({
  event: v.literal('self-test'),
  app: shortText,
  verdict: v.picklist(VERDICTS),
  checks: v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/)), outcome),
    v.check((checks) => Object.keys(checks).length <= 50, 'too many checks'),
  ),
});
export type SelfTestNote = v.InferOutput<typeof selfTestNote>;

/** A self-test as the centre shows it, with its place in the journal. */
export const selfTestReport = v.object({
  at: isoUtc,
  receivedAt: isoUtc,
  seq,
  app: shortText,
  verdict: v.picklist(VERDICTS),
  checks: selfTestNote.entries.checks,
});
export type SelfTestReport = v.InferOutput<typeof selfTestReport>;
