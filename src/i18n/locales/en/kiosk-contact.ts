import type { Translated } from '../../translated.ts';
import type { viKioskContact } from '../vi/kiosk-contact.ts';

/** Words of the ways to reach the office. */
export const enKioskContact: Translated<typeof viKioskContact> = {
  open: 'Contact',
  title: 'How to reach this office',
  lead: 'You may write these down or take a photo of this screen.',
  hotline: 'Hotline of the province or city',
  nationalHotline: 'Hotline of the National Public Service Portal',
  phone: 'Phone of the office',
  email: 'E-mail',
  address: 'Address',
  leaders: 'Leaders who take reports',
};
