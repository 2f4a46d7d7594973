import type { GenericSchema } from 'valibot';
import { procedureUnitQuery } from '#shared/protocol/procedure-admin.ts';
import {
  importApply,
  importItemPage,
  importItemQuery,
  importJob,
  importJobList,
  importQuery,
} from '#shared/protocol/procedure-import.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });
const PROBLEMS = ['forbidden', 'not-found', 'password-change-required'] as const;

/** A file of procedures: upload, preview, apply or cancel. */
export const PROCEDURE_IMPORT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/procedures/imports',
    summary: 'The last imports of a unit',
    auth: 'session',
    permission: 'procedures.write',
    query: procedureUnitQuery,
    success: { status: 200, description: 'Newest first', bodies: [json(importJobList)] },
    problems: ['forbidden', 'password-change-required'],
  },
  {
    method: 'post',
    path: '/procedures/imports',
    summary: 'Upload a file of procedures; it is read and compared, and nothing is changed',
    auth: 'session',
    permission: 'procedures.write',
    query: importQuery,
    request: {
      type: 'application/octet-stream',
      description: 'XLSX list of the portal, CSV, or JSON (ours, the national database’s, the portal’s)',
    },
    success: { status: 202, description: 'Begun; poll the import', bodies: [json(importJob)] },
    problems: ['bad-request', 'too-large', 'import-state', 'password-change-required'],
  },
  {
    method: 'get',
    path: '/procedures/imports/:id',
    summary: 'How far an import is, and what it would do',
    auth: 'session',
    permission: 'procedures.write',
    success: { status: 200, description: 'The import', bodies: [json(importJob)] },
    problems: PROBLEMS,
  },
  {
    method: 'get',
    path: '/procedures/imports/:id/items',
    summary:
      'The lines of the preview: new, changed part by part, unchanged, missing, refused with the reason',
    auth: 'session',
    permission: 'procedures.write',
    query: importItemQuery,
    success: { status: 200, description: 'A page', bodies: [json(importItemPage)] },
    problems: ['bad-request', ...PROBLEMS],
  },
  {
    method: 'post',
    path: '/procedures/imports/:id/apply',
    summary: 'Apply the preview in one transaction',
    auth: 'session',
    permission: 'procedures.write',
    request: json(importApply),
    success: { status: 202, description: 'Begun; poll the import', bodies: [json(importJob)] },
    problems: ['bad-request', 'not-found', 'import-state', 'import-incomplete', 'password-change-required'],
  },
  {
    method: 'post',
    path: '/procedures/imports/:id/cancel',
    summary: 'Cancel an import that is not applied; the procedures are as before',
    auth: 'session',
    permission: 'procedures.write',
    success: { status: 200, description: 'Cancelled', bodies: [json(importJob)] },
    problems: ['not-found', 'import-state', 'password-change-required'],
  },
];
