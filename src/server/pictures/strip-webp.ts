import { joinBytes, type StrippedPicture, viewOf } from './picture-bytes.ts';

interface Part {
  readonly name: string;
  readonly data: Buffer;
}

const ALPHA_FLAG = 0x10;

export function stripWebp(bytes: Uint8Array): StrippedPicture | null {
  const view = viewOf(bytes);
  if (view.toString('latin1', 0, 4) !== 'RIFF' || view.toString('latin1', 8, 12) !== 'WEBP') return null;
  const parts = readParts(view);
  const size = parts === null ? null : sizeOf(parts);
  if (parts === null || size === null) return null;
  const kept = parts.flatMap(({ name, data }) => {
    if (name === 'VP8X') return [riffPart(name, withFlags(data, (data[0] ?? 0) & ALPHA_FLAG))];
    return name === 'VP8 ' || name === 'VP8L' || name === 'ALPH' ? [riffPart(name, data)] : [];
  });
  const body = joinBytes([Buffer.from('WEBP', 'latin1'), ...kept]);
  return { type: 'image/webp', bytes: joinBytes([head('RIFF', body.length), body]), ...size };
}

function readParts(view: Buffer): readonly Part[] | null {
  const parts: Part[] = [];
  const total = Math.min(view.length, 8 + view.readUInt32LE(4));
  let at = 12;
  while (at + 8 <= total) {
    const length = view.readUInt32LE(at + 4);
    if (at + 8 + length > total) return null;
    const name = view.toString('latin1', at, at + 4);
    if (name === 'ANIM' || name === 'ANMF') return null;
    parts.push({ name, data: view.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return parts;
}

/** Of the picture itself, whichever way it is packed. */
function sizeOf(parts: readonly Part[]): { readonly width: number; readonly height: number } | null {
  const pictures = parts.filter(({ name }) => name === 'VP8 ' || name === 'VP8L');
  const [picture] = pictures;
  if (pictures.length !== 1 || picture === undefined || picture.data.length < 10) return null;
  const { name, data } = picture;
  if (name === 'VP8L') {
    if (data[0] !== 0x2f) return null;
    const bits = data.readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (data.readUIntBE(3, 3) !== 0x9d012a) return null;
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
}

function withFlags(data: Buffer, flags: number): Buffer {
  const copy = Buffer.from(data);
  copy[0] = flags;
  return copy;
}

function riffPart(name: string, data: Buffer): Uint8Array {
  return joinBytes([head(name, data.length), data, Buffer.alloc(data.length % 2)]);
}

function head(name: string, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.write(name, 'latin1');
  bytes.writeUInt32LE(length, 4);
  return bytes;
}
