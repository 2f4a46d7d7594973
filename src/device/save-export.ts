import type { ExportFault, ExportScope } from '#sync/export-journal.ts';
import type { CentreLink } from './connect-centre.ts';
import { saveFile } from './save-file.ts';

/** What came of an export. */
export type SavedExport =
  | { readonly type: 'saved'; readonly name: string; readonly entries: number; readonly mended: boolean }
  | { readonly type: 'unpaired' }
  | ExportFault;

/** SN1: makes the sealed file and hands it to the browser's downloads. */
export async function saveExport(
  centre: Pick<CentreLink, 'device' | 'exportJournal'>,
  scope: ExportScope,
  nowMs: number,
): Promise<SavedExport> {
  const made = await centre.exportJournal(scope);
  if (!made.ok) return made.error;
  const { lines, entries, mended } = made.value;
  const name = exportFileName(centre.device, nowMs);
  saveFile(name, lines);
  return { type: 'saved', name, entries, mended };
}

/** `hai-long-<device>-20261122-0130Z.ndjson` */
function exportFileName(device: string, nowMs: number): string {
  const minute = new Date(nowMs).toISOString().slice(0, 16);
  return `hai-long-${device}-${minute.replace(/[-:]/g, '').replace('T', '-')}Z.ndjson`;
}
