/** A staff PIN is exactly so many digits, so that the pad knows when it is whole. */
export const STAFF_PIN_LENGTH = 6;
