import type { Translated } from '../../translated.ts';
import type { viKioskFeedback } from '../vi/kiosk-feedback.ts';

/** Words of the feedback at the counter, from its doors to the receipt. */
export const enKioskFeedback: Translated<typeof viKioskFeedback> = {
  title: 'What would you like to send?',
  sealed: 'What you write is sealed on this device at once. The officers at the counter cannot read it.',
  doors: {
    opinion: {
      title: 'Opinion',
      text: 'Tell the office what it could do better. You can follow it up with a receipt code.',
      need: 'Anonymous',
    },
    petition: {
      title: 'Petition',
      text: 'About the service, an administrative rule, or a proposal. The office answers you.',
      need: 'By law it needs your name, address and phone number',
    },
    integrity: {
      title: 'Being harassed or asked for extra money',
      text: 'Report obstruction or demands outside the rules.',
      need: 'Anonymous, unless you want to leave a contact',
    },
  },
  complaints: {
    title: 'Complaints and denunciations',
    text: 'This device does not take formal complaints (khiếu nại) or denunciations (tố cáo): the law gives them a procedure of their own. Please send a letter, or go to the citizen reception office of the People’s Committee.',
  },
  step: 'Step {{place}} of {{count}}',
  pages: {
    opinion: 'Anonymous opinion',
    petition: 'What your petition is about',
    integrity: 'What happened to you',
    sender: 'Sender',
    contact: 'Do you want to leave a contact?',
    review: 'Check and send',
  },
  about: {
    label: 'What is it about?',
    conduct: 'Attitude, conduct or delay in the service',
    rule: 'An administrative rule that does not fit',
    proposal: 'A proposal or an idea',
    other: 'Something else',
  },
  text: {
    opinion: 'Your opinion',
    petition: 'Your petition',
    integrity: 'What happened',
    opinionHint: 'To stay anonymous, please do not write your name or phone number.',
    petitionHint: 'What, when, where, and what you ask for. By law a petition is written in Vietnamese.',
    integrityHint: 'Who, when, where, what was asked for; as much as you can tell.',
    integrityReader:
      'Only the inspectorate can open this; neither the centre nor the officers at the counter can read it.',
    left_one: '{{count}} character left',
    left_other: '{{count}} characters left',
  },
  sender: {
    name: 'Full name',
    nameOptional: 'Full name (optional)',
    address: 'Address',
    addressHint: 'House number, village or residential group, commune or ward, province or city',
    phone: 'Phone number',
    noPhone: 'I have no phone; please answer to the address above',
  },
  consent: {
    title: 'How your details are used',
    petition: 'I agree that the office uses my name, address and phone number as stated above.',
    integrity: 'I agree that my contact details are used as stated above.',
  },
  contact: {
    label: 'Choose how to send it',
    anonymous: 'No, I send it anonymously',
    leave: 'Yes, please get back to me',
  },
  publish: {
    label: 'May the office publish its answer?',
    hint: 'When it does, your name, address and phone number are left out.',
    yes: 'Yes, it may be published',
    no: 'No, do not publish it',
  },
  review: {
    about: 'About',
    text: 'Content',
    sender: 'Sender',
    mend: 'To change something, press “Back”.',
  },
  cancel: 'Cancel, do not send',
  next: 'Continue',
  send: 'Send',
  sealing: 'Sealing…',
  saving: 'Saving…',
  sealFailed:
    'The device could not seal what you wrote, so nothing has been sent. Your text is still on this screen: please press “Send” again, or tell the officer at the counter.',
  faults: {
    textMissing: 'Please write something first.',
    textWrong: 'This is longer than {{max}} characters. Please shorten it.',
    aboutMissing: 'Please choose one of these.',
    nameMissing: 'Please write your full name.',
    addressMissing: 'Please write your address.',
    phoneMissing: 'Please write your phone number, or tick “I have no phone”.',
    phoneMissingReport: 'Please write a phone number, or choose to send it anonymously.',
    phoneWrong: 'This number has too few digits. For example: 0912 345 678.',
    consentMissing:
      'Your details can only be sent if you agree: please read this and tick the box. If you do not agree, you can go back and send an anonymous opinion.',
    consentMissingReport:
      'Your details can only be sent if you agree: please read this and tick the box, or choose to send it anonymously.',
    publishMissing: 'Please choose one of the two.',
    wrong: 'This field will not do. Please write less.',
  },
  leave: {
    title: 'Discard what you wrote?',
    text: 'It has not been sent. If you leave, it is deleted from this device for good.',
    stay: 'Keep writing',
    leave: 'Delete and leave',
  },
  idle: {
    draft_one: 'What you wrote will be deleted in {{count}} second.',
    draft_other: 'What you wrote will be deleted in {{count}} seconds.',
    draftSoon: 'What you wrote will soon be deleted. If you need longer, press “More time”.',
    receipt_one: 'The screen returns to the question in {{count}} second; the code is not shown again.',
    receipt_other: 'The screen returns to the question in {{count}} seconds; the code is not shown again.',
    receiptSoon:
      'The screen will soon return to the question; the code is not shown again. If you need longer, press “More time”.',
    more: 'More time',
  },
  notSaved: {
    title: 'This has not been saved',
    text: 'The device could not write to its storage. You need not write again: your sealed text is kept on this screen and the device will keep trying.',
  },
  receipt: {
    title: 'Received. Thank you.',
    text: 'What you wrote has been sealed and saved on this device, and will be passed on.',
    code: 'Receipt code',
    once: 'Please take a photo of this screen or write the code down. It is shown only once, and nobody can look it up for you.',
    follow: 'To follow it up: scan the QR code, or open the page below and enter the code.',
    qr: 'QR code that opens the follow-up page',
    done: 'I have noted the code, clear the screen',
  },
};
