import { promisify } from 'node:util';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

/** UTF-8 needs at most so many bytes for a unit of UTF-16. */
const MOST_BYTES_A_UNIT = 3;

/** A file to go into an archive; its text is made while it is packed. */
export interface ZipPart {
  readonly name: string;
  readonly text: AsyncIterable<string>;
}

interface Packed {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01: the same contents give the same bytes. */
const DATE = 0x21;
const MAX_SIZE = 0xffffffff;

/** A ZIP archive in pieces, in flat memory: each part is deflated off the main thread while it is made. */
export async function* zipStream(parts: AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const directory: Packed[] = [];
  let offset = 0;
  for await (const { name, text } of parts) {
    const begin = { name: Buffer.from(name), offset };
    const head = localHeader(begin.name);
    yield head;
    const tally = { crc: 0, size: 0 };
    let packed = 0;
    for await (const piece of deflate(text, tally)) {
      packed += piece.length;
      yield piece;
    }
    const entry = { ...begin, ...tally, packed };
    const tail = descriptor(entry);
    yield tail;
    directory.push(entry);
    offset += head.length + packed + tail.length;
    if (tally.size > MAX_SIZE || offset > MAX_SIZE) throw new Error(`${name} is too large for an archive`);
  }
  const entries = Buffer.concat(directory.map(directoryEntry));
  yield entries;
  yield endOfDirectory(directory.length, entries.length, offset);
}

/** One deflater for a whole part: one a piece leaves a quarter of a megabyte behind each time, faster than it is given back. */
async function* deflate(
  text: AsyncIterable<string>,
  tally: { crc: number; size: number },
): AsyncGenerator<Uint8Array> {
  const deflater = createDeflateRaw();
  const written = writeAll(deflater, text, tally).catch((error: unknown) => {
    // Comes out of the reading below; who stopped reading has ended the deflater already.
    deflater.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const piece of deflater) yield piece;
  } finally {
    await written;
  }
}

/** From one buffer over and over: as many fresh ones would lie about until the next collection. */
async function writeAll(
  deflater: DeflateRaw,
  text: AsyncIterable<string>,
  tally: { crc: number; size: number },
): Promise<void> {
  const write = promisify<Uint8Array, void>((bytes, done) => deflater.write(bytes, done));
  let scratch = Buffer.alloc(0);
  for await (const piece of text) {
    const most = piece.length * MOST_BYTES_A_UNIT;
    if (scratch.length < most) scratch = Buffer.alloc(most);
    const bytes = scratch.subarray(0, scratch.write(piece, 'utf8'));
    tally.crc = crc32(bytes, tally.crc);
    tally.size += bytes.length;
    // Done when the deflater has taken all of it in.
    if (bytes.length > 0) await write(bytes);
  }
  deflater.end();
}

function localHeader(name: Buffer): Buffer {
  return fields([4, 0x04034b50], ...common(0, 0, 0), [2, name.length], [2, 0], name);
}

function descriptor({ crc, packed, size }: Packed): Buffer {
  return fields([4, 0x08074b50], [4, crc], [4, packed], [4, size]);
}

function directoryEntry({ name, crc, packed, size, offset }: Packed): Buffer {
  return fields(
    [4, 0x02014b50],
    [2, VERSION],
    ...common(crc, packed, size),
    [2, name.length],
    // No extra field, no comment, first disk, nothing said of text or rights.
    ...([2, 2, 2, 2].map((size) => [size, 0]) as [number, number][]),
    [4, 0],
    [4, offset],
    name,
  );
}

function endOfDirectory(count: number, length: number, offset: number): Buffer {
  return fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0]);
}

type Field = readonly [bytes: number, value: number] | Buffer;

function common(crc: number, packed: number, size: number): readonly Field[] {
  return [
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
    [4, crc],
    [4, packed],
    [4, size],
  ];
}

function fields(...all: readonly Field[]): Buffer {
  return Buffer.concat(
    all.map((field) => {
      if (Buffer.isBuffer(field)) return field;
      const [bytes, value] = field;
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}
