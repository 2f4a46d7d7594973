/** Rows of one statement: both engines bound the number of parameters (SQLite at 32,766). */
const CHUNK_ROWS = 500;

/** The rows in pieces of at most `CHUNK_ROWS`. */
export function chunk<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    chunks.push(rows.slice(start, start + CHUNK_ROWS));
  }
  return chunks;
}
