/**
 * How many bytes a text takes in UTF-8, as `TextEncoder` writes it (half of a surrogate pair as U+FFFD), without writing it: of thousands of
 * lines that are only weighed, the writing took ten times as long.
 */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    bytes += unit < 0x800 ? 1 : 2;
    // A pair is two units and four bytes; each half counts three where it stands alone.
    if (isHigh(unit) && isLow(text.charCodeAt(at + 1))) at += 1;
  }
  return bytes;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/**
 * Writes a text in UTF-8, as `TextEncoder` does (half of a surrogate pair as U+FFFD). For many short lines into one buffer: a call of the
 * encoder costs more than such a line.
 * @param to has room for three bytes a unit from `at` on
 * @returns where the text ends
 */
export function writeUtf8(text: string, to: Uint8Array, at: number): number {
  let end = at;
  for (let n = 0; n < text.length; n += 1) {
    const code = codeAt(text, n);
    if (code < 0x80) to[end++] = code;
    else if (code < 0x800) {
      to[end++] = 0xc0 | (code >> 6);
      to[end++] = 0x80 | (code & 0x3f);
    } else if (code < 0x1_0000) {
      to[end++] = 0xe0 | (code >> 12);
      to[end++] = 0x80 | ((code >> 6) & 0x3f);
      to[end++] = 0x80 | (code & 0x3f);
    } else {
      n += 1;
      to[end++] = 0xf0 | (code >> 18);
      to[end++] = 0x80 | ((code >> 12) & 0x3f);
      to[end++] = 0x80 | ((code >> 6) & 0x3f);
      to[end++] = 0x80 | (code & 0x3f);
    }
  }
  return end;
}

/** What stands there: a unit, a whole pair, or U+FFFD for half of one. */
function codeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit >= 0xe000) return unit;
  const next = text.charCodeAt(at + 1);
  if (isHigh(unit) && isLow(next)) return 0x1_0000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
  return 0xfffd;
}
