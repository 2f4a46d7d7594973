import { PASSWORD_MIN_LENGTH, type PasswordWeakness } from '#shared/protocol/admin.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** What is wrong with a new password, or null. No rules on classes of characters: length is what counts. */
export function weaknessOf(
  next: string,
  { username, current }: { readonly username: string; readonly current: string },
): PasswordWeakness | null {
  const plain = next.normalize('NFKC');
  if ([...plain].length < PASSWORD_MIN_LENGTH) return 'too-short';
  if (plain === current.normalize('NFKC')) return 'same-as-current';
  const simple = simplify(plain);
  if (simple.length < 5 || COMMON_PASSWORDS.has(simple) || isOneRun(simple)) return 'common';
  const name = simplify(username);
  // A name of one or two letters is in almost everything.
  return name.length >= 4 && simple.replaceAll(name, '').length < 6 ? 'contains-username' : null;
}

/** Without case, accents and anything but letters and digits; what repeats itself is reduced to its part. */
function simplify(text: string): string {
  const bare = text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^\p{L}\p{Nd}]/gu, '');
  return /^(.+?)\1+$/u.exec(bare)?.[1] ?? bare;
}

/** "123456789012", "abcdefghijkl", "ponmlkjihgfe": every sign follows the one before it. */
function isOneRun(text: string): boolean {
  const steps = new Set(
    [...text].slice(1).map((sign, i) => {
      const step = sign.charCodeAt(0) - text.charCodeAt(i);
      return step === -9 ? 1 : step;
    }),
  );
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}
