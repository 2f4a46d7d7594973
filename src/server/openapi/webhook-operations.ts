import type { GenericSchema } from 'valibot';
import {
  webhookChange,
  webhookCreate,
  webhookList,
  webhookLog,
  webhookLogQuery,
  webhookSecret,
} from '#shared/protocol/webhooks.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });
const MANAGING = { auth: 'session', permission: 'webhooks.manage' } as const;

/** Which other systems are told of what. */
export const WEBHOOK_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/webhooks',
    summary: 'The webhooks of the own units, without their secrets',
    ...MANAGING,
    success: { status: 200, description: 'Newest first', bodies: [json(webhookList)] },
    problems: ['password-change-required'],
  },
  {
    method: 'post',
    path: '/webhooks',
    summary: 'Tell another system of what happens in a unit and below it (signed as Standard Webhooks)',
    ...MANAGING,
    request: json(webhookCreate),
    success: { status: 201, description: 'Its secret, shown this once', bodies: [json(webhookSecret)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'patch',
    path: '/webhooks/:id',
    summary: 'Another name, address or choice of events; pause it or let it go on',
    ...MANAGING,
    request: json(webhookChange),
    success: { status: 204, description: 'Changed' },
    problems: ['bad-request', 'password-change-required', 'not-found'],
  },
  {
    method: 'delete',
    path: '/webhooks/:id',
    summary: 'It hears of nothing more',
    ...MANAGING,
    success: { status: 204, description: 'Removed' },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'post',
    path: '/webhooks/:id/secret',
    summary: 'Another secret; for a day both sign, the new one first',
    ...MANAGING,
    success: { status: 201, description: 'The new secret, shown this once', bodies: [json(webhookSecret)] },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'post',
    path: '/webhooks/:id/ping',
    summary: 'Send it an event that tells of nothing',
    ...MANAGING,
    success: { status: 202, description: 'On its way; the log tells what became of it' },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'get',
    path: '/webhooks/:id/deliveries',
    summary: 'What it was told, and what became of it',
    ...MANAGING,
    query: webhookLogQuery,
    success: { status: 200, description: 'Newest first', bodies: [json(webhookLog)] },
    problems: ['bad-request', 'password-change-required', 'not-found'],
  },
  {
    method: 'post',
    path: '/webhooks/:id/deliveries/:no/replay',
    summary: 'Send one again, under the same id',
    ...MANAGING,
    success: { status: 202, description: 'On its way' },
    problems: ['password-change-required', 'not-found'],
  },
];
