import type { GenericSchema } from 'valibot';
import { caseContact, caseDetail, caseEdit, casePage, caseQuery } from '#shared/protocol/cases.ts';
import {
  followUp,
  followUpAdd,
  followUpErase,
  followUpRate,
  followUpReopen,
  followUpRequest,
} from '#shared/protocol/follow-up.ts';
import { retentionRunList } from '#shared/protocol/retention.ts';
import { type CaseDoor, COMMON_DOOR, INTEGRITY_DOOR } from '../cases/case-door.ts';
import { XLSX_TYPE } from '../tabular/write-workbook.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });

const behind = ({ path, reads, handles }: CaseDoor, what: string): readonly Operation[] => [
  {
    method: 'get',
    path: `/${path}`,
    summary: `${what}: pages as JSON, or everything that matches as CSV or a workbook (XLSX); nothing that anybody wrote. Newest first, or by change for systems that pull: there a case that changed comes again, and the last one counts.`,
    auth: 'access',
    permission: reads,
    query: caseQuery,
    success: {
      status: 200,
      description: 'A page, or the whole file while it is made',
      bodies: [
        json(casePage),
        { type: 'text/csv', description: 'UTF-8 with byte order mark, CRLF' },
        { type: XLSX_TYPE },
      ],
    },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: `/${path}/:id`,
    summary: 'One case: what was written, what happened; without contact data',
    auth: 'session',
    permission: reads,
    success: { status: 200, description: 'The case', bodies: [json(caseDetail)] },
    problems: ['password-change-required', 'forbidden', 'not-found'],
  },
  {
    method: 'post',
    path: `/${path}/:id/edits`,
    summary:
      'One deed, on the version that was looked at. `case-changed` names what was done since; 204: handed on out of sight.',
    auth: 'session',
    permission: handles,
    request: json(caseEdit),
    success: { status: 200, description: 'The case as it is now', bodies: [json(caseDetail)] },
    problems: [
      'bad-request',
      'password-change-required',
      'forbidden',
      'not-found',
      'case-changed',
      'case-state',
    ],
  },
  {
    method: 'post',
    path: `/${path}/:id/contact`,
    summary: 'Contact data, for the owner of the case alone; every look is in the audit log',
    auth: 'session',
    permission: handles,
    success: { status: 200, description: 'What was left', bodies: [json(caseContact)] },
    problems: ['password-change-required', 'forbidden', 'not-found'],
  },
];

const byCode = (
  path: string,
  summary: string,
  request: GenericSchema,
  may: Operation['problems'],
): Operation => ({
  method: 'post',
  path,
  summary,
  auth: 'none',
  request: json(request),
  success: {
    status: 200,
    description: 'The case, or that no such code has arrived',
    bodies: [json(followUp)],
  },
  problems: ['bad-request', 'too-many-requests', ...may],
});

/** Cases, and what the holder of a receipt may do. */
export const CASE_OPERATIONS: readonly Operation[] = [
  ...behind(COMMON_DOOR, 'Cases'),
  ...behind(INTEGRITY_DOOR, 'Reports of harassment and bribes, for the inspector alone'),
  {
    method: 'get',
    path: '/retention-runs',
    summary: 'What the nightly job erased because it had been kept for long enough',
    auth: 'session',
    permission: 'audit.read',
    success: { status: 200, description: 'Newest first', bodies: [json(retentionRunList)] },
    problems: ['password-change-required'],
  },
  byCode('/follow-up', 'Status and answer, by the code of a receipt', followUpRequest, []),
  byCode('/follow-up/reopen', 'Bring an answered case back', followUpReopen, ['case-state', 'case-changed']),
  byCode('/follow-up/rate', 'Say how the answer settled it, once an answer', followUpRate, [
    'case-state',
    'case-changed',
  ]),
  byCode('/follow-up/add', 'Add to what was written, while it is open', followUpAdd, [
    'case-state',
    'case-changed',
  ]),
  byCode('/follow-up/erase', 'Erase contact data, at once', followUpErase, [
    'case-changed',
    'erasure-takes-all',
  ]),
];
