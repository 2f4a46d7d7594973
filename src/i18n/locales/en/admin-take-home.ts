import type { viTakeHome } from '../vi/admin-take-home.ts';

/** Batches of printed codes for rating at home. */
export const enTakeHome: typeof viTakeHome = {
  title: 'Printed codes for rating at home',
  lead: 'A4 sheets of 24 slips to be cut apart and laid on the counter or beside a receipt. Each code is good for one rating. Codes that tablets give out are turned on under Settings → Rating at home.',
  add: 'Make a batch',
  addDo: 'Make',
  name: 'Name of the batch',
  nameHint: 'To tell it from others, for instance: Counter 2, December.',
  counter: 'Counter that is rated',
  chooseCounter: 'Choose a counter',
  sheets: 'A4 sheets (24 slips each, 40 sheets at most)',
  validUntil: 'Last day on which they are good',
  missing: 'Please fill this in.',
  badSheets: 'Please enter a number from 1 to 40.',
  empty: 'There is no batch yet',
  emptyText: 'Make one and print it from the browser.',
  facts: '{{counter}} · {{used}} of {{codes}} codes used · until the end of {{day}}',
  made: 'Made on {{day}} by {{name}}',
  madeBy: { nobody: 'unknown' },
  revoked: 'Withdrawn on {{day}}',
  show: 'Show and print',
  showOf: 'Show and print: {{name}}',
  revoke: 'Withdraw',
  revokeOf: 'Withdraw: {{name}}',
  revokeLead:
    'Codes of this batch that were not used are refused from now on, for good. Ratings that were sent still count.',
  sheetsTitle: 'Slips of the batch {{name}}',
  sheetsLead:
    'Print on A4 at 100 %, without further margins. Keep slips that were not handed out like papers of value: each is a rating. Every opening of this page is written into the audit log.',
  print: 'Print',
  close: 'Close',
  slip: {
    title: 'Rate later, at home',
    use: 'Scan, or open {{address}} and enter:',
    once: 'Good once, until the end of {{day}}. Anonymous.',
    qr: 'QR code of slip {{n}}',
  },
};
