/** The digits of a code that was typed, with or without its dot, whole or in part; null when the query is about something else. */
export function codeDigits(query: string): string | null {
  const text = query.slice(0, MAX_CHARS).trim();
  // A whole code wins, whatever stands around it: "1.012796.000.00.00.H49".
  const whole = /(?:^|\D)(\d)[. ]?(\d{6})(?!\d)/.exec(text);
  if (whole !== null) return `${whole[1]}${whole[2]}`;
  if (!/^(?:(?:mã|ma|số|so|tthc)[\s:]*){0,3}\d[\d. ]*$/i.test(text.normalize('NFC'))) return null;
  const digits = text.replace(/\D/g, '');
  return digits.length >= 2 && digits.length <= 7 ? digits : null;
}

const MAX_CHARS = 80;

/** Positions of the codes that begin so, or, where none does, of those that hold it somewhere, in the order of favour. */
export function findCodes(
  wanted: string,
  digits: readonly string[],
  favour: Float32Array,
): readonly number[] {
  const places = digits.map((code) => code.indexOf(wanted));
  const begin = [...digits.keys()].filter((position) => places[position] === 0);
  const inside = [...digits.keys()].filter((position) => (places[position] ?? -1) > 0 && wanted.length > 2);
  return (begin.length > 0 ? begin : inside).sort((a, b) => (favour[b] ?? 0) - (favour[a] ?? 0) || a - b);
}
