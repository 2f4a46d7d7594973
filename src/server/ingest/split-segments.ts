/** One segment's text inside a file of several, and the number of its first line in the file. */
export interface FilePart {
  readonly text: string;
  readonly firstLine: number;
  /** The whole part stands on that one line of the file. */
  readonly oneLine: boolean;
}

const HEAD = /^\{"t":"head",/;

/** Cuts an exported file at its head lines. A file that does not begin with one is a single part, for the parser to refuse. */
export function splitSegments(text: string): readonly FilePart[] {
  const rows = text.split('\n');
  const cutOff = rows.at(-1) !== '';
  if (!cutOff) rows.pop();
  if (rows.length === 0) return [{ text, firstLine: 1, oneLine: false }];
  const starts = rows.flatMap((row, index) => (index === 0 || HEAD.test(row) ? [index] : []));
  return starts.map((start, n) => {
    const end = starts[n + 1] ?? rows.length;
    const newline = end === rows.length && cutOff ? '' : '\n';
    return { text: rows.slice(start, end).join('\n') + newline, firstLine: start + 1, oneLine: false };
  });
}
