import { inflateRawSync } from 'node:zlib';

const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;

/**
 * Whether an archive unpacks to at most `maxBytes` in all. It is unpacked to know, each part bounded: what its headers
 * say of their sizes may be a lie, and a small file can hold gigabytes.
 */
export function checkZip(bytes: Uint8Array, maxBytes: number): 'fits' | 'too-large' | 'damaged' {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return 'damaged';
  let left = maxBytes;
  let at = view.readUInt32LE(end + 16);
  const parts = view.readUInt16LE(end + 10);
  for (let part = 0; part < parts; part += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL_HEADER) return 'damaged';
    const data = readPart(view, at);
    if (data === null) return 'damaged';
    const size = data.packed ? unpackedSize(data.bytes, left) : data.bytes.length;
    if (size === 'damaged') return 'damaged';
    left -= size;
    if (left < 0) return 'too-large';
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return 'fits';
}

function findEnd(view: Buffer): number | null {
  const lowest = Math.max(0, view.length - END_RECORD_BYTES - MAX_COMMENT_BYTES);
  for (let at = view.length - END_RECORD_BYTES; at >= lowest; at -= 1)
    if (view.readUInt32LE(at) === END_RECORD) return at;
  return null;
}

/** The bytes of one part as they lie in the archive; null when the headers point outside, or the way of packing is unknown. */
function readPart(
  view: Buffer,
  central: number,
): { readonly bytes: Buffer; readonly packed: boolean } | null {
  const method = view.readUInt16LE(central + 10);
  const length = view.readUInt32LE(central + 20);
  const local = view.readUInt32LE(central + 42);
  if (local + 30 > view.length || (method !== 0 && method !== 8)) return null;
  const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
  if (start + length > view.length) return null;
  return { bytes: view.subarray(start, start + length), packed: method === 8 };
}

function unpackedSize(packed: Buffer, maxBytes: number): number | 'damaged' {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes + 1) }).length;
  } catch (error) {
    if (error instanceof RangeError) return maxBytes + 1;
    if (error instanceof Error && 'code' in error) return 'damaged';
    throw error;
  }
}
