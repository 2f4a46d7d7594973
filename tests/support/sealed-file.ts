import { createFileSealer } from '#device/file-sealer.ts';
import { toDeviceId } from '#shared/domain/ids.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';

/** What the tablet's own code makes of these segments. */
export async function sealFile(
  device: string,
  sealKey: ServerKey,
  segments: readonly string[],
): Promise<readonly string[]> {
  const clock = { nowMs: () => Date.parse('2026-11-22T03:00:00.000Z') };
  const file = await createFileSealer({ device: toDeviceId(device), sealKey, clock }).begin();
  for (const segment of segments) await file.add(segment);
  return await file.finish();
}
