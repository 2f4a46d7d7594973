import { type ZipPart, zipStream } from './zip-stream.ts';

/** The media type of a workbook. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A column of a sheet. `time`: its texts (`YYYY-MM-DD HH:MM:SS`) become instants that a spreadsheet counts with. */
export interface SheetColumn {
  readonly heading: string;
  readonly width: number;
  readonly time: boolean;
}

/** The columns of a table as a sheet has them, in one language: each as wide as its heading wants. */
export function sheetColumns<L extends string>(
  columns: readonly {
    readonly heading: Readonly<Record<L, string>>;
    readonly time?: boolean | undefined;
  }[],
  lang: L,
): readonly SheetColumn[] {
  return columns.map(({ heading, time = false }) => ({
    heading: heading[lang],
    width: Math.max(NARROWEST, heading[lang].length + 4),
    time,
  }));
}

export type SheetCell = string | number | null;
type Rows = AsyncIterator<readonly (readonly SheetCell[])[]>;

/** Excel takes 1,048,576 rows; what is more goes on in another sheet. */
const ROWS_PER_SHEET = 1_000_000;
/** In characters, as spreadsheets measure. */
const NARROWEST = 12;
/** Longer texts are kept apart by the engine, where they stay until a full collection. */
const ROWS_PER_PIECE = 10;
const HEADING_STYLE = 1;
const TIME_STYLE = 2;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook (OOXML) in pieces, in flat memory. Numbers are numbers; a text is a text and never a formula, whatever it
 * begins with. `pages` are rows in pieces.
 */
export function workbookStream(
  sheetName: string,
  columns: readonly SheetColumn[],
  pages: AsyncIterable<readonly (readonly SheetCell[])[]>,
  rowsPerSheet: number = ROWS_PER_SHEET,
): AsyncGenerator<Uint8Array> {
  return zipStream(workbookParts(sheetName, columns, pages, rowsPerSheet));
}

async function* workbookParts(
  sheetName: string,
  columns: readonly SheetColumn[],
  pages: AsyncIterable<readonly (readonly SheetCell[])[]>,
  rowsPerSheet: number,
): AsyncGenerator<ZipPart> {
  const rows = pages[Symbol.asyncIterator]();
  const state: SheetState = { waiting: [], ended: false };
  let sheets = 0;
  try {
    do {
      sheets += 1;
      yield { name: `xl/worksheets/sheet${sheets}.xml`, text: sheetText(columns, rows, state, rowsPerSheet) };
    } while (!state.ended || state.waiting.length > 0);
  } finally {
    await rows.return?.();
  }
  const names = Array.from({ length: sheets }, (_, index) =>
    index === 0 ? sheetName : `${sheetName} ${index + 1}`,
  );
  for (const [name, text] of frame(names)) yield { name, text: once(XML + text) };
}

interface SheetState {
  /** Rows that were read and did not fit into the sheet before. */
  waiting: readonly (readonly SheetCell[])[];
  ended: boolean;
}

async function* sheetText(
  columns: readonly SheetColumn[],
  rows: Rows,
  state: SheetState,
  rowsPerSheet: number,
): AsyncGenerator<string> {
  const letters = columns.map((_, index) => columnLetters(index));
  const styles = columns.map(({ time }) => (time ? TIME_STYLE : 0));
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const headings = columns.map(({ heading }, index) =>
    textCell(`${letters[index]}1`, heading, HEADING_STYLE),
  );
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
  let count = 0;
  while (count < rowsPerSheet) {
    if (state.waiting.length === 0) {
      const next = await rows.next();
      state.ended = next.done === true;
      if (next.done === true) break;
      state.waiting = next.value;
    }
    const fitting = state.waiting.slice(0, rowsPerSheet - count);
    state.waiting = state.waiting.slice(fitting.length);
    const first = count + 2;
    for (let start = 0; start < fitting.length; start += ROWS_PER_PIECE)
      yield fitting
        .slice(start, start + ROWS_PER_PIECE)
        .map((row, index) => rowText(row, first + start + index, letters, styles))
        .join('');
    count += fitting.length;
  }
  // Whether another sheet follows is known only when somebody has looked.
  if (!state.ended && state.waiting.length === 0) {
    const next = await rows.next();
    state.ended = next.done === true;
    if (next.done !== true) state.waiting = next.value;
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${count + 1}"/></worksheet>`;
}

function rowText(
  row: readonly SheetCell[],
  number: number,
  letters: readonly string[],
  styles: readonly number[],
): string {
  const cells = row.map((cell, index) => cellText(cell, `${letters[index]}${number}`, styles[index] ?? 0));
  return `<row r="${number}">${cells.join('')}</row>`;
}

function cellText(cell: SheetCell, place: string, style: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  const serial = style === TIME_STYLE ? toSerial(cell) : null;
  return serial === null
    ? textCell(place, cell, 0)
    : `<c r="${place}" s="${TIME_STYLE}"><v>${serial}</v></c>`;
}

function textCell(place: string, text: string, style: number): string {
  const styled = style === 0 ? '' : ` s="${style}"`;
  return `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
}

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet's calendar, as far as it agrees with ours (from March 1900 on). */
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** Days since the spreadsheet's epoch, on the clock of the text. */
function toSerial(text: string): number | null {
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(ms) ? null : (ms - EPOCH_MS) / DAY_MS;
}

/** Nothing that XML or a spreadsheet reads as something else. */
const PLAIN = /^[^\p{Cc}\p{Cs}&<>_\ufffe\uffff]*$/u;

/** What XML 1.0 cannot hold is left out; `_x0041_` would be read as an escape, so its sign is escaped itself. */
function escapeText(text: string): string {
  // Most texts of a million rows: looking once is five times as fast as replacing seven times.
  if (PLAIN.test(text)) return text;
  return (
    text
      .toWellFormed()
      .replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // The line end of a cell.
      .replaceAll(/\r\n?/g, '\n')
  );
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** Everything around the sheets. */
function frame(names: readonly string[]): readonly (readonly [string, string])[] {
  const sheets = names.map(
    (name, index) => `<sheet name="${escapeText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const types = names.map(
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  );
  const relations = names.map((_, index) =>
    relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  );
  const styles = relation(`rId${names.length + 1}`, 'styles', 'styles.xml');
  return [
    ['xl/styles.xml', STYLES],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationships([...relations, styles])],
    ['_rels/.rels', relationships([relation('rId1', 'officeDocument', 'xl/workbook.xml')])],
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${types.join('')}</Types>`,
    ],
  ];
}

function relationships(relations: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
}

/** Plain, bold (headings), and an instant to the second. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
