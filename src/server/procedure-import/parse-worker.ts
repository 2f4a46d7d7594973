import { parentPort, workerData } from 'node:worker_threads';
import { readProcedureFile } from './read-procedure-file.ts';

/** Rows handed over at a time: comparing so many holds the centre's event loop for some tens of milliseconds. */
const ROWS = 50;

/**
 * Reads a file beside the event loop of the centre: a big one takes seconds, and a hostile one only this thread. Rows go
 * over when they are asked for.
 */
const port = parentPort;
if (port === null || !(workerData instanceof Uint8Array)) throw new Error('not started as a worker');
const file = readProcedureFile(workerData);
if (!file.ok) {
  port.postMessage({ type: 'refused', failure: file.error });
} else {
  const { format, columns, rows } = file.value;
  let at = 0;
  port.on('message', () => {
    port.postMessage({ type: 'rows', rows: rows.slice(at, at + ROWS) });
    at += ROWS;
  });
  port.postMessage({ type: 'read', format, columns, total: rows.length });
}
