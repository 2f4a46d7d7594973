import type { Board, BoardPeriod } from '#shared/protocol/board.ts';
import { CSV_BOM, type CsvCell, csvLine } from '../reports/csv.ts';

const COLUMNS: readonly (readonly [string, (period: BoardPeriod) => CsvCell])[] = [
  ['period', (one) => one.period],
  ['from', (one) => one.from],
  ['to', (one) => one.to],
  ['state', (one) => one.state],
  ['n', ({ figure }) => figure?.n ?? null],
  ['satisfied_low', ({ figure }) => figure?.satisfied.low ?? null],
  ['satisfied_high', ({ figure }) => figure?.satisfied.high ?? null],
  ['rate_low', ({ figure }) => figure?.rate.low ?? null],
  ['rate_high', ({ figure }) => figure?.rate.high ?? null],
  ['interval_low', ({ figure }) => figure?.interval.low ?? null],
  ['interval_high', ({ figure }) => figure?.interval.high ?? null],
  ['flagged', ({ figure }) => figure?.flagged ?? null],
  ['response_basis', ({ figure }) => figure?.response?.basis ?? null],
  ['asked', ({ figure }) => figure?.response?.asked ?? null],
  ['answered', ({ figure }) => figure?.response?.answered ?? null],
  ['response_rate', ({ figure }) => figure?.response?.rate ?? null],
  ['not_asked', ({ figure }) => figure?.response?.notAsked ?? null],
  ['target', ({ target }) => target?.satisfied ?? null],
  ['target_state', ({ target }) => target?.state ?? null],
];

/** Months and quarters of a board, one a line, the newest first; levels in columns of their own. What is not told, or only together with others, is empty. */
export function boardToCsv({ months, quarters }: Board): string {
  const periods = [...months, ...quarters];
  const codes = new Set(
    periods.flatMap(({ figure }) => (figure?.levels ?? []).flatMap(({ levels: own }) => own)),
  );
  const levels = [...codes].sort((a, b) => b - a);
  const countOf = ({ figure }: BoardPeriod, code: number): CsvCell =>
    figure?.levels?.find(({ levels: own }) => own.length === 1 && own[0] === code)?.n ?? null;
  const head = [...COLUMNS.map(([name]) => name), ...levels.map((code) => `level_${code}`)];
  const lines = periods.map((period) =>
    csvLine(
      [...COLUMNS.map(([, cell]) => cell(period)), ...levels.map((code) => countOf(period, code))],
      ',',
    ),
  );
  return CSV_BOM + csvLine(head, ',') + lines.join('');
}
