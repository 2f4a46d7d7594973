/** Codes that a tablet can give out in an hour: their number in it has six bits. */
export const NUMBERS_IN_HOUR = 64;
/** How many code keys there can be: four characters of twenty-three. */
export const CODE_KEYS = 279_841;
