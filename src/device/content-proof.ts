import * as v from 'valibot';
import { glueBefore, joinSlices, splitContent } from '#shared/lib/content-parts.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { contentPackage } from '#shared/protocol/content.ts';
import type { ContentPart } from '#shared/protocol/content-manifest.ts';
import type { ContentPlan, StoredOffice } from './content-rows.ts';
import { type ContentFault, invalid, parseJson } from './content-transport.ts';
import type { DeviceDatabase } from './open-database.ts';
import { type PartBytes, readPart } from './part-store.ts';
import { parseProcedures } from './read-procedures.ts';
import { sha256Hex } from './sha256-hex.ts';

/** A content that is whole and right, and the parts of it that are still to be written down. */
export interface LaidContent {
  readonly plan: ContentPlan;
  readonly office: StoredOffice;
  readonly parts: readonly { readonly hash: string; readonly bytes: PartBytes }[];
}

export interface ProofFault {
  /** `sum`: the parts are sound but are not the package; `schema`: they are, and this program cannot read it. */
  readonly type: 'damaged' | 'sum' | 'schema';
  readonly reason: string;
  readonly damaged: readonly string[];
}

/** CF5: reads every part from the disk and proves that together they are the package of that version. Part by part, so that a tap in between is answered. */
export async function proveContent(
  db: DeviceDatabase,
  plan: ContentPlan,
  subtle: SubtleCrypto,
): Promise<Result<LaidContent, ProofFault>> {
  const decoder = new TextDecoder();
  const whole: PartBytes[] = [];
  const office: { readonly list: ContentPart['list']; readonly text: string }[] = [];
  const damaged: string[] = [];
  let unreadable = 0;
  for (const [place, { hash, list }] of plan.parts.entries()) {
    const bytes = await readPart(db, hash, subtle);
    if (bytes === null) {
      damaged.push(hash);
      continue;
    }
    whole.push(new TextEncoder().encode(glueBefore(plan.parts, place)), bytes);
    const text = decoder.decode(bytes);
    if (list !== 'procedures') office.push({ list, text });
    else if (parseProcedures(text) === null) unreadable++;
  }
  if (damaged.length > 0) return fault('damaged', `${damaged.length} parts are damaged`, damaged);
  if (plan.manifest !== null && (await sumOf(whole, subtle)) !== plan.version)
    return fault('sum', 'the parts do not add up to the version');
  const parsed = v.safeParse(contentPackage, parseJson(joinSlices(office)));
  if (unreadable > 0 || !parsed.success) return fault('schema', 'the parts are not a content package');
  const { procedures: _, ...rest } = parsed.output;
  return ok({ plan, office: rest, parts: [] });
}

/** CF7: a package that came whole, proved by its ETag, cut on the tablet. */
export async function cutPackage(
  version: string,
  text: string,
  subtle: SubtleCrypto,
): Promise<Result<LaidContent, ContentFault>> {
  const parsed = v.safeParse(contentPackage, parseJson(text));
  if (!parsed.success)
    return invalid(`${v.getDotPath(parsed.issues[0]) ?? 'package'}: ${parsed.issues[0].message}`);
  const parts: { list: ContentPart['list']; hash: string; bytes: PartBytes }[] = [];
  for (const { list, text: slice } of splitContent(parsed.output)) {
    const bytes = new TextEncoder().encode(slice);
    parts.push({ list, hash: await sha256Hex(bytes, subtle), bytes });
  }
  const { procedures: _, ...office } = parsed.output;
  return ok({
    plan: {
      version,
      manifest: null,
      parts: parts.map(({ list, hash, bytes }) => ({ list, hash, bytes: bytes.length })),
    },
    office,
    parts: parts.map(({ hash, bytes }) => ({ hash, bytes })),
  });
}

/** One large piece, because WebCrypto takes no stream. */
async function sumOf(pieces: readonly PartBytes[], subtle: SubtleCrypto): Promise<string> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return await sha256Hex(whole, subtle);
}

function fault(
  type: ProofFault['type'],
  reason: string,
  damaged: readonly string[] = [],
): Result<never, ProofFault> {
  return err({ type, reason, damaged });
}
