import type { GenericSchema } from 'valibot';
import {
  deviceChange,
  deviceCreate,
  deviceCreated,
  deviceList,
  deviceReplace,
} from '#shared/protocol/admin.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });

/** What administrators do with tablets. */
export const FLEET_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/devices',
    summary: 'The tablets, with what the centre has of their journals',
    auth: 'session',
    permission: 'devices.read',
    success: { status: 200, description: 'Latest created first', bodies: [json(deviceList)] },
    problems: ['password-change-required'],
  },
  {
    method: 'post',
    path: '/devices',
    summary: 'Add a tablet to a counter; the answer holds its pairing code, which is not shown again',
    auth: 'session',
    permission: 'devices.manage',
    request: json(deviceCreate),
    success: { status: 201, description: 'Added', bodies: [json(deviceCreated)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'post',
    path: '/devices/:id/pairing-code',
    summary: 'A new pairing code for a tablet, to pair it for the first time or again',
    auth: 'session',
    permission: 'devices.manage',
    success: {
      status: 201,
      description: 'The code; earlier ones are worth nothing',
      bodies: [json(deviceCreated)],
    },
    problems: ['password-change-required', 'not-found', 'forbidden'],
  },
  {
    method: 'delete',
    path: '/devices/:id',
    summary: 'Revoke a tablet; what it sent stays',
    auth: 'session',
    permission: 'devices.manage',
    success: { status: 204, description: 'Revoked, now or before' },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'post',
    path: '/devices/:id/replacement',
    summary:
      'A new tablet for the counter; the old one goes on until the new one is paired, then it is retired and keeps its history',
    auth: 'session',
    permission: 'devices.manage',
    request: json(deviceReplace),
    success: { status: 201, description: 'The device that waits', bodies: [json(deviceCreated)] },
    problems: ['bad-request', 'password-change-required', 'not-found', 'forbidden'],
  },
  {
    method: 'patch',
    path: '/devices/:id',
    summary:
      'Another counter of the same unit, or another name. The tablet itself takes its counter when it is paired again, or from staff.',
    auth: 'session',
    permission: 'devices.manage',
    request: json(deviceChange),
    success: { status: 204, description: 'Changed' },
    problems: ['bad-request', 'password-change-required', 'not-found', 'forbidden'],
  },
];
