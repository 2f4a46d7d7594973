import type { AtRest } from '../data-key.ts';

/** What of a case lies in the store only under the data key. */
type Secret = 'text' | 'contact' | 'answer' | 'note';

/** Encrypts a text for its place; moved to another case or another part it does not open. */
export function sealSecret(atRest: AtRest, caseId: string, secret: Secret, text: string): string {
  return atRest.seal(text, purposeOf(caseId, secret));
}

/** The text; null: there is none, or the data key is another one. */
export function openSecret(
  atRest: AtRest,
  caseId: string,
  secret: Secret,
  sealed: string | null,
): string | null {
  return sealed === null ? null : atRest.open(sealed, purposeOf(caseId, secret));
}

function purposeOf(caseId: string, secret: Secret): string {
  return `case-${secret} ${caseId}`;
}
