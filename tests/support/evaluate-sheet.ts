import { compileFunction } from 'node:vm';
import { type CellObject, utils, type WorkSheet } from '@e965/xlsx';

type Value = number | string;

/** What the functions of our formulas do in a spreadsheet. `IF` computes only what it needs. */
const FUNCTIONS = {
  IF_: (is: boolean, yes: () => Value, no: () => Value) => (is ? yes() : no()),
  OR: (...all: readonly boolean[]) => all.includes(true),
  INT: Math.floor,
  ABS: Math.abs,
  SIGN: Math.sign,
  SQRT: Math.sqrt,
  ROUND: (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits,
  COUNT: (...values: readonly (Value | readonly Value[])[]) =>
    values.flat().filter((one) => typeof one === 'number').length,
  SUM: (values: readonly Value[]) => values.reduce<number>((sum, one) => sum + Number(one), 0),
};

/** Computes a cell anew from the cells that its formula names, as a spreadsheet does when it opens the file. */
export function evaluateCell(sheet: WorkSheet, address: string): Value {
  const cell: CellObject | undefined = sheet[address];
  // Nothing counts as no number, and as zero where one is needed.
  if (cell === undefined) return '';
  if (cell.f === undefined) return typeof cell.v === 'number' ? cell.v : String(cell.v);
  const formula = cell.f.replaceAll('$', '');
  const scope = {
    ...FUNCTIONS,
    cell: (name: string) => evaluateCell(sheet, name),
    range: (names: string) => rangeOf(names).map((name) => evaluateCell(sheet, name)),
  };
  const value: Value = compileFunction(
    `return ${toScript(formula)}`,
    Object.keys(scope),
  )(...Object.values(scope));
  // Spreadsheets know no negative zero.
  return value === 0 ? 0 : value;
}

function rangeOf(names: string): readonly string[] {
  const { s, e } = utils.decode_range(names);
  const cells: string[] = [];
  for (let r = s.r; r <= e.r; r += 1)
    for (let c = s.c; c <= e.c; c += 1) cells.push(utils.encode_cell({ r, c }));
  return cells;
}

function toScript(formula: string): string {
  const named = formula
    .replaceAll(/[A-Z]+\d+:[A-Z]+\d+/g, (names) => `range("${names}")`)
    .replaceAll(/(?<!["A-Z:])[A-Z]+\d+(?![":\d])/g, (name) => `cell("${name}")`)
    .replaceAll('^', '**')
    .replaceAll(/(?<![<>=])=(?!=)/g, '==');
  return lazyIf(named);
}

/** `IF(a, b, c)` with its branches as functions, the innermost last. */
function lazyIf(text: string): string {
  const at = text.indexOf('IF(');
  if (at < 0) return text;
  const parts: string[] = [];
  let [depth, begin, end] = [0, at + 3, text.length];
  for (let place = begin; place < text.length; place += 1) {
    const sign = text[place];
    if (sign === '(') depth += 1;
    if ((sign === ',' || sign === ')') && depth === 0) {
      parts.push(lazyIf(text.slice(begin, place)));
      begin = place + 1;
      end = place;
      if (sign === ')') break;
    }
    if (sign === ')') depth -= 1;
  }
  const [is, yes, no] = parts;
  return `${text.slice(0, at)}IF_(${is},()=>(${yes}),()=>(${no}))${lazyIf(text.slice(end + 1))}`;
}
