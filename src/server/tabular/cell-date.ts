import type { TableCell } from './table.ts';

const AS_ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** Day first, as it is written here. */
const AS_WRITTEN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** The calendar day that a cell names, as `YYYY-MM-DD`: a date of the spreadsheet, or a text as people write dates here. */
export function cellDate(cell: TableCell): string | null {
  const text = cell.kind === 'date' ? cell.text.slice(0, 10) : cell.text;
  const iso = AS_ISO.exec(text);
  if (iso) return toDay(iso[1], iso[2], iso[3]);
  const written = AS_WRITTEN.exec(text);
  return written ? toDay(written[3], written[2], written[1]) : null;
}

/** Null for a day that the calendar does not have. */
function toDay(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : text;
}
