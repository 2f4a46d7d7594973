import * as v from 'valibot';
import { type ContentPackage, contentPackage, type OfficeContent } from '#shared/protocol/content.ts';
import { contentManifest } from '#shared/protocol/content-manifest.ts';
import { chainHash } from '#shared/protocol/fields.ts';
import type { DeviceDatabase, Stores } from './open-database.ts';

/** `next` waits for the idle screen, `previous` stays until the procedures of `current` have been read (CF6). */
export type ContentKey = 'current' | 'next' | 'previous';

/** Of which parts a content consists, and by which tag the centre knows that list; null: it was cut here (CF7). */
const planEntries = {
  version: chainHash,
  manifest: v.nullable(chainHash),
  parts: contentManifest.entries.parts,
};
/** CF4: a content under way. */
const contentPlan = v.object(planEntries);
export type ContentPlan = v.InferOutput<typeof contentPlan>;

const { procedures: _, ...officeEntries } = contentPackage.entries;
const office = v.object(officeEntries);
export type StoredOffice = v.InferOutput<typeof office>;

/** A whole content as it lies on the disk. */
export type ContentRow =
  | { readonly type: 'parts'; readonly plan: ContentPlan; readonly office: OfficeContent }
  /** As version 1 of the database kept it. */
  | { readonly type: 'inline'; readonly office: OfficeContent; readonly package: ContentPackage };

const partsRow = v.object({ ...planEntries, office });
const inlineRow = v.object({ version: chainHash, content: contentPackage });

/** What lies on the disk is parsed before it is believed; what cannot be read counts as not there. */
export async function readContentRow(db: DeviceDatabase, key: ContentKey): Promise<ContentRow | null> {
  return toContentRow(await db.run('r', ['content'], ({ content }) => content.get(key)));
}

function toContentRow(row: unknown): ContentRow | null {
  const inParts = v.safeParse(partsRow, row);
  if (inParts.success) {
    const { office, ...plan } = inParts.output;
    return { type: 'parts', plan, office: { ...office, version: plan.version } };
  }
  const inline = v.safeParse(inlineRow, row);
  if (!inline.success) return null;
  const { version, content } = inline.output;
  const { procedures: _, ...rest } = content;
  return { type: 'inline', office: { ...rest, version }, package: content };
}

/** CF1: the content to show from now on: the one that waits, where one does. One look where none does, as nearly always. */
export async function takeUpContent(db: DeviceDatabase): Promise<ContentRow | null> {
  const [current, next] = await db.run('r', ['content'], ({ content }) =>
    content.bulkGet(['current', 'next']),
  );
  if (next === undefined) return toContentRow(current);
  await swapContentRows(db);
  return await readContentRow(db, 'current');
}

/** CF4: the content that is under way, if one is. */
export async function readIncoming(db: DeviceDatabase): Promise<ContentPlan | null> {
  const row = await db.run('r', ['content'], ({ content }) => content.get('incoming'));
  const parsed = v.safeParse(contentPlan, row);
  return parsed.success ? parsed.output : null;
}

export async function putIncoming(db: DeviceDatabase, plan: ContentPlan): Promise<void> {
  const row = { key: 'incoming', ...plan };
  await db.run('rw', ['content'], ({ content }) => content.put(row));
}

export async function dropIncoming(db: DeviceDatabase): Promise<void> {
  await db.run('rw', ['content'], ({ content }) => content.delete('incoming'));
}

/** CF5: inside a transaction, the content that was under way becomes the one that waits. */
export async function putNext(
  { content }: Pick<Stores, 'content'>,
  plan: ContentPlan,
  office: StoredOffice,
): Promise<void> {
  const row = { key: 'next', ...plan, office };
  await content.put(row);
  await content.delete('incoming');
}

/** CF1: in one transaction the waiting content becomes the current one; false when none waits. */
export async function swapContentRows(db: DeviceDatabase): Promise<boolean> {
  return await db.run('rw', ['content'], async ({ content }) => {
    const next = await content.get('next');
    if (next === undefined) return false;
    const current = await content.get('current');
    if (current !== undefined) await content.put({ ...current, key: 'previous' });
    await content.put({ ...next, key: 'current' });
    await content.delete('next');
    return true;
  });
}
