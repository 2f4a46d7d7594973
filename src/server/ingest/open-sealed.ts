import type { RecipientContext } from '@hpke/core';
import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { authenticatedHead, endAad, partAad, SEALED_INFO } from '#shared/lib/sealed-journal-text.ts';
import { type SealedHead, sealedEnd, sealedHead, sealedPart } from '#shared/protocol/sealed-journal.ts';
import { canonicalBytes, HPKE_SUITE } from '../hpke-suite.ts';
import type { ServerKeys } from '../server-keys.ts';
import { type PushRefusal, peekDevice } from './check-segment.ts';
import type { FilePart } from './split-segments.ts';

/** Whether a file says of itself that it is sealed. */
export function isSealed(text: string): boolean {
  return text.startsWith('{"t":"sealed-journal"');
}

/**
 * SN1a: the segments of a sealed file, or the first line that is not as the tablet wrote it. All of it is opened before
 * anything is handed on, so that a file that was cut off brings nothing.
 */
export async function openSealed(
  seal: ServerKeys['seal'],
  text: string,
): Promise<Result<readonly FilePart[], PushRefusal>> {
  const lines = text.split('\n');
  if (lines.pop() !== '') return bad(lines.length + 1, 'The file is cut off within this line.');
  const [headLine = '', ...rest] = lines;
  const opened = await openHead(seal, headLine);
  if (!opened.ok) return opened;
  const { context, head } = opened.value;
  const parts: FilePart[] = [];
  for (const [index, line] of rest.entries()) {
    const lineNumber = index + 2;
    const json = parseJson(line);
    const part = v.safeParse(sealedPart, json);
    if (!part.success) return await closeFile(context, parts, { json, lineNumber, lines: lines.length });
    const { n, ct } = part.output;
    const bytes = n === index + 1 ? await open(context, ct, partAad(n)) : null;
    const segment = bytes === null ? null : decode(bytes);
    if (segment === null || peekDevice(segment) !== head.device) {
      return bad(lineNumber, 'The part is not as the tablet sealed it.');
    }
    parts.push({ text: segment, firstLine: lineNumber, oneLine: true });
  }
  return bad(lines.length + 1, 'The file is cut off: its last line is missing.');
}

interface OpenedHead {
  readonly head: SealedHead;
  readonly context: RecipientContext;
}

async function openHead(seal: ServerKeys['seal'], line: string): Promise<Result<OpenedHead, PushRefusal>> {
  const parsed = v.safeParse(sealedHead, parseJson(line));
  const bare = authenticatedHead(line);
  if (!parsed.success || bare === null) return bad(1, 'The line is not the head of a sealed file.');
  const head = parsed.output;
  if (head.key !== seal.id) {
    const detail = 'The file is sealed for another centre; only that centre can open it.';
    return err({ code: 'foreign-seal', detail, members: { lineNumber: 1 } });
  }
  const context = await createContext(seal, head.enc);
  const intact = context !== null && (await open(context, head.seal, bare)) !== null;
  return intact ? ok({ head, context }) : bad(1, 'The head is not as the tablet sealed it.');
}

/** The first line that is no part must be the end, and nothing may follow it. */
async function closeFile(
  context: RecipientContext,
  parts: readonly FilePart[],
  at: { readonly json: unknown; readonly lineNumber: number; readonly lines: number },
): Promise<Result<readonly FilePart[], PushRefusal>> {
  const end = v.safeParse(sealedEnd, at.json);
  const complete =
    end.success &&
    end.output.parts === parts.length &&
    (await open(context, end.output.ct, endAad(parts.length))) !== null;
  if (!complete) return bad(at.lineNumber, 'The line is neither the next part nor the end of the file.');
  if (at.lineNumber < at.lines) return bad(at.lineNumber + 1, 'Something follows the end of the file.');
  return ok(parts);
}

/** Null: `enc` is not a point of the curve. */
async function createContext(seal: ServerKeys['seal'], encText: string): Promise<RecipientContext | null> {
  const enc = canonicalBytes(encText);
  if (enc === null) return null;
  const info = new TextEncoder().encode(SEALED_INFO);
  try {
    return await HPKE_SUITE.createRecipientContext({ recipientKey: seal.keyPair, enc, info });
  } catch {
    // Whatever it dislikes about these bytes: they are not from one of our tablets.
    return null;
  }
}

/** The next text of the sequence, or null when it does not authenticate. */
async function open(context: RecipientContext, ct: string, aad: string): Promise<Uint8Array | null> {
  const bytes = canonicalBytes(ct);
  if (bytes === null) return null;
  try {
    return new Uint8Array(await context.open(bytes, new TextEncoder().encode(aad)));
  } catch {
    // Altered, or of another sequence.
    return null;
  }
}

/** The segment's text without what it was filled up with. */
function decode(bytes: Uint8Array): string | null {
  const end = bytes.indexOf(0);
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
  } catch {
    return null;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function bad(lineNumber: number, detail: string): Result<never, PushRefusal> {
  return err({ code: 'segment-malformed', detail, members: { lineNumber } });
}
