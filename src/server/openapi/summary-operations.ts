import type { GenericSchema } from 'valibot';
import { ownFigures, ownQuery, summary, summaryQuery, transactionCounts } from '#shared/protocol/summary.ts';
import {
  transactionDays,
  transactionDaysQuery,
  transactionFileQuery,
  transactionPlan,
} from '#shared/protocol/transactions.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });

/** Figures. */
export const SUMMARY_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/summary',
    summary:
      'Figures of a span: counts, distribution, rate with its interval, response, slips and reasons; against the target and the span before; apart by one thing. With an ETag.',
    auth: 'access',
    permission: 'figures.read',
    query: summaryQuery,
    success: {
      status: 200,
      description: 'The figures',
      bodies: [json(summary), { type: 'text/csv', description: 'UTF-8 with byte order mark, CRLF' }],
    },
    problems: ['bad-request', 'password-change-required', 'forbidden', 'persons-by-month', 'span-too-wide'],
  },
  {
    method: 'get',
    path: '/summary/own',
    summary: 'A clerk’s own figures of a year: late, and in batches of whole days. With an ETag.',
    auth: 'session',
    permission: 'own-figures.read',
    query: ownQuery,
    success: { status: 200, description: 'The batches', bodies: [json(ownFigures)] },
    problems: ['bad-request', 'password-change-required', 'not-found'],
  },
  {
    method: 'get',
    path: '/units/:id/transactions',
    summary: 'Days of one unit on which anybody was served or rated',
    auth: 'session',
    permission: 'figures.read',
    query: transactionDaysQuery,
    success: { status: 200, description: 'By day', bodies: [json(transactionDays)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'post',
    path: '/units/:id/transactions/file',
    summary: 'The same from a table: what would become of each row; with `plan`, it is done',
    auth: 'session',
    permission: 'content.write',
    query: transactionFileQuery,
    request: {
      type: 'application/octet-stream',
      description: 'Excel, OpenDocument or CSV, decided by its bytes',
    },
    success: { status: 200, description: 'Row by row', bodies: [json(transactionPlan)] },
    problems: [
      'bad-request',
      'password-change-required',
      'forbidden',
      'too-large',
      'file-refused',
      'plan-changed',
    ],
  },
  {
    method: 'put',
    path: '/units/:id/transactions',
    summary:
      'How many people were served on each day, as another system counted them: the response rate is held against it',
    auth: 'session',
    permission: 'content.write',
    request: json(transactionCounts),
    success: { status: 204, description: 'Kept; a day that is sent again is replaced' },
    problems: ['bad-request', 'password-change-required', 'forbidden', 'too-large'],
  },
];
