/** What somebody typed as points, with a comma or a point; null: nothing, NaN: no number of at most two decimals. */
export function parsePoints(text: string): number | null {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  return /^\d{1,3}(?:\.\d{1,2})?$/.test(typed) ? Number(typed) : Number.NaN;
}
