/** Opaque to clients: the last key of a page, when the key is a text. */
export function textToCursor(text: string): string {
  return Buffer.from(`t1:${text}`, 'utf8').toString('base64url');
}

/** The key, or null when this server did not make the cursor. */
export function cursorToText(cursor: string): string | null {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  return text.startsWith('t1:') && textToCursor(text.slice(3)) === cursor ? text.slice(3) : null;
}
