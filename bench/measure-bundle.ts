import { gzipSync } from 'node:zlib';
import { closureOf, precachedFiles, readBuilt } from '#tests/support/built-app.ts';

export interface BundleFigures {
  /** Bytes of the JavaScript that must be there before the question can be answered. */
  readonly questionScriptGzip: number;
  /** The same for all that the kiosk ever loads, without the administrators' and the visitors'. */
  readonly scriptGzip: number;
  readonly styleGzip: number;
  readonly serviceWorkerGzip: number;
  /** Bytes that a tablet fetches once to work without a network. */
  readonly precache: number;
}

export function measureBundle(): BundleFigures {
  const kiosk = [...closureOf('src/kiosk/kiosk.html', [])];
  const question = closureOf('src/kiosk/kiosk.html', [], 'first');
  return {
    questionScriptGzip: gzipped([...question].filter((file) => file.endsWith('.js'))),
    scriptGzip: gzipped(kiosk.filter((file) => file.endsWith('.js'))),
    styleGzip: gzipped(kiosk.filter((file) => file.endsWith('.css'))),
    serviceWorkerGzip: gzipped(['sw.js']),
    precache: precachedFiles().reduce((sum, file) => sum + readBuilt(file).byteLength, 0),
  };
}

function gzipped(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readBuilt(file)).byteLength, 0);
}
