import type { Translated } from '../../translated.ts';
import type { viKiosk } from '../vi/kiosk.ts';

/** Words of the kiosk surface. */
export const enKiosk: Translated<typeof viKiosk> = {
  title: 'Hài Lòng',
};
