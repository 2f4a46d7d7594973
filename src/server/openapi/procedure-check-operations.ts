import type { GenericSchema } from 'valibot';
import { postingCheckQuery, postingReport, postingUnits } from '#shared/protocol/posting-check.ts';
import {
  missedQuery,
  missedSearches,
  problemChange,
  problemComment,
  problemPage,
  problemQuery,
  problemReport,
} from '#shared/protocol/procedure-feedback.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });

/** The posting check, and what citizens say of the posted procedures. */
export const PROCEDURE_CHECK_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/procedures/posting-check',
    summary: 'Whether what a unit has posted is complete, correct and timely',
    auth: 'session',
    permission: 'procedures.read',
    query: postingCheckQuery,
    success: {
      status: 200,
      description: 'Every posted procedure with what was found',
      bodies: [json(postingReport), { type: 'text/csv', description: 'UTF-8 with byte order mark, CRLF' }],
    },
    problems: ['bad-request', 'forbidden', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/posting-check/units',
    summary: 'The same in figures, unit by unit',
    auth: 'session',
    permission: 'procedures.read',
    query: postingCheckQuery,
    success: {
      status: 200,
      description: 'The units that have posted anything',
      bodies: [json(postingUnits)],
    },
    problems: ['bad-request', 'forbidden', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/problems',
    summary: 'What citizens reported of posted procedures',
    auth: 'session',
    permission: 'procedures.read',
    query: problemQuery,
    success: { status: 200, description: 'Newest first', bodies: [json(problemPage)] },
    problems: ['bad-request', 'forbidden', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/problems/:id/comment',
    summary: 'What somebody wrote with a report; opened for this answer only',
    auth: 'session',
    permission: 'procedures.write',
    success: { status: 200, description: 'The text, or null', bodies: [json(problemComment)] },
    problems: ['not-found', 'forbidden', 'password-change-required'],
  },
  {
    method: 'patch',
    path: '/procedures/problems/:id',
    summary: 'What became of a report',
    auth: 'session',
    permission: 'procedures.write',
    request: json(problemChange),
    success: { status: 200, description: 'The report', bodies: [json(problemReport)] },
    problems: ['bad-request', 'not-found', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/missed',
    summary: 'Searches without a result by day and words, and how often procedures were opened',
    auth: 'session',
    permission: 'procedures.read',
    query: missedQuery,
    success: {
      status: 200,
      description: 'Thirty days unless told otherwise',
      bodies: [json(missedSearches)],
    },
    problems: ['bad-request', 'forbidden', 'password-change-required'],
  },
];
