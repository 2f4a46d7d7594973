import { type Context, Hono } from 'hono';
import { boardQuery } from '#shared/protocol/board.ts';
import type { BoardFile, BoardShelf } from '../board/board-shelf.ts';
import { problemResponse } from '../problem.ts';
import { readQuery } from './read-json.ts';

/** `GET /boards/:unit`: a published board as open data, for anybody. */
export function boardsRoute(shelf: BoardShelf): Hono {
  return new Hono().get('/:unit', async (c) => {
    const query = readQuery(c, boardQuery);
    if (!query.ok) return query.error;
    const unit = c.req.param('unit');
    const shelved = await shelf.get(unit);
    if (shelved === null) return problemResponse('not-found');
    const { format = 'json' } = query.value;
    if (format === 'json') return answerFile(c, shelved.json, 'application/json');
    c.header('Content-Disposition', `attachment; filename="bang-cong-khai_${unit}.csv"`);
    c.header('Link', `</api/v1/boards/${unit}>; rel="describedby"; type="application/json"`);
    return answerFile(c, shelved.csv, 'text/csv; charset=utf-8');
  });
}

/** With the hash of its bytes, as whoever keeps the file can compute it (RFC 9530). */
function answerFile(c: Context, { text, sha256, digest }: BoardFile, type: string): Response {
  const etag = `"${sha256}"`;
  c.header('ETag', etag);
  c.header('Cache-Control', 'public, max-age=300');
  c.header('Repr-Digest', `sha-256=:${digest}:`);
  // Open data may be read by pages of other sites; it holds nothing that depends on who asks.
  c.header('Access-Control-Allow-Origin', '*');
  if (c.req.header('If-None-Match')?.includes(etag)) return c.body(null, 304);
  c.header('Content-Type', type);
  return c.body(text);
}
