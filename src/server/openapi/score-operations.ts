import type { GenericSchema } from 'valibot';
import {
  keptFileQuery,
  keptScoreSheet,
  rankingQuery,
  scoreFileQuery,
  scoreQuery,
  scoreRanking,
  scoreSave,
  scoreSheet,
  scoreVersionList,
  scoreVersionsQuery,
} from '#shared/protocol/score-sheets.ts';
import { XLSX_TYPE } from '../tabular/write-workbook.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });
const READING = { auth: 'session', permission: 'figures.read' } as const;

/** The official forms with points. */
export const SCORE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/score-sheets',
    summary: 'Form 01 or 02 of a unit and a period as it was last saved, with the indicators of its rules',
    ...READING,
    query: scoreQuery,
    success: { status: 200, description: 'The form', bodies: [json(scoreSheet)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'post',
    path: '/score-sheets',
    summary:
      'Save points as the next version; checked against the rules, and points that were taken away need a reason',
    auth: 'session',
    permission: 'reports.write',
    request: json(scoreSave),
    success: { status: 201, description: 'The form as it is now', bodies: [json(scoreSheet)] },
    problems: ['bad-request', 'password-change-required', 'forbidden', 'report-changed'],
  },
  {
    method: 'get',
    path: '/score-sheets/ranking',
    summary: 'Form 03: the units side by side by their verified marks',
    ...READING,
    query: rankingQuery,
    success: { status: 200, description: 'By unit', bodies: [json(scoreRanking)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/score-sheets/file',
    summary: 'One of the three forms as a workbook with formulas',
    ...READING,
    query: scoreFileQuery,
    success: {
      status: 200,
      description: 'The file',
      bodies: [{ type: XLSX_TYPE }],
    },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/score-sheets/versions',
    summary: 'Every saved version of forms 01 and 02 of the own units',
    ...READING,
    query: scoreVersionsQuery,
    success: { status: 200, description: 'Newest first', bodies: [json(scoreVersionList)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/score-sheets/versions/:id',
    summary: 'One saved version with its points, and the indicators of the rules by which it was entered',
    ...READING,
    success: { status: 200, description: 'The version', bodies: [json(keptScoreSheet)] },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'get',
    path: '/score-sheets/versions/:id/file',
    summary: 'One saved version as a workbook with formulas',
    ...READING,
    query: keptFileQuery,
    success: { status: 200, description: 'The file', bodies: [{ type: XLSX_TYPE }] },
    problems: ['bad-request', 'password-change-required', 'not-found'],
  },
];
