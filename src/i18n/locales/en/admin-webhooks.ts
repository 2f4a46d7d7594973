import type { Translated } from '../../translated.ts';
import type { viAdminWebhooks } from '../vi/admin-webhooks.ts';

/** Words of the page about systems that are told of what happens, in English. */
export const enAdminWebhooks: Translated<typeof viAdminWebhooks> = {
  title: 'Telling other systems',
  lead: 'When something happens the centre sends a signed message to a given address (webhook). It holds ids and numbers alone, no name and no word of a citizen.',
  add: 'Add a receiver',
  addDo: 'Add',
  name: 'Name of the receiving system',
  nameHint: 'For example: the province’s operations system.',
  url: 'Address that receives',
  urlHint:
    'Begins with https://. An address inside the network must be allowed first by who keeps the server.',
  badUrl: 'Give a whole address that begins with https://.',
  refusedUrl:
    'The centre does not send to this address: it must use https and not lie inside the network, unless its host has been allowed.',
  eventsOf: 'Tell when',
  events: {
    'rating.low': 'An unsatisfied rating came',
    'case.created': 'A case was opened',
    'device.silent': 'A tablet fell silent',
  },
  missingEvent: 'Choose at least one.',
  empty: 'No system is told yet',
  emptyText:
    'Add one when another system must know at once. It has to check the signature with the secret it is given.',
  of: '{{what}}: {{name}}',
  paused: 'paused since {{time}}',
  nothingWaits: 'nothing waits',
  waiting: '{{n}} waiting to be sent',
  formerSecret: 'the former secret is good until {{time}}',
  pause: 'Pause',
  goOn: 'Go on',
  change: 'Change',
  changeDo: 'Save',
  rotate: 'Exchange the secret',
  rotateLead:
    'The new secret is shown once. For 24 hours each message carries both signatures, so that the receiver can take the new one in time. Exchanging it again ends the oldest at once.',
  rotateDo: 'Make a new secret',
  remove: 'Remove',
  removeLead: 'This system is told of nothing more, not even of what waits. This cannot be undone.',
  removeDo: 'Remove the receiver',
  back: 'All receivers',
  logLead:
    'One message a line, newest first. What is not taken is sent again for ever, waiting longer each time, an hour at most. What was taken stays here for 90 days.',
  readAgain: 'Look again',
  ping: 'Try it',
  pausedNotice: 'Paused: new messages wait here and are sent once it goes on.',
  logEmpty: 'Nothing was sent yet',
  logEmptyText: 'Press “Try it” to see whether the receiver answers.',
  older: 'Older ones',
  column: { no: 'No.', event: 'Message', state: 'State', attempts: 'Attempts', next: 'Next attempt' },
  pingEvent: 'Trial',
  label: '{{label}}: ',
  state: {
    delivered: 'Taken at {{time}} ({{status}})',
    waiting: 'Not sent yet',
    refused: 'Refused ({{status}}) at {{time}}',
    failed: '{{fault}}, at {{time}}',
  },
  fault: {
    'forbidden-address': 'The address is not allowed',
    timeout: 'No answer for 10 seconds',
    unreachable: 'Could not be reached',
    'no-secret': 'The server cannot open the secret: tell who keeps the server',
  },
  body: 'Content',
  bodyOf: 'Content of message {{n}}',
  replay: 'Send again',
  replayOf: 'Send message {{n}} again',
};
