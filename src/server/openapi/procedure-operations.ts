import type { GenericSchema } from 'valibot';
import {
  differencesQuery,
  draftWrite,
  exportQuery,
  procedureChange,
  procedureCheck,
  procedureDetail,
  procedureDifferences,
  procedureFields,
  procedureFile,
  procedurePage,
  procedurePost,
  procedureQuery,
  procedureUnitQuery,
  procedureVersionBody,
} from '#shared/protocol/procedure-admin.ts';
import { procedureLookUp } from '#shared/protocol/procedure-look-up.ts';
import type { BodyDescription, Operation } from './operation.ts';
import { PROCEDURE_CHECK_OPERATIONS } from './procedure-check-operations.ts';
import { PROCEDURE_IMPORT_OPERATIONS } from './procedure-import-operations.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });

/** Reading the posted procedures and their history. */
const READING: readonly Operation[] = [
  {
    method: 'get',
    path: '/procedures',
    summary: 'The procedures of a unit in the order of codes: drafts, posted, withdrawn',
    auth: 'access',
    permission: 'procedures.read',
    query: procedureQuery,
    success: { status: 200, description: 'A page', bodies: [json(procedurePage)] },
    problems: ['bad-request', 'forbidden', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/fields',
    summary: 'The fields of a unit’s procedures',
    auth: 'access',
    permission: 'procedures.read',
    query: procedureUnitQuery,
    success: { status: 200, description: 'The largest first', bodies: [json(procedureFields)] },
    problems: ['forbidden', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/export',
    summary: 'What a unit has, in a form that comes in again unchanged',
    auth: 'access',
    permission: 'procedures.read',
    query: exportQuery,
    success: {
      status: 200,
      description: 'The whole file while it is made',
      bodies: [json(procedureFile), { type: 'text/csv', description: 'UTF-8 with byte order mark, CRLF' }],
    },
    problems: ['bad-request', 'forbidden', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/posted',
    summary: 'All that a unit has posted, with the words it is found by',
    auth: 'session',
    permission: 'procedures.read',
    query: procedureUnitQuery,
    success: { status: 200, description: 'In the order of codes', bodies: [json(procedureLookUp)] },
    problems: ['bad-request', 'forbidden', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/:code',
    summary: 'One procedure: what the public sees, its draft, versions and history',
    auth: 'access',
    permission: 'procedures.read',
    query: procedureUnitQuery,
    success: { status: 200, description: 'The procedure', bodies: [json(procedureDetail)] },
    problems: ['bad-request', 'forbidden', 'not-found', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/:code/versions/:version',
    summary: 'One version, with what it says',
    auth: 'access',
    permission: 'procedures.read',
    query: procedureUnitQuery,
    success: { status: 200, description: 'The version', bodies: [json(procedureVersionBody)] },
    problems: ['forbidden', 'not-found', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/:code/differences',
    summary: 'What differs between two versions, part by part',
    auth: 'access',
    permission: 'procedures.read',
    query: differencesQuery,
    success: { status: 200, description: 'The parts that differ', bodies: [json(procedureDifferences)] },
    problems: ['bad-request', 'forbidden', 'not-found', 'password-change-required'],
  },
];

const edit = (method: 'put' | 'post', call: string, summary: string, request: GenericSchema): Operation => ({
  method,
  path: `/procedures/:code/${call}`,
  summary,
  auth: 'session',
  permission: 'procedures.write',
  query: procedureUnitQuery,
  request: json(request),
  success: { status: 200, description: 'The procedure as it is now', bodies: [json(procedureDetail)] },
  problems: [
    'bad-request',
    'too-large',
    'not-found',
    'procedure-changed',
    'procedure-state',
    'password-change-required',
  ],
});

/** What administrators do with posted procedures. */
export const PROCEDURE_OPERATIONS: readonly Operation[] = [
  ...READING,
  edit('put', 'draft', 'Write the draft; the public sees nothing of it', draftWrite),
  edit('post', 'discard-draft', 'Throw the draft away', procedureChange),
  edit('post', 'post', 'Post the draft, or an older version once more', procedurePost),
  edit('post', 'withdraw', 'Take it from the public', procedureChange),
  edit('post', 'check', 'Note that it was compared with its source today', procedureCheck),
  ...PROCEDURE_IMPORT_OPERATIONS,
  ...PROCEDURE_CHECK_OPERATIONS,
];
