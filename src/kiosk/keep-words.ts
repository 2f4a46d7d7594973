/** Words of two syllables that a line must not break apart in the large type of the question and its answers. */
const COMPOUNDS = [
  'hài lòng',
  'phục vụ',
  'công chức',
  'viên chức',
  'đánh giá',
  'bình thường',
  'thế nào',
  'thái độ',
  'hành chính',
] as const;

const PATTERN = new RegExp(COMPOUNDS.join('|'), 'giu');

/** The same text with its compounds held together; screen readers hear no difference. */
export function keepWords(text: string): string {
  return text.normalize('NFC').replace(PATTERN, (word) => word.replace(' ', '\u00a0'));
}
