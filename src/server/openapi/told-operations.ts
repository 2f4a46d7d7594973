import * as v from 'valibot';
import { toldCreate, toldEdit, toldHistory, toldList, toldQuery } from '#shared/protocol/told.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: v.GenericSchema): BodyDescription => ({ type: 'application/json', schema });
const READING = { auth: 'session', permission: 'content.read' } as const;
const WRITING = { auth: 'session', permission: 'content.write' } as const;

/** "Dân nói – đã làm": what people said, what was done, what became of it. */
export const TOLD_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/told',
    summary:
      'What a unit tells of what people said and what was done, drafts too, with what publishing now would count',
    ...READING,
    query: toldQuery,
    success: { status: 200, description: 'The latest deed first', bodies: [json(toldList)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'post',
    path: '/told',
    summary: 'A new entry, as a draft',
    ...WRITING,
    request: json(toldCreate),
    success: { status: 201, description: 'Its id', bodies: [json(v.object({ id: v.string() }))] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'post',
    path: '/told/:id/edits',
    summary:
      'One deed, on the version that was looked at: save words, publish them with what was counted, withdraw. Tablets and the public board follow.',
    ...WRITING,
    request: json(toldEdit),
    success: { status: 204, description: 'Done' },
    problems: ['bad-request', 'password-change-required', 'not-found', 'told-changed', 'told-state'],
  },
  {
    method: 'get',
    path: '/told/:id/history',
    summary: 'What happened to an entry, and what it said then',
    ...READING,
    success: { status: 200, description: 'The latest first', bodies: [json(toldHistory)] },
    problems: ['password-change-required', 'not-found'],
  },
];
