import { writeSetting } from '#server/content/write-setting.ts';
import { transact } from '#server/store/transact.ts';
import type { StoredPart } from '#shared/protocol/stored-settings.ts';
import type { PairedTablet } from './paired-tablet.ts';
import { OFFICE } from './small-office.ts';

/** Publishes a part of the office's settings at once. */
export async function publishPart(
  { context }: Pick<PairedTablet, 'context'>,
  part: StoredPart,
  body: unknown,
): Promise<void> {
  const draft = {
    ...{ unitId: OFFICE.unit, part, body },
    ...{ effectiveFrom: null, createdBy: null, note: null },
  };
  const nowIso = new Date(context.clock.nowMs()).toISOString();
  const written = await transact(context.db, (trx) => writeSetting(trx, draft, nowIso));
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}
