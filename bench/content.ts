import { CentreProcess } from '#tests/support/centre-process.ts';
import { RealTablet } from '#tests/support/real-tablet.ts';
import { type DeliveryFigures, measureDelivery } from './measure-delivery.ts';

/**
 * How two thousand procedures come down to a tablet, and one word that was changed in one of them: bytes on the line in both
 * directions, with every header, and the time until it is laid beside the old content and until it is swapped in. In a real
 * Chromium against a real centre, through a counting proxy on this machine. Prints a table.
 */
const PROCEDURES = 2_000;

const centre = await CentreProcess.start();
try {
  console.log(formatDelivery(await measureDelivery(centre, (origin) => new RealTablet(origin), PROCEDURES)));
} finally {
  await centre.dispose();
}

function formatDelivery(figures: DeliveryFigures): string {
  const { whole, all, word, partBytes, parts, usageBytes, starts } = figures;
  const share = ((100 * (word.up + word.down)) / (whole.up + whole.down)).toFixed(2);
  const row = (name: string, { up, down, requests, laidMs, swappedMs }: DeliveryFigures['all']): string =>
    `| ${name} | ${requests} | ${kilobytes(up)} | ${kilobytes(down)} | ${seconds(laidMs)} | ${seconds(swappedMs)} |`;
  return [
    '',
    `| ${PROCEDURES} procedures | requests | kB up | kB down | laid beside after, s | swapped in after, s |`,
    '| --- | --- | --- | --- | --- | --- |',
    `| the whole package, packed | 1 | ${kilobytes(whole.up)} | ${kilobytes(whole.down)} | – | – |`,
    row('all parts but those of seventy', all),
    row('one word in one procedure', word),
    '',
    `One word costs ${share} % of the package. On the disk ${parts} parts hold ${kilobytes(partBytes)} kB; the browser counts ${kilobytes(usageBytes)} kB for everything.`,
    'Headers, the heartbeat that tells of it and its ack are in the bytes; 8 s without a touch are in the last column.',
    '',
    '| CPU throttle | question usable, ms | longest task until the procedures are read, ms |',
    '| --- | --- | --- |',
    ...starts.map(
      ({ throttle, usableMs, longestTaskMs }) => `| ${throttle}x | ${usableMs} | ${longestTaskMs} |`,
    ),
  ].join('\n');
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
