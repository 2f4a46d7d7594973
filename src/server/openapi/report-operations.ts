import type { GenericSchema } from 'valibot';
import {
  ownReport,
  ownReportList,
  replyCreate,
  reportCreate,
  reportDetail,
  reportFileQuery,
  reportList,
  reportQuery,
  reportVerification,
} from '#shared/protocol/reports.ts';
import { XLSX_TYPE } from '../tabular/write-workbook.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });
const READING = { auth: 'access', permission: 'figures.read' } as const;
const OWN = { auth: 'session', permission: 'own-figures.read' } as const;

/** Frozen reports, and what the clerks whom they are about say to them. */
export const REPORT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/reports',
    summary: 'Reports of the own units, and which are to be handed in about now',
    ...READING,
    query: reportQuery,
    success: { status: 200, description: 'Newest first', bodies: [json(reportList)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'post',
    path: '/reports',
    summary:
      'Freeze a month, quarter or year of a unit or of one clerk of it; another version of one that is there needs a reason',
    auth: 'session',
    permission: 'reports.write',
    request: json(reportCreate),
    success: { status: 201, description: 'The report', bodies: [json(reportDetail)] },
    problems: ['bad-request', 'password-change-required', 'forbidden', 'report-early', 'report-changed'],
  },
  {
    method: 'get',
    path: '/reports/:id',
    summary: 'One report with its versions and the replies that stand beside it',
    ...READING,
    success: { status: 200, description: 'The report', bodies: [json(reportDetail)] },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'get',
    path: '/reports/:id/file',
    summary: 'The document as it is hashed (JSON), or as tables with formulas',
    ...READING,
    query: reportFileQuery,
    success: {
      status: 200,
      description: 'The file',
      bodies: [{ type: 'application/json' }, { type: 'text/csv' }, { type: XLSX_TYPE }],
    },
    problems: ['bad-request', 'password-change-required', 'not-found'],
  },
  {
    method: 'get',
    path: '/reports/:id/verification',
    summary:
      'Count the single rows as of the report’s place in the feed, build it anew and compare byte by byte',
    ...READING,
    success: { status: 200, description: 'Same, or what differs', bodies: [json(reportVerification)] },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'get',
    path: '/reports/own',
    summary: 'Reports about the clerk who asks, as late as their own results',
    ...OWN,
    success: { status: 200, description: 'Newest first', bodies: [json(ownReportList)] },
    problems: ['password-change-required'],
  },
  {
    method: 'get',
    path: '/reports/own/:id',
    summary: 'One of them, in whole batches',
    ...OWN,
    success: { status: 200, description: 'What the clerk is shown', bodies: [json(ownReport)] },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'post',
    path: '/reports/own/:id/replies',
    summary: 'Say something to it; stored and shown beside the report, never in it',
    ...OWN,
    request: json(replyCreate),
    success: { status: 201, description: 'With the reply', bodies: [json(ownReport)] },
    problems: ['bad-request', 'password-change-required', 'not-found'],
  },
];
