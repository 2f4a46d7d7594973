import type { Translated } from '../../translated.ts';
import type { viHomeFigure } from '../vi/admin-home-figure.ts';

export const enHomeFigure: Translated<typeof viHomeFigure> = {
  title: 'Ratings at home and at the counter',
  issued: 'Tablets gave out {{n}} codes for rating at home in this period, by the journals received',
  where: 'Where it was rated',
  counter: 'At the counter',
  home: 'At home',
  rate: 'Satisfied',
  interval: '95 % interval',
  withheld: 'too few to tell',
  difference: 'At home against at the counter: {{points}} percentage points.',
  noDifference: 'Too few ratings at one of the two places to tell a difference.',
  how: 'How it is computed',
  howText:
    'Each code is good for one rating and does not tell whose it is. Ratings at home are not part of the rate at the counter. A large difference is a sign that people are polite in front of whom they rate; look at the intervals before concluding.',
};
