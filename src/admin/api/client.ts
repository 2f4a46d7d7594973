import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type Problem, problem } from '#shared/protocol/problem.ts';

/** Why a call brought nothing: the centre did not answer, answered with an error, or with something unknown. */
export type ApiFailure =
  | { readonly type: 'offline' }
  | { readonly type: 'unreadable' }
  | { readonly type: 'problem'; readonly status: number; readonly code: string; readonly problem: Problem };

/** One call. Without a schema no body is expected back. */
interface ApiCall<S extends v.GenericSchema> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined;
  /** Below `/api/v1`, with its query. */
  readonly path: string;
  readonly body?: unknown;
  /** Bytes to be sent as they are, in the place of a JSON body. */
  readonly file?: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;
  /** How long an answer may take. */
  readonly timeoutMs?: number | undefined;
  readonly schema: S;
  /** The page's own refreshing: does not count as use of the session. */
  readonly background?: boolean | undefined;
}

/** Calls the centre; every answer is parsed before anybody sees it. */
export interface ApiClient {
  call<S extends v.GenericSchema>(call: ApiCall<S>): Promise<Result<v.InferOutput<S>, ApiFailure>>;
  /** The token that changing calls carry; set when a session begins. */
  setCsrfToken(token: string | null): void;
  /** Called when the centre no longer knows the session, or wants a new password first. */
  onSessionLost(listener: (why: 'expired' | 'password-change-required') => void): void;
}

/** For calls that answer without a body. */
export const NO_BODY = v.null();

const TIMEOUT_MS = 20_000;

/** @param fetchFrom `window.fetch`, or a test's stand-in */
export function createApiClient(fetchFrom: typeof fetch): ApiClient {
  let csrfToken: string | null = null;
  let sessionLost: (why: 'expired' | 'password-change-required') => void = () => undefined;
  return {
    setCsrfToken: (token) => {
      csrfToken = token;
    },
    onSessionLost: (listener) => {
      sessionLost = listener;
    },
    async call(call) {
      const { method = 'GET', path, schema, background = false, timeoutMs = TIMEOUT_MS } = call;
      const { type, body } = toBody(call);
      const headers: Record<string, string> = { Accept: 'application/json' };
      if (method !== 'GET' && csrfToken !== null) headers['X-CSRF-Token'] = csrfToken;
      if (type !== null) headers['Content-Type'] = type;
      if (background) headers['X-Background'] = '1';
      const answer = await send(fetchFrom, `/api/v1${path}`, {
        method,
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === null ? {} : { body }),
      });
      if (answer === null) return err({ type: 'offline' });
      if (!answer.ok) {
        const failure = toFailure(answer.body);
        if (failure.type === 'problem' && failure.code === 'unauthorized') sessionLost('expired');
        if (failure.type === 'problem' && failure.code === 'password-change-required')
          sessionLost('password-change-required');
        return err(failure);
      }
      const parsed = v.safeParse(schema, answer.body);
      return parsed.success ? ok(parsed.output) : err({ type: 'unreadable' });
    },
  };
}

function toBody({ body, file }: ApiCall<v.GenericSchema>): {
  readonly type: string | null;
  readonly body: BodyInit | null;
} {
  if (file !== undefined) return { type: file.type, body: file.bytes };
  if (body !== undefined) return { type: 'application/json', body: JSON.stringify(body) };
  return { type: null, body: null };
}

interface Answer {
  readonly ok: boolean;
  /** Parsed JSON, null without a body, undefined when it is not JSON. */
  readonly body: unknown;
}

/** Null when nothing came back, or the connection broke on the way. */
async function send(fetchFrom: typeof fetch, url: string, init: RequestInit): Promise<Answer | null> {
  try {
    const response = await fetchFrom(url, init);
    const text = await response.text();
    return { ok: response.ok, body: text === '' ? null : parseJson(text) };
  } catch {
    return null;
  }
}

/** An error page that is not ours comes from something between us and the centre: as good as no answer. */
function toFailure(body: unknown): ApiFailure {
  const parsed = v.safeParse(problem, body);
  if (!parsed.success) return { type: 'offline' };
  const { status, code } = parsed.output;
  return { type: 'problem', status, code, problem: parsed.output };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
