/** A number that a spreadsheet computes by a formula; `value` is what it comes to. */
export interface Computed {
  readonly formula: string;
  readonly value: number | null;
}

export type Cell = string | number | null | Computed;

/** A table of a workbook; the first row is its heading. The same tables make the CSV. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

export type Lang = 'vi' | 'en';
/** Words of a heading. */
export type Words = Readonly<Record<Lang, string>>;

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/**
 * The share in percent with two decimals, half away from zero, by whole numbers alone: what the centre computes, and free of what a
 * spreadsheet's own rounding makes of binary fractions.
 */
export function rateFormula(part: string, whole: string): string {
  return `IF(${whole}=0,"",INT((20000*${part}+${whole})/(2*${whole}))/100)`;
}

/** The same where more than the whole says nothing. */
export function responseFormula(answered: string, asked: string): string {
  return `IF(OR(${asked}=0,${answered}>${asked}),"",INT((20000*${answered}+${asked})/(2*${asked}))/100)`;
}

const Z = '1.959963984540054';

/** An end of the 95 % interval by Wilson, in percent. */
export function wilsonFormula(part: string, whole: string, end: 'low' | 'high'): string {
  const [sign, edge, percent] = end === 'low' ? ['-', '0', '0'] : ['+', whole, '100'];
  const reach = `${Z}*SQRT(${part}/${whole}*(1-${part}/${whole})/${whole}+${Z}^2/(4*${whole}^2))`;
  const share = `(${part}/${whole}+${Z}^2/(2*${whole})${sign}${reach})/(1+${Z}^2/${whole})`;
  return `IF(${whole}=0,"",IF(${part}=${edge},${percent},ROUND(${share}*10000,0)/100))`;
}

/** Percentage points between two shares, of whole numbers and not of rounded rates. */
export function changeFormula(now: readonly [string, string], before: readonly [string, string]): string {
  const above = `(${now[0]}*${before[1]}-${before[0]}*${now[1]})`;
  const below = `(${now[1]}*${before[1]})`;
  return `IF(${below}=0,"",SIGN${above}*INT((20000*ABS${above}+${below})/(2*${below}))/100)`;
}

/** What a cell shows where nothing is computed. */
export function cellValue(cell: Cell): string | number | null {
  return typeof cell === 'object' && cell !== null ? cell.value : cell;
}
