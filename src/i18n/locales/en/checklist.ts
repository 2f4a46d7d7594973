import type { Translated } from '../../translated.ts';
import type { viChecklist } from '../vi/checklist.ts';

export const enChecklist: Translated<typeof viChecklist> = {
  code: 'Procedure code {{code}}',
  abolished: 'This procedure has been abolished',
  abolishedOn: 'This procedure is abolished from {{date}}',
  notYet: 'This procedure takes effect on {{date}}',
  papers: 'Papers to bring',
  always: 'In every case',
  when: 'Case: {{when}}',
  originals_one: '{{count}} original',
  originals_other: '{{count}} originals',
  copies_one: '{{count}} copy',
  copies_other: '{{count}} copies',
  form: 'form {{code}}',
  time: 'Time limit',
  fee: 'Fees',
  where: 'Competent office',
  source: 'Source',
  asOf: 'right as of {{date}}',
  unknown: 'no information yet',
  freeUnproven: 'the source says that it is free, which is not verified',
  copy: 'Copy the checklist',
  copied: 'Copied. It can be pasted into a message or a document.',
  notCopied: 'Could not be copied: the browser does not allow it.',
  print: 'Print the checklist',
  open: 'Open in full',
};
