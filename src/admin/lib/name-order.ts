/** Vietnamese order of names, numbers within them by their value. */
export const NAME_ORDER: Intl.Collator = new Intl.Collator('vi', { numeric: true });
