import type { BundleFigures } from './measure-bundle.ts';
import type { KioskFigures } from './measure-kiosk.ts';
import type { Spread } from './spread.ts';

/** The figures as they go into a note: Markdown, milliseconds and kilobytes. */
export function formatTable(results: {
  readonly bundle: BundleFigures;
  readonly kiosk: readonly KioskFigures[];
}): string {
  const { bundle, kiosk } = results;
  return [
    '',
    '| kiosk bundle | kB |',
    '| --- | --- |',
    `| JavaScript before the question, gzip | ${kilobytes(bundle.questionScriptGzip)} |`,
    `| JavaScript of the whole kiosk, gzip | ${kilobytes(bundle.scriptGzip)} |`,
    `| styles, gzip | ${kilobytes(bundle.styleGzip)} |`,
    `| service worker, gzip | ${kilobytes(bundle.serviceWorkerGzip)} |`,
    `| precache, plain | ${kilobytes(bundle.precache)} |`,
    '',
    '| CPU throttle | cold start, centre dead: first paint | question usable | tap → commit | tap → thanks painted |',
    '| --- | --- | --- | --- | --- |',
    ...kiosk.map(
      (row) =>
        `| ${row.throttle}x | ${spread(row.firstPaint)} | ${spread(row.usable)} | ${spread(row.commit)} | ${spread(row.paint)} |`,
    ),
    '',
    `Median / 95th percentile in ms; ${kiosk[0]?.firstPaint.n ?? 0} starts and ${kiosk[0]?.commit.n ?? 0} taps a row.`,
  ].join('\n');
}

function spread({ median, p95 }: Spread): string {
  return `${median} / ${p95}`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
