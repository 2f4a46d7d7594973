import * as v from 'valibot';
import {
  passwordChange,
  ratingItem,
  ratingPage,
  sessionRequest,
  sessionResponse,
} from '#shared/protocol/admin.ts';
import { clerkList, counterList, questionnaireList, unitList } from '#shared/protocol/directory.ts';
import { ratingDetail } from '#shared/protocol/rating-detail.ts';
import { ratingQuery } from '#shared/protocol/rating-query.ts';
import { XLSX_TYPE } from '../tabular/write-workbook.ts';
import { ACCOUNT_OPERATIONS } from './account-operations.ts';
import { BOARD_OPERATIONS } from './board-operations.ts';
import { CASE_OPERATIONS } from './case-operations.ts';
import { DEVICE_OPERATIONS } from './device-operations.ts';
import { FLAG_OPERATIONS } from './flag-operations.ts';
import { FLEET_OPERATIONS } from './fleet-operations.ts';
import { INTEGRITY_KEY_OPERATIONS } from './integrity-key-operations.ts';
import { JOURNAL_OPERATIONS } from './journal-operations.ts';
import { OFFICE_OPERATIONS } from './office-operations.ts';
import type { BodyDescription, Operation } from './operation.ts';
import { PROCEDURE_OPERATIONS } from './procedure-operations.ts';
import { REPORT_OPERATIONS } from './report-operations.ts';
import { RULES_OPERATIONS } from './rules-operations.ts';
import { SCORE_OPERATIONS } from './score-operations.ts';
import { SETTINGS_OPERATIONS } from './settings-operations.ts';
import { SUMMARY_OPERATIONS } from './summary-operations.ts';
import { TAKE_HOME_OPERATIONS } from './take-home-operations.ts';
import { TOLD_OPERATIONS } from './told-operations.ts';
import { TRANSACTION_OPERATIONS } from './transaction-operations.ts';
import { WEBHOOK_OPERATIONS } from './webhook-operations.ts';

const json = (schema: v.GenericSchema): BodyDescription => ({ type: 'application/json', schema });

/** Every call that is mounted; a test holds this list and the routes together. */
export const OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/health',
    summary: 'Whether the centre and its store answer',
    auth: 'none',
    success: {
      status: 200,
      description: 'Both do',
      bodies: [json(v.object({ ok: v.literal(true), version: v.string(), store: v.string() }))],
    },
    problems: ['store-unavailable'],
  },
  {
    method: 'get',
    path: '/metrics',
    summary: 'How the centre is doing, in the text format of Prometheus',
    auth: 'access',
    permission: 'metrics.read',
    success: { status: 200, description: 'Version 0.0.4', bodies: [{ type: 'text/plain' }] },
    problems: ['password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    auth: 'none',
    success: { status: 200, description: 'OpenAPI 3.1', bodies: [{ type: 'application/json' }] },
    problems: [],
  },
  {
    method: 'post',
    path: '/session',
    summary: 'Sign in; the answer sets the session cookie',
    auth: 'none',
    request: json(sessionRequest),
    success: { status: 200, description: 'Signed in', bodies: [json(sessionResponse)] },
    problems: ['bad-request', 'login-failed', 'too-many-requests'],
  },
  {
    method: 'get',
    path: '/session',
    summary: 'Who is signed in',
    auth: 'session',
    success: { status: 200, description: 'The running session', bodies: [json(sessionResponse)] },
    problems: [],
  },
  {
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    auth: 'session',
    success: { status: 204, description: 'Signed out' },
    problems: [],
  },
  {
    method: 'put',
    path: '/session/password',
    summary: 'Set a new password; every other session of the account ends',
    auth: 'session',
    request: json(passwordChange),
    success: {
      status: 200,
      description: 'Set; a new session cookie comes along',
      bodies: [json(sessionResponse)],
    },
    problems: ['bad-request', 'login-failed', 'password-refused', 'too-many-requests'],
  },
  {
    method: 'get',
    path: '/units',
    summary: 'The units that the account may see',
    auth: 'access',
    permission: 'directory.read',
    success: { status: 200, description: 'Own unit and all below it', bodies: [json(unitList)] },
    problems: ['password-change-required'],
  },
  {
    method: 'get',
    path: '/units/:id/counters',
    summary: 'Counters of a unit and of all below it',
    auth: 'access',
    permission: 'directory.read',
    success: { status: 200, description: 'The counters', bodies: [json(counterList)] },
    problems: ['password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/units/:id/clerks',
    summary: 'Clerks of a unit and of all below it',
    auth: 'access',
    permission: 'directory.read',
    success: { status: 200, description: 'The clerks', bodies: [json(clerkList)] },
    problems: ['password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/questionnaires',
    summary: 'Every version of the question, with the words of its levels',
    auth: 'access',
    permission: 'directory.read',
    success: { status: 200, description: 'Newest version first', bodies: [json(questionnaireList)] },
    problems: ['password-change-required'],
  },
  {
    method: 'get',
    path: '/ratings',
    summary:
      'Ratings: pages as JSON, or everything that matches as CSV, NDJSON or a workbook (XLSX). A rating whose answer was changed comes again, under the same id and later in the feed: the last one counts.',
    auth: 'access',
    permission: 'ratings.read',
    query: ratingQuery,
    success: {
      status: 200,
      description: 'A page, or the whole file while it is made',
      bodies: [
        json(ratingPage),
        { type: 'application/x-ndjson', schema: ratingItem, description: 'One rating a line' },
        { type: 'text/csv', description: 'UTF-8 with byte order mark, CRLF' },
        { type: XLSX_TYPE },
      ],
    },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/ratings/:id',
    summary: 'One rating: its place in the journal, what was changed, and every flag with its evidence',
    auth: 'access',
    permission: 'ratings.read',
    success: { status: 200, description: 'The rating', bodies: [json(ratingDetail)] },
    problems: ['password-change-required', 'not-found'],
  },
  ...ACCOUNT_OPERATIONS,
  ...CASE_OPERATIONS,
  ...INTEGRITY_KEY_OPERATIONS,
  ...OFFICE_OPERATIONS,
  ...SETTINGS_OPERATIONS,
  ...RULES_OPERATIONS,
  ...FLAG_OPERATIONS,
  ...SUMMARY_OPERATIONS,
  ...DEVICE_OPERATIONS,
  ...FLEET_OPERATIONS,
  ...TOLD_OPERATIONS,
  ...BOARD_OPERATIONS,
  ...TAKE_HOME_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...TRANSACTION_OPERATIONS,
  ...REPORT_OPERATIONS,
  ...SCORE_OPERATIONS,
  ...JOURNAL_OPERATIONS,
  ...PROCEDURE_OPERATIONS,
];
