import type { BenchRecord } from './results.ts';

type Cell = BenchRecord['rows'][number]['values'][number];

/** One benchmark as Markdown: its rows, its goals, its checks, its notes. */
export function formatRecord({
  id,
  title,
  columns,
  rows,
  goals,
  checks,
  notes,
  machine,
}: BenchRecord): string {
  const { cores, model, memoryGb, node, chromium } = machine;
  const hasSpread = rows.some(({ values }) => values.some((value) => typeof value === 'object'));
  return [
    `\n## ${id} ${title}\n`,
    ...table(
      ['', ...columns],
      rows.map(({ name, values }) => [name, ...values.map(formatCell)]),
    ),
    ...(hasSpread ? ['\nMedian / 95th percentile (smallest–largest).'] : []),
    ...(goals.length > 0 ? ['', ...table(['Goal', 'Reached', ''], goals.map(goalCells))] : []),
    ...(checks.length > 0
      ? ['', ...checks.map(({ what, ok }) => `- ${ok ? 'right' : '**WRONG**'}: ${what}`)]
      : []),
    ...(notes.length > 0 ? ['', ...notes] : []),
    `\n${cores} × ${model}, ${memoryGb} GB, Node ${node}${chromium === undefined ? '' : `, Chromium ${chromium}`}`,
  ].join('\n');
}

/** Every goal of these benchmarks, one line each: what `npm run bench` ends with. */
export function formatGoals(records: readonly BenchRecord[]): string {
  return table(
    ['', 'Goal', 'Reached', ''],
    records.flatMap(({ id, goals }) => goals.map((goal) => [id, ...goalCells(goal)])),
  ).join('\n');
}

function goalCells({ goal, got, met }: BenchRecord['goals'][number]): readonly string[] {
  return [goal, got, met ? 'met' : '**not met**'];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

function formatCell(value: Cell): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(value);
  const { median, p95, min, max } = value;
  return `${formatNumber(median)} / ${formatNumber(p95)} (${formatNumber(min)}–${formatNumber(max)})`;
}

function formatNumber(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}
