import { ruleView } from '#shared/protocol/rule-pack.ts';
import type { Operation } from './operation.ts';

/** The rule packs. Which one a unit uses is its setting `rules`. */
export const RULES_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/units/:id/rules',
    summary: 'The rules that hold for a unit now, with its own deadlines, and the packs that are there',
    auth: 'session',
    permission: 'content.read',
    success: {
      status: 200,
      description: 'The rules',
      bodies: [{ type: 'application/json', schema: ruleView }],
    },
    problems: ['password-change-required', 'forbidden'],
  },
];
