/** Names are compared without case, outer spaces and ways of composing letters. */
export function normaliseUsername(username: string): string {
  return username.normalize('NFC').trim().toLowerCase();
}
