/** Opaque to clients, so that what it holds may change: today the feed's position. */
export function posToCursor(pos: number): string {
  return Buffer.from(`r1:${pos}`, 'utf8').toString('base64url');
}

/** The position of a cursor, or null when this server did not make it. */
export function cursorToPos(cursor: string): number | null {
  const [, digits] = /^r1:(\d{1,16})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  const pos = Number(digits);
  return digits !== undefined && Number.isSafeInteger(pos) && posToCursor(pos) === cursor ? pos : null;
}
