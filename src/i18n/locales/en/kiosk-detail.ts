import type { Translated } from '../../translated.ts';
import type { viKioskDetail } from '../vi/kiosk-detail.ts';

/** Words around the procedures: the shelf they stand on and the page of one of them. */
export const enKioskDetail: Translated<typeof viKioskDetail> = {
  shelf: {
    reading: 'Opening the list of procedures…',
    incomplete: 'Some procedures are missing, loading again',
    failed: 'The list of procedures could not be opened',
    failedText:
      'The device could not read the list from its storage. Please try again, or ask the officer at the counter.',
  },
};
