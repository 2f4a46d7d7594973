import type { GenericSchema } from 'valibot';
import { batchCodes, batchCreate, batchItem, batchList, takeHomeKey } from '#shared/protocol/take-home.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });
const READING = { auth: 'session', permission: 'devices.read' } as const;
const MANAGING = { auth: 'session', permission: 'devices.manage' } as const;

/** Rating at home: keys of tablets and printed batches. The page itself (`/p/:token`) is no part of the API. */
export const TAKE_HOME_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/take-home/key',
    summary:
      'A secret of the tablet’s own, with which it makes codes without a network; an earlier one is closed',
    auth: 'device',
    success: { status: 200, description: 'Told this once', bodies: [json(takeHomeKey)] },
    problems: ['too-many-requests'],
  },
  {
    method: 'get',
    path: '/take-home/batches',
    summary: 'Printed batches of the own units',
    ...READING,
    success: { status: 200, description: 'Newest first', bodies: [json(batchList)] },
    problems: ['password-change-required'],
  },
  {
    method: 'post',
    path: '/take-home/batches',
    summary: 'Make a batch of codes for one counter',
    ...MANAGING,
    request: json(batchCreate),
    success: { status: 201, description: 'The batch', bodies: [json(batchItem)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/take-home/batches/:no/codes',
    summary: 'Its codes in the order of the sheets, to be printed; written down in the audit log',
    ...MANAGING,
    success: { status: 200, description: 'The codes', bodies: [json(batchCodes)] },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'delete',
    path: '/take-home/batches/:no',
    summary: 'Withdraw it: none of its codes is taken any more',
    ...MANAGING,
    success: { status: 204, description: 'Withdrawn' },
    problems: ['password-change-required', 'not-found'],
  },
];
