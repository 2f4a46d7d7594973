/**
 * The text of a file whose encoding nobody states: by its byte-order mark, else UTF-8, else Windows-1258, in which Excel
 * for Vietnam saves "CSV". Null when it is no text at all.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'windows-1258');
  // Text has no zero bytes in these encodings; a picture or a program has.
  return text === null || text.includes('\0') ? null : text;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
