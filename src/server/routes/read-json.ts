import type { Context } from 'hono';
import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { problemResponse } from '../problem.ts';

/** A form of an administrator is small. */
const MAX_LENGTH = 64 * 1024;

/**
 * The JSON body as its schema says, or the answer that refuses it. Another media type is refused: a page of another
 * site could send a form, but not `application/json` without being asked first.
 */
export async function readJson<S extends v.GenericSchema>(
  c: Context,
  schema: S,
  maxLength: number = MAX_LENGTH,
): Promise<Result<v.InferOutput<S>, Response>> {
  if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? ''))
    return err(problemResponse('bad-request', { detail: 'the body must be application/json' }));
  if (Number(c.req.header('Content-Length') ?? 0) > maxLength) return err(problemResponse('too-large'));
  const text = await c.req.text();
  if (text.length > maxLength) return err(problemResponse('too-large'));
  return parseStorable(schema, parseJson(text));
}

/** The query parameters as their schema says, or the answer that refuses them. */
export function readQuery<S extends v.GenericSchema>(
  c: Context,
  schema: S,
): Result<v.InferOutput<S>, Response> {
  return parseStorable(schema, c.req.query());
}

/** PostgreSQL's text holds every character but U+0000, and nobody types it: refused here, before a query fails on it. */
function parseStorable<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): Result<v.InferOutput<S>, Response> {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) return err(refusal(parsed.issues));
  return holdsNul(parsed.output)
    ? err(problemResponse('bad-request', { detail: 'a text holds the character U+0000' }))
    : ok(parsed.output);
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(holdsNul);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Names the fields, never their values: a password may be among them. */
function refusal(issues: readonly v.BaseIssue<unknown>[]): Response {
  const fields = [...new Set(issues.map((issue) => v.getDotPath(issue) ?? ''))].filter((name) => name !== '');
  const detail = fields.length === 0 ? 'the body is not what is expected' : `not valid: ${fields.join(', ')}`;
  return problemResponse('bad-request', { detail, members: { fields } });
}
