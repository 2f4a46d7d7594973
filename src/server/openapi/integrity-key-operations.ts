import { integrityKeyList, integrityKeySet } from '#shared/protocol/integrity-keys.ts';
import type { Operation } from './operation.ts';

/** To whom integrity reports are sealed. */
export const INTEGRITY_KEY_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/integrity-keys',
    summary:
      'The public keys to which tablets seal integrity reports, or did, with how many reports hang on each',
    auth: 'session',
    permission: 'integrity.read',
    success: {
      status: 200,
      description: 'Newest first',
      bodies: [{ type: 'application/json', schema: integrityKeyList }],
    },
    problems: ['password-change-required'],
  },
  {
    method: 'put',
    path: '/units/:id/integrity-key',
    summary:
      'Let tablets of the unit and below seal to this public key; the former one ends. The private part must not be sent',
    auth: 'session',
    permission: 'integrity.handle',
    request: { type: 'application/json', schema: integrityKeySet },
    success: { status: 204, description: 'In force; tablets learn of it with their next contact' },
    problems: ['bad-request', 'password-change-required', 'key-ended'],
  },
  {
    method: 'delete',
    path: '/units/:id/integrity-key',
    summary: 'End the key of the unit without a successor; what was sealed to it stays sealed',
    auth: 'session',
    permission: 'integrity.handle',
    success: { status: 204, description: 'Ended' },
    problems: ['password-change-required', 'not-found'],
  },
];
