import type { Translated } from '../../translated.ts';
import type { viVisitor } from '../vi/visitor.ts';

/** Words of the pages on a citizen's own phone in English. */
export const enVisitor: Translated<typeof viVisitor> = {
  language: 'Language',
  followUp: {
    pageTitle: 'Follow up your feedback · Hài Lòng',
    title: 'Follow up your feedback',
    lead: 'Enter the receipt code that the tablet at the counter gave you. This page asks for no name and keeps nothing on your phone.',
    code: 'Receipt code',
    codeHint: '16 characters, beginning with 1. Capital or small letters, with or without dashes.',
    look: 'Look up',
    looking: 'Looking…',
    another: 'Another code',
    refresh: 'Look again',
    faults: {
      empty: 'Please enter the receipt code.',
      character: 'The code holds a character that no code has. Please compare it with your photo or note.',
      length: 'A code has exactly 16 characters. Please look whether one is missing or too many.',
      check: 'The code is not right: one character is mistyped, or two are swapped. Please compare it.',
      version: 'This code is of a newer kind than this page. Please try again later.',
    },
    failures: {
      offline: 'The office cannot be reached. Please check your connection and try again.',
      unavailable: 'The office’s system does not answer at the moment. Please try again in a few minutes.',
      throttled_one: 'Too many look-ups from here. Please try again in {{count}} second.',
      throttled_other: 'Too many look-ups from here. Please try again in {{count}} seconds.',
      changed:
        'This was updated just now. Please look at it again, and repeat what you wanted if you still do.',
    },
    missing: {
      title: 'This code has not arrived',
      text: 'The code is written correctly but has not reached those who handle it. If you sent it recently, the tablet may have had no network yet; please look again in a day or two. What you sent is not lost.',
    },
    kinds: {
      opinion: 'Opinion',
      petition: 'Petition',
      integrity: 'Report of harassment',
    },
    statuses: {
      received: 'Received',
      'in-progress': 'Being handled',
      answered: 'Answered',
      closed: 'Closed',
      reopened: 'Being looked at again',
      withdrawn: 'Withdrawn',
    },
    facts: {
      status: 'Status',
      unit: 'Received by',
      received: 'Received on',
      due: 'To be answered by',
      noDue: 'The office has set no deadline',
      answered: 'Answered on',
      verdict: 'What was found',
    },
    verdicts: {
      right: 'What you reported is right',
      wrong: 'What you reported is not right',
      unverifiable: 'It could not be verified',
    },
    answer: 'The office’s answer',
    noAnswer: 'There is no answer yet. It will stand here; you need not leave any contact.',
    published: 'What the office has published',
    reopen: {
      title: 'Not settled?',
      open: 'Ask to look at it again',
      reason: 'What is not settled',
      hint: 'To stay anonymous, please leave out names and telephone numbers.',
      missing: 'Please write what is not settled.',
      send: 'Send',
      sending: 'Sending…',
      done: 'Your request was sent.',
      cancel: 'Cancel',
    },
    erase: {
      title: 'Your contact data',
      kept: 'The office keeps the contact data that you left, in order to answer you.',
      erased: 'The contact data was erased.',
      none: 'You left no contact data.',
      withEverything:
        'What you wrote and your contact data are sealed together, and only the inspectorate can open them. To erase the contact data is to erase all of it.',
      open: 'Withdraw consent and erase contact data',
      sure: 'Afterwards the office can neither call nor write to you. You can still read its answer with this code. What is erased cannot be brought back.',
      sureEverything:
        'Afterwards the inspectorate can no longer read what you sent. It cannot be brought back.',
      confirm: 'Erase now',
      confirmEverything: 'Erase everything',
      sending: 'Erasing…',
      done: 'The contact data was erased.',
      cancel: 'Do not erase',
    },
  },
};
