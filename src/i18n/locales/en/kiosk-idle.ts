import type { Translated } from '../../translated.ts';
import type { viKioskIdle } from '../vi/kiosk-idle.ts';

/** Words of the screens that stand there while nobody is served; they come with those screens. */
export const enKioskIdle: Translated<typeof viKioskIdle> = {
  resting: {
    title: 'Look up procedures and rate the service',
    lead: 'When you are invited, you rate right here on this screen. Your answer is anonymous.',
  },
  asleep: {
    before: 'The office is not open yet',
    between: 'The office is closed for a break',
    after: 'The office is closed for today',
    dayOff: 'The office is closed today',
    today: 'Opening hours today',
    opens: 'Opens',
    opensAt: '{{day}}, at {{time}}',
    opensToday: '{{time}} today',
    lead: 'You can still look up procedures on this screen.',
    leadFeedback: 'You can still look up procedures and leave feedback on this screen.',
  },
  attract: {
    touch: 'Touch the screen to rate the service',
    notice: 'Notice',
    part: '{{part}}/{{of}}',
    guide: {
      title: 'How was the service?',
      step1: 'Touch the screen.',
      invited: 'When you are invited, the question appears on this screen.',
      step2: 'Touch one of the faces. That is all.',
      step3: 'If you wish to say more, choose a topic; you need not.',
      also: 'Also here: look up procedures, leave feedback.',
      privacy: 'No names are recorded. The officer cannot see your answer.',
    },
    result: {
      title: 'Satisfaction at the counters of this office',
      period: '{{from}} to {{to}}',
      satisfied: 'satisfied or very satisfied',
      n_one: 'of {{shown}} rating',
      n_other: 'of {{shown}} ratings',
      interval: '95% confidence interval',
      intervalValue: '{{low}} – {{high}}%',
      response: 'Response rate',
      responseValue: '{{percent}}% of {{asked}} invitations',
      responseUnknown: 'Not known yet',
      flagged: 'Left out as unusual',
      flaggedCount_one: '{{shown}} rating',
      flaggedCount_other: '{{shown}} ratings',
      few: 'There are few ratings yet; take the result as a first hint.',
    },
    action: {
      title: 'You said – we did',
      said: 'People said',
      done: 'The office did',
      result: 'What became of it',
    },
  },
  invite: {
    left_one: '{{count}} second left',
    left_other: '{{count}} seconds left',
    more: 'More time',
    decline: 'No, thank you',
  },
  staffNotice: {
    label: 'For staff',
    clock:
      'The device’s clock shows {{time}}, which is wrong. Please set date and time and turn on automatic time.',
    unpaired: 'The centre no longer accepts this device. Please pair it again.',
    outdated: 'The device needs an update. Please check its network connection.',
    storageFault: 'The journal on this device cannot be read. Tell the administrator; do not clear any data.',
    insecure:
      'This page was not opened over a secure connection (https). Please open the https address of the centre.',
    goesOn: 'The device still takes and keeps every answer.',
  },
};
