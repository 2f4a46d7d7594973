import type { GenericSchema } from 'valibot';
import type { Permission } from '#shared/domain/roles.ts';
import {
  clerkForm,
  clerkLeave,
  clerkTransfer,
  counterForm,
  dutyCreate,
  dutyEnd,
  dutyList,
  idAnswer,
  rosterCreate,
  unitChange,
  unitCreate,
  unitHistory,
  unitMerge,
  withNote,
} from '#shared/protocol/office-admin.ts';
import { peopleImportQuery, peoplePlan } from '#shared/protocol/people-import.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });

const PICTURES: readonly BodyDescription[] = [
  { type: 'image/png' },
  { type: 'image/jpeg' },
  { type: 'image/webp' },
];

/** What is done to units, counters, clerks and duties. */
export const OFFICE_OPERATIONS: readonly Operation[] = [
  create('units.write', '/units', 'A new unit below another one', unitCreate, 'forbidden'),
  change('units.write', 'put', '/units/:id', 'Another name, kind, code, time zone or place', unitChange),
  change('units.write', 'post', '/units/:id/merge', 'The unit ends, its work goes on in another', unitMerge),
  change('units.write', 'post', '/units/:id/close', 'The unit ends', withNote),
  change('units.write', 'post', '/units/:id/reopen', 'Closing or merging it was a mistake', withNote),
  {
    method: 'get',
    path: '/units/:id/history',
    summary: 'What was done to the unit, its counters and its clerks',
    auth: 'session',
    permission: 'content.read',
    success: { status: 200, description: 'Newest first', bodies: [json(unitHistory)] },
    problems: ['password-change-required', 'forbidden'],
  },
  create('people.write', '/units/:id/counters', 'A new counter', counterForm, 'forbidden'),
  change('people.write', 'put', '/counters/:id', 'Another name or number', counterForm, 'not-found'),
  change('people.write', 'post', '/counters/:id/close', 'The counter ends', withNote, 'not-found'),
  change('people.write', 'post', '/counters/:id/reopen', 'The counter is used again', withNote, 'not-found'),
  create('people.write', '/units/:id/clerks', 'A new clerk', clerkForm, 'forbidden'),
  change(
    'people.write',
    'put',
    '/clerks/:id',
    'Another name, title, code or first day',
    clerkForm,
    'not-found',
  ),
  change('people.write', 'post', '/clerks/:id/leave', 'The clerk leaves', clerkLeave, 'not-found'),
  change('people.write', 'post', '/clerks/:id/return', 'The clerk has not left', withNote, 'not-found'),
  create(
    'people.write',
    '/clerks/:id/transfer',
    'The clerk goes on in another unit',
    clerkTransfer,
    'not-found',
  ),
  {
    method: 'get',
    path: '/clerks/:id/photo',
    summary: 'The picture of a clerk',
    auth: 'session',
    permission: 'directory.read',
    success: { status: 200, description: 'The picture', bodies: PICTURES },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'put',
    path: '/clerks/:id/photo',
    summary: 'A new picture, already small; what is in it beside the picture is taken out',
    auth: 'session',
    permission: 'people.write',
    request: { type: 'image/jpeg', description: 'JPEG, PNG or WebP, decided by its bytes' },
    success: { status: 204, description: 'Set' },
    problems: ['password-change-required', 'not-found', 'too-large', 'office-conflict'],
  },
  {
    method: 'delete',
    path: '/clerks/:id/photo',
    summary: 'Take the picture away',
    auth: 'session',
    permission: 'people.write',
    success: { status: 204, description: 'Taken away' },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'get',
    path: '/units/:id/duties',
    summary: 'Who is on which counter: the last month and all that follows',
    auth: 'session',
    permission: 'directory.read',
    success: { status: 200, description: 'By their beginning', bodies: [json(dutyList)] },
    problems: ['password-change-required', 'forbidden'],
  },
  create('people.write', '/units/:id/duties', 'Put a clerk on a counter', dutyCreate, 'forbidden'),
  change(
    'people.write',
    'post',
    '/units/:id/roster',
    'Put a clerk on a counter on the same weekdays and hours for some weeks; not on holidays',
    rosterCreate,
    'forbidden',
  ),
  change('people.write', 'put', '/duties/:id', 'Another end, or none', dutyEnd, 'not-found'),
  {
    method: 'delete',
    path: '/duties/:id',
    summary: 'Take back a duty that has not begun',
    auth: 'session',
    permission: 'people.write',
    success: { status: 204, description: 'Taken back' },
    problems: ['password-change-required', 'not-found', 'office-conflict'],
  },
  {
    method: 'post',
    path: '/units/:id/import/:list',
    summary: 'A table of `counters` or `clerks`: what would become of each row; with `plan`, it is done',
    auth: 'session',
    permission: 'people.write',
    query: peopleImportQuery,
    request: {
      type: 'application/octet-stream',
      description: 'Excel, OpenDocument or CSV, decided by its bytes',
    },
    success: { status: 200, description: 'Row by row', bodies: [json(peoplePlan)] },
    problems: [
      'bad-request',
      'password-change-required',
      'forbidden',
      'not-found',
      'too-large',
      'file-refused',
      'plan-changed',
      'office-conflict',
    ],
  },
];

function create(
  permission: Permission,
  path: string,
  summary: string,
  form: GenericSchema,
  refusal: 'forbidden' | 'not-found',
): Operation {
  return {
    method: 'post',
    path,
    summary,
    auth: 'session',
    permission,
    request: json(form),
    success: { status: 201, description: 'Made', bodies: [json(idAnswer)] },
    problems: ['bad-request', 'password-change-required', refusal, 'office-conflict'],
  };
}

function change(
  permission: Permission,
  method: 'put' | 'post',
  path: string,
  summary: string,
  form: GenericSchema,
  refusal: 'forbidden' | 'not-found' = 'forbidden',
): Operation {
  return {
    method,
    path,
    summary,
    auth: 'session',
    permission,
    request: json(form),
    success: { status: 204, description: 'Done' },
    problems: ['bad-request', 'password-change-required', refusal, 'office-conflict'],
  };
}
