import type { viKioskTakeHome } from '../vi/kiosk-take-home.ts';

/** A code to rate at home. */
export const enKioskTakeHome: typeof viKioskTakeHome & { readonly days_one: string } = {
  door: 'Rate later, at home',
  title: 'Rate later, at home',
  text: 'Take a picture of this code or write it down. When it suits you, scan it, or open the page below on your telephone and enter it.',
  making: 'Making a code…',
  code: 'Your code',
  days_one: 'Good for one rating, within {{count}} day.',
  days_other: 'Good for one rating, within {{count}} days.',
  privacy: 'The code holds no name, telephone number or papers of yours.',
  qr: 'QR code that opens the rating page on a telephone',
  done: 'Done',
  none: {
    'no-key': 'This tablet cannot give out codes yet. Please rate here.',
    'used-up': 'This tablet has given out all codes of this hour. Please rate here.',
    storage: 'This tablet could not write, so there is no code. Please rate here or ask the staff.',
  },
};
