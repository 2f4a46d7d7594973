import {
  invitationList,
  invitationQuery,
  serviceTransaction,
  serviceTransactionTaken,
} from '#shared/protocol/service-transactions.ts';
import type { Operation } from './operation.ts';

const EXAMPLE = {
  counter: 'quay-1',
  reference: '3f9a0c6d5b1e4872a9d0c3b7e6f5148203a1b2c4d5e6f708192a3b4c5d6e7f80',
  at: '2026-11-30T09:41:07+07:00',
  procedure: '1.001193',
  invite: true,
};

/** Queue and one-stop software, and what tablets hear of it. */
export const TRANSACTION_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/transactions',
    summary:
      'Somebody was served: counts for the day, and the tablet of the counter may invite. The same reference again changes nothing',
    auth: 'access',
    permission: 'transactions.write',
    request: { type: 'application/json', schema: serviceTransaction, example: EXAMPLE },
    success: {
      status: 200,
      description: 'What became of it',
      bodies: [
        {
          type: 'application/json',
          schema: serviceTransactionTaken,
          example: {
            ...{ unit: 'phuong-cao-lanh', day: '2026-11-30', counted: true },
            ...{ inviteUntil: '2026-11-30T02:42:38.000Z', repeated: false },
          },
        },
      ],
    },
    problems: ['bad-request', 'password-change-required', 'store-unavailable'],
  },
  {
    method: 'get',
    path: '/invitations',
    summary:
      'Invitations for the counter: as a stream of events, or (without Accept: text/event-stream) those of now',
    auth: 'device',
    query: invitationQuery,
    success: {
      status: 200,
      description: 'Each is told again until it ends; tablets know them by their id',
      bodies: [
        { type: 'application/json', schema: invitationList },
        { type: 'text/event-stream', description: 'event: invitation, data: {"id", "until"}' },
      ],
    },
    problems: ['bad-request', 'not-found'],
  },
];
