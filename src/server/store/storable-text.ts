const ENCODED = 'base64:';

/**
 * A journal line as the store keeps it. PostgreSQL's text holds every character but U+0000, so a line with one (only a
 * damaged or foreign journal has it) is kept as base64: the bytes must come back exactly, or the chain cannot be proved.
 */
export function lineToStored(line: string): string {
  if (!line.includes('\0') && !line.startsWith(ENCODED)) return line;
  return ENCODED + Buffer.from(line, 'utf8').toString('base64');
}

/** The line as it was sent. */
export function storedToLine(stored: string): string {
  if (!stored.startsWith(ENCODED)) return stored;
  return Buffer.from(stored.slice(ENCODED.length), 'base64').toString('utf8');
}

/** Text that only describes (a reason, an app's name): what cannot be stored in it is replaced. */
export function toStorable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
