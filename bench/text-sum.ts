const [QUOTE, RETURN, LINE_END] = ['"', '\r', '\n'].map((sign) => sign.charCodeAt(0));

/** What a program wrote: how many lines, how many bytes, and a sum over their order that tells two texts apart. */
export interface TextSum {
  readonly lines: number;
  readonly bytes: number;
  /** Without quotes and carriage returns, which programs set differently around the same cells. */
  readonly sum: number;
}

/**
 * Reads a text to its end and keeps nothing of it.
 * @param headings so many lines at the beginning are not counted
 */
export async function sumOf(pieces: AsyncIterable<Uint8Array>, headings = 0): Promise<TextSum> {
  let [lines, bytes, sum] = [-headings, 0, 0];
  for await (const piece of pieces) {
    for (const byte of piece) {
      if (lines >= 0 && byte !== QUOTE && byte !== RETURN) sum = (Math.imul(sum, 31) + byte) | 0;
      if (byte === LINE_END) lines += 1;
    }
    bytes += piece.length;
  }
  return { lines, bytes, sum };
}
