import type { Translated } from '../../translated.ts';
import type { viKioskModes } from '../vi/kiosk-modes.ts';

/** Words of the help for eyes, hands and ears. */
export const enKioskModes: Translated<typeof viKioskModes> = {
  open: 'Help',
  title: 'Display help',
  lead: 'Choose what makes this screen easier for you. It goes back to normal when you leave.',
  names: {
    'large-text': 'Larger text',
    contrast: 'High contrast',
    'low-reach': 'Controls in the lower half',
    'read-aloud': 'Read aloud',
  },
  on: 'On',
  off: 'Off',
  done: 'Done',
  read: 'Read this screen',
  stop: 'Stop reading',
};
