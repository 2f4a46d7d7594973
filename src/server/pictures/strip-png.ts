import { crc32 } from 'node:zlib';
import { joinBytes, type StrippedPicture, viewOf } from './picture-bytes.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What is needed to draw; the rest tells where, when and by whom, or makes it move. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND']);

export function stripPng(bytes: Uint8Array): StrippedPicture | null {
  const view = viewOf(bytes);
  if (!view.subarray(0, 8).equals(SIGNATURE)) return null;
  const parts: Uint8Array[] = [SIGNATURE];
  const seen = new Set<string>();
  let at = SIGNATURE.length;
  while (!seen.has('IEND')) {
    if (at + 12 > view.length) return null;
    const end = at + 12 + view.readUInt32BE(at);
    if (end > view.length) return null;
    const name = view.toString('latin1', at + 4, at + 8);
    if (crc32(view.subarray(at + 4, end - 4)) !== view.readUInt32BE(end - 4)) return null;
    if (seen.size === 0 && name !== 'IHDR') return null;
    if (KEPT.has(name)) parts.push(view.subarray(at, end));
    seen.add(name);
    at = end;
  }
  if (!seen.has('IDAT') || seen.has('acTL')) return null;
  const header = SIGNATURE.length + 8;
  return {
    type: 'image/png',
    bytes: joinBytes(parts),
    width: view.readUInt32BE(header),
    height: view.readUInt32BE(header + 4),
  };
}
