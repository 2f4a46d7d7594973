import type { GenericSchema } from 'valibot';
import { attention } from '#shared/protocol/attention.ts';
import { flagAppeal, flaggedPage, flaggedQuery, flaggedRating, flagVerdict } from '#shared/protocol/flags.ts';
import { dataQuality, qualityQuery } from '#shared/protocol/quality.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });

/** Doubts about ratings. Nothing here changes or removes a rating. */
export const FLAG_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/attention',
    summary:
      'What waits to be done in a unit: open and overdue cases, the posting check, flags; null where not granted',
    auth: 'session',
    permission: 'figures.read',
    query: qualityQuery,
    success: { status: 200, description: 'In numbers', bodies: [json(attention)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/quality',
    summary:
      'What makes figures doubtful: flags by rule and state, results of 100 %, days with more ratings than people served',
    auth: 'session',
    permission: 'ratings.read',
    query: qualityQuery,
    success: { status: 200, description: 'The findings', bodies: [json(dataQuality)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/flags',
    summary: 'Ratings with flags, newest first, with the evidence and what was decided',
    auth: 'session',
    permission: 'ratings.read',
    query: flaggedQuery,
    success: { status: 200, description: 'A page', bodies: [json(flaggedPage)] },
    problems: ['bad-request', 'password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: '/ratings/:id/flags',
    summary: 'The flags of one rating; one without flags is not found',
    auth: 'session',
    permission: 'ratings.read',
    success: { status: 200, description: 'The flags', bodies: [json(flaggedRating)] },
    problems: ['password-change-required', 'not-found'],
  },
  {
    method: 'post',
    path: '/ratings/:id/flags/:flag/appeal',
    summary: 'Appeal against a flag, with a reason; it stands until somebody decides',
    auth: 'session',
    permission: 'flags.appeal',
    request: json(flagAppeal),
    success: { status: 201, description: 'Noted', bodies: [json(flaggedRating)] },
    problems: ['bad-request', 'password-change-required', 'not-found', 'flag-state'],
  },
  {
    method: 'post',
    path: '/ratings/:id/flags/:flag/verdict',
    summary: 'Set a flag aside, or uphold it, with a reason',
    auth: 'session',
    permission: 'flags.decide',
    request: json(flagVerdict),
    success: { status: 201, description: 'Decided', bodies: [json(flaggedRating)] },
    problems: ['bad-request', 'password-change-required', 'not-found', 'flag-state'],
  },
];
