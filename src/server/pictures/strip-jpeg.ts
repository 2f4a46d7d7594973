import { joinBytes, type StrippedPicture, viewOf } from './picture-bytes.ts';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
/** Frames that browsers draw: baseline, extended, progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** Tables, the restart interval, and Adobe's note on how colours are meant (APP14). Exif, comments and previews go. */
const KEPT = new Set([...FRAMES, 0xc4, 0xdb, 0xdd, 0xee]);

export function stripJpeg(bytes: Uint8Array): StrippedPicture | null {
  const view = viewOf(bytes);
  if (view[0] !== 0xff || view[1] !== START) return null;
  const parts: Uint8Array[] = [view.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | null = null;
  let scans = 0;
  let at = 2;
  for (;;) {
    while (view[at] === 0xff && view[at + 1] === 0xff) at += 1;
    const marker = view[at + 1];
    if (view[at] !== 0xff || marker === undefined) return null;
    if (marker === END) break;
    if (at + 4 > view.length) return null;
    const end = at + 2 + view.readUInt16BE(at + 2);
    if (end > view.length || end < at + 4) return null;
    if (FRAMES.has(marker)) {
      if (size !== null || end < at + 9) return null;
      size = { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) };
    }
    const next = marker === SCAN ? endOfScan(view, end) : end;
    if (marker === SCAN) scans += 1;
    if (marker === SCAN || KEPT.has(marker)) parts.push(view.subarray(at, next));
    else if (marker < 0xe0 || (marker > 0xef && marker !== 0xfe)) return null;
    at = next;
  }
  if (size === null || scans === 0) return null;
  parts.push(Uint8Array.of(0xff, END));
  return { type: 'image/jpeg', bytes: joinBytes(parts), ...size };
}

/** Picture data goes on to the next marker; a filled-up 0xFF and restarts are part of it. */
function endOfScan(view: Buffer, from: number): number {
  for (let at = from; at + 1 < view.length; at += 1) {
    const next = view[at + 1] ?? 0;
    if (view[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return view.length;
}
