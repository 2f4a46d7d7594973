import type { Translated } from '../../translated.ts';
import type { viKioskVisit } from '../vi/kiosk-visit.ts';

/** What may be given beside the answer. It fits every answer: nothing here is glad or sorry. */
export const enKioskVisit: Translated<typeof viKioskVisit> = {
  change: 'Change my answer',
  changeFor_one: 'for {{count}} second',
  changeFor_other: 'for {{count}} seconds',
  changeOver: 'the time to change is over',
  topics: 'What is your answer about?',
  topicsHint: 'Optional. You may choose several.',
  comment: 'Anything to add in writing',
  commentHint:
    'Optional, sent when you press “{{button}}”. It is sealed; the officer at the counter cannot read it. No need to give your name.',
  sealing: 'Sealing what you wrote…',
  sealFailed:
    'What you wrote could not be sealed, so it was not sent. You may press the button again, or clear the field and finish.',
  item: 'Further question {{place}} of {{total}}',
  itemHint: 'Optional. Touch one box to answer.',
  skip: 'Skip this question',
  goOn: 'Continue',
  done: 'Finish',
  endsIn_one: 'This screen closes in {{count}} second.',
  endsIn_other: 'This screen closes in {{count}} seconds.',
  endsSoon: 'This screen is about to close. Press “More time” if you need it.',
  moreTime: 'More time',
  again: 'Please choose again. Your earlier answer is replaced only if you choose.',
  keep: 'Keep my earlier answer',
};
