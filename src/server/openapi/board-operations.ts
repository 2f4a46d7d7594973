import { board, boardQuery } from '#shared/protocol/board.ts';
import type { Operation } from './operation.ts';

/** Open data. */
export const BOARD_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/boards/:unit',
    summary:
      'The public board of a unit that publishes one, small cells suppressed: months, quarters, posted answers, what was done. ETag and Repr-Digest are the SHA-256 of the bytes.',
    auth: 'none',
    query: boardQuery,
    success: {
      status: 200,
      description: 'The board; as CSV the months and quarters alone',
      bodies: [
        { type: 'application/json', schema: board },
        { type: 'text/csv', description: 'UTF-8 with byte order mark, CRLF' },
      ],
    },
    problems: ['bad-request', 'not-found'],
  },
];
