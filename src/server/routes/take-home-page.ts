import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { readTakeHomeCode } from '#shared/domain/take-home-code.ts';
import { COMMENT_MAX_LENGTH, takeHomeForm } from '#shared/protocol/take-home.ts';
import type { ServerContext } from '../context.ts';
import {
  codePage,
  type HomeVisit,
  questionnaireKey,
  ratingPage,
  refusalPage,
  thanksPage,
  type Unfinished,
  waitPage,
} from '../pages/take-home/take-home-page.ts';
import type { PageLanguage } from '../pages/take-home/words.ts';
import { problemResponse } from '../problem.ts';
import { rateAtHome } from '../take-home/rate-at-home.ts';
import { readToken, type TakeHomeToken } from '../take-home/read-token.ts';
import { readVisit } from '../take-home/read-visit.ts';
import { countGuess, guessingWaitMs } from '../take-home/take-home-throttle.ts';
import { remoteAddress } from './remote-address.ts';

/** A form with a thousand signs of Vietnamese, each of nine characters as a form writes it. */
const FORM_MAX_BYTES = 32 * 1024;

/** `/p`, `/p/:token`: a visit is rated at home, on any telephone, without a script, a cookie or an account. */
export function takeHomePageRoute(context: ServerContext): Hono {
  return new Hono()
    .get('/', (c) => askForCode(c))
    .get('/cam-on', (c) => thanksPage(languageOf(c)))
    .get('/:token', (c) => withVisit(context, c, (visit) => ratingPage(languageOf(c), visit, null)))
    .post(
      '/:token',
      bodyLimit({ maxSize: FORM_MAX_BYTES, onError: () => problemResponse('too-large') }),
      (c) => withVisit(context, c, (visit, token) => answerForm(context, c, visit, token)),
    );
}

/** Without a code the page asks for one; a typed one leads to where a scanned one would have led. */
function askForCode(c: Context): Response {
  const lang = languageOf(c);
  const text = c.req.query('code');
  if (text === undefined) return codePage(lang, null);
  const read = readTakeHomeCode(text);
  if (!read.ok) return codePage(lang, { text: text.slice(0, 100), fault: read.error });
  return c.redirect(`/p/${read.value.code}?lang=${lang}`, 303);
}

async function withVisit(
  context: ServerContext,
  c: Context,
  answer: (visit: HomeVisit, token: TakeHomeToken) => Promise<Response> | Response,
): Promise<Response> {
  const lang = languageOf(c);
  const text = c.req.param('token') ?? '';
  const read = readTakeHomeCode(text);
  // A slip is not a guess: it fails before anything is looked up.
  if (!read.ok) return codePage(lang, { text: text.slice(0, 100), fault: read.error });
  const { code } = read.value;
  const address = remoteAddress(context, c);
  const waitMs = await guessingWaitMs(context, address);
  if (waitMs !== null) return waitPage(lang, `/p/${code}`, waitMs);
  const reading = await readToken(context.db, context, read.value);
  if (reading.type === 'unknown') await countGuess(context, address);
  if (reading.type !== 'ready') return refusalPage(lang, code, reading.type);
  const visit = await readVisit(context, reading.token);
  return visit === null ? refusalPage(lang, code, 'no-question') : await answer(visit, reading.token);
}

async function answerForm(
  context: ServerContext,
  c: Context,
  visit: HomeVisit,
  token: TakeHomeToken,
): Promise<Response> {
  const lang = languageOf(c);
  const fields = new URLSearchParams(await c.req.text());
  const form = readForm(fields, visit, lang);
  if ('why' in form) return ratingPage(lang, visit, form);
  const done = await rateAtHome(context, token, visit.questionnaire, form);
  return done.ok ? c.redirect(`/p/cam-on?lang=${lang}`, 303) : refusalPage(lang, visit.code, done.error);
}

/** What was filled in, or what is wrong with it; what is left is shown again as it was. */
function readForm(fields: URLSearchParams, { questionnaire, withComment }: HomeVisit, lang: PageLanguage) {
  const known = new Set(questionnaire.reasons.map(({ code }) => code));
  const reasons = [...new Set(fields.getAll('reason'))].filter((code) => known.has(code));
  // PostgreSQL's text holds every character but U+0000.
  const comment = withComment
    ? (fields.get('comment') ?? '').replaceAll('\0', '').replaceAll('\r\n', '\n')
    : '';
  const form = v.safeParse(takeHomeForm, { level: fields.get('level') ?? '', reasons, comment, lang });
  const level = form.success ? form.output.level : Number(fields.get('level') || Number.NaN);
  const isLevel = questionnaire.levels.some(({ code }) => code === level);
  const rest = { level: isLevel ? level : null, reasons, comment };
  const unfinished = (why: Unfinished['why']): Unfinished => ({ ...rest, why });
  if (fields.get('questionnaire') !== questionnaireKey(questionnaire))
    return { ...unfinished('changed'), level: null };
  if (comment.trim().length > COMMENT_MAX_LENGTH) return unfinished('tooLong');
  return form.success && isLevel ? form.output : unfinished('missing');
}

function languageOf(c: Context): PageLanguage {
  return c.req.query('lang') === 'en' ? 'en' : 'vi';
}
