import * as v from 'valibot';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import { NO_CHOICES, type TabletChoices, tabletChoices } from '#shared/protocol/tablet-choices.ts';
import { draftEntry, type Stamp } from '#sync/device-events.ts';
import type { EntryContent } from '#sync/record.ts';
import { appendWithin, JOURNAL_STORES } from './dexie-journal.ts';
import type { DeviceDatabase } from './open-database.ts';

const KEY = 'choices';

/** What staff decided on this tablet. */
export async function readChoices(db: DeviceDatabase): Promise<TabletChoices> {
  return toChoices(await db.run('r', ['identity'], ({ identity }) => identity.get(KEY)));
}

/**
 * DU1: the choices and what the journal says of the change, in one transaction: both are kept or neither, and offering the
 * same change again says nothing twice.
 */
export async function keepChoices(
  db: DeviceDatabase,
  stamp: Stamp,
  choices: TabletChoices,
  notes: readonly EntryContent[],
): Promise<void> {
  const drafts = notes.map(({ kind, kv, body }) => draftEntry(stamp, kind, kv, body));
  await replaceChoices(db, stamp, choices, () => drafts);
}

/** The tablet is paired anew: it is as the centre says again, and who had signed on has left. */
export async function forgetChoices(db: DeviceDatabase, stamp: Stamp): Promise<void> {
  await replaceChoices(db, stamp, NO_CHOICES, ({ signOn }) => {
    if (signOn === null) return [];
    const { counter, clerk } = signOn;
    return [draftEntry(stamp, 'duty', 1, { counter, clerk, on: false, cause: 'paired' })];
  });
}

async function replaceChoices(
  db: DeviceDatabase,
  stamp: Stamp,
  choices: TabletChoices,
  draftsOf: (before: TabletChoices) => readonly EntryDraft[],
): Promise<void> {
  await db.run('rw', ['identity', ...JOURNAL_STORES], async (stores) => {
    const before = toChoices(await stores.identity.get(KEY));
    if (isSame(before, choices)) return;
    await appendWithin(stores, stamp, draftsOf(before));
    const row: { key: string } & TabletChoices = { key: KEY, ...choices };
    await stores.identity.put(row);
  });
}

/** What cannot be read any more counts as not decided. */
function toChoices(row: unknown): TabletChoices {
  const parsed = v.safeParse(tabletChoices, row);
  return parsed.success ? parsed.output : NO_CHOICES;
}

function isSame(a: TabletChoices, b: TabletChoices): boolean {
  return JSON.stringify(v.parse(tabletChoices, a)) === JSON.stringify(v.parse(tabletChoices, b));
}
