import { foldVietnamese } from '#shared/domain/vietnamese.ts';
import type { CaseContact } from '#shared/protocol/cases.ts';

/** Fewer digits are found in any text. */
const MIN_DIGITS = 7;
/** A word that short names nobody. */
const MIN_LETTERS = 5;

/** Whether a text for the public tells who wrote: the whole name or address, a telephone number or a mail address, however they are spelled. */
export function holdsContact(text: string, contact: CaseContact): boolean {
  const folded = ` ${foldVietnamese(text)} `;
  const digits = text.replace(/\D/g, '');
  const names = [contact.name, contact.address, contact.email].map((one) => foldVietnamese(one ?? ''));
  if (names.some((name) => name.length >= MIN_LETTERS && folded.includes(` ${name} `))) return true;
  const phone = foldVietnamese(contact.phone ?? '');
  const number = phone.replace(/\D/g, '').replace(/^84/, '').replace(/^0/, '');
  if (number.length >= MIN_DIGITS && digits.includes(number)) return true;
  // Who has no telephone left a postal address there.
  return number.length < MIN_DIGITS && phone.length >= MIN_LETTERS && folded.includes(` ${phone} `);
}
