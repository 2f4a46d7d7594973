/** A staff PIN is exactly so many digits, so that the pad knows when it is whole. */
export const STAFF_PIN_LENGTH = 6;

export function isStaffPin(text: string): boolean {
  return text.length === STAFF_PIN_LENGTH && /^\d+$/.test(text);
}
