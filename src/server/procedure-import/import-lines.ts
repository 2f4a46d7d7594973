import type { ImportItem, ImportItemKind, ImportJob } from '#shared/protocol/procedure-import.ts';
import type { Database } from '../store/database.ts';
import { readImportItems } from './import-report.ts';

const KIND_WORDS: Readonly<Record<ImportItemKind, string>> = {
  new: 'mới / new',
  changed: 'thay đổi / changed',
  unchanged: 'không đổi / unchanged',
  withdrawn: 'đã gỡ / withdrawn',
  missing: 'không có trong tệp / missing',
  refused: 'từ chối / refused',
};

/** An import in lines, for the command line. */
export function describeJob(job: ImportJob): string {
  const lines = [`${job.fileName}: ${job.format ?? '?'} → ${job.unit} (${job.as})`];
  if (job.refusal !== null) {
    const { code, detail, advice } = job.refusal;
    lines.push(
      `Tệp bị từ chối. Refused: ${code}${detail === null ? '' : ` (${detail})`}`,
      advice.vi,
      advice.en,
    );
  }
  if (job.columns.ignored.length > 0) lines.push(`Không đọc / not read: ${job.columns.ignored.join(' | ')}`);
  for (const [kind, words] of Object.entries(KIND_WORDS)) {
    const n = new Map(Object.entries(job.counts)).get(kind);
    if (n !== undefined) lines.push(`${String(n).padStart(7)}  ${words}`);
  }
  return `${lines.join('\n')}\n`;
}

const PAGE = 200;

/** What is worth reading of a preview: everything but what stays as it is. */
export async function* describeItems(db: Database, importId: string): AsyncGenerator<string> {
  for (let afterNo = 0; ; ) {
    const { items } = await readImportItems(db, importId, undefined, { afterNo, limit: PAGE });
    yield items.flatMap(describeItem).join('');
    const last = items.at(-1);
    if (last === undefined || items.length < PAGE) return;
    afterNo = last.no;
  }
}

function describeItem(item: ImportItem): readonly string[] {
  const { kind, refusal, notes } = item;
  if (kind === 'unchanged' && notes.length === 0) return [];
  const place = item.row === null ? '' : ` ${item.row}`;
  const lines = [`${KIND_WORDS[kind]}${place}: ${item.code ?? ''} ${item.name ?? ''}\n`];
  if (refusal !== null) {
    const value = refusal.value === null ? '' : ` “${refusal.value}”`;
    lines.push(`    ${refusal.column ?? ''}${value}: ${refusal.message.vi} ${refusal.message.en}\n`);
  }
  for (const { part, before, after } of item.changes)
    lines.push(`    ${part}: ${shown(before)} → ${shown(after)}\n`);
  for (const note of notes) lines.push(`    ${note.column ?? ''} ${note.message.vi} ${note.message.en}\n`);
  return lines;
}

/** A terminal shows the beginning; the page shows all of it. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= 160 ? text : `${text.slice(0, 159).toWellFormed()}…`;
}
