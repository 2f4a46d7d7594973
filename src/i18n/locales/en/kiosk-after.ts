import type { Translated } from '../../translated.ts';
import type { viKioskAfter } from '../vi/kiosk-after.ts';

/** The thanks and the end of the visit. They fit every answer: nothing here is glad or sorry. */
export const enKioskAfter: Translated<typeof viKioskAfter> = {
  title: 'Thank you.',
  text: 'Your answer has been saved and will be passed on for the summary.',
  farewell: 'Everything that you sent has been saved.',
  farewellDropped: 'All that you sent is saved. The words that you did not send were erased.',
  changeLost: {
    title: 'Your new answer has not been saved',
    text: 'Your earlier answer has been saved. The device could not write the new one; it is kept on this screen and the device will keep trying.',
  },
  detailLost: {
    title: 'What you added has not been saved',
    text: 'Your answer has been saved. The device could not write what you added; it is kept on this screen and the device will keep trying.',
  },
};
