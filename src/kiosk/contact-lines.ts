import type { ContactBlock } from '#shared/protocol/content.ts';

/** The ways to reach an office in the order in which people need them: the numbers first. */
const LINES = ['hotline', 'nationalHotline', 'phone', 'email', 'address'] as const;

export interface ContactLine {
  readonly name: (typeof LINES)[number];
  readonly value: string;
}

/** What the office has entered; nothing is invented for the rest. */
export function contactLines(contact: ContactBlock): readonly ContactLine[] {
  return LINES.flatMap((name) => {
    const value = contact[name];
    return value === null ? [] : [{ name, value }];
  });
}

/** Whether there is anything to show. */
export function hasContact(contact: ContactBlock): boolean {
  return contactLines(contact).length > 0 || contact.leaders.length > 0;
}
