import { type Context, Hono } from 'hono';
import { type RatingQuery, ratingQuery } from '#shared/protocol/rating-query.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { cursorToPos } from '../reports/rating-cursor.ts';
import { readRatingDetail } from '../reports/rating-detail.ts';
import { exportCsv, exportNdjson, exportXlsx } from '../reports/rating-export.ts';
import { readRatingPage } from '../reports/rating-page.ts';
import { filterToSelection, type ZonedSelection } from '../reports/rating-selection.ts';
import { XLSX_TYPE } from '../tabular/write-workbook.ts';
import { readQuery } from './read-json.ts';
import { type Admitted, requireAccess } from './require-session.ts';
import { textToStream } from './stream-text.ts';
import { taggedJson } from './tagged-json.ts';

const PAGE_DEFAULT = 100;

/** `GET /ratings`: pages as JSON, everything that matches as CSV, NDJSON or a workbook; `GET /ratings/:id`: one in full. */
export function ratingsRoute(context: ServerContext): Hono<Admitted> {
  return new Hono<Admitted>()
    .get('/', requireAccess(context, 'ratings.read'), async (c) => {
      const query = readQuery(c, ratingQuery);
      if (!query.ok) return query.error;
      const { after, format = 'json' } = query.value;
      const afterPos = after === undefined ? null : cursorToPos(after);
      if (after !== undefined && afterPos === null)
        return problemResponse('bad-request', { detail: 'not valid: after', members: { fields: ['after'] } });
      const zoned = await filterToSelection(context.db, query.value, c.get('access').unit.id);
      if (!zoned.ok) return problemResponse('forbidden');
      if (format === 'json') {
        const { order = 'asc', limit = PAGE_DEFAULT } = query.value;
        return taggedJson(
          c,
          await readRatingPage(context.db, zoned.value.selection, { order, afterPos, limit }),
        );
      }
      return answerFile(context, c, query.value, withAfter(zoned.value, afterPos));
    })
    .get('/:id', requireAccess(context, 'ratings.read'), async (c) => {
      const { unit } = c.get('access');
      const detail = await readRatingDetail(context.db, context.rules, c.req.param('id'), unit.id);
      return detail === null ? problemResponse('not-found') : c.json(detail);
    });
}

function answerFile(context: ServerContext, c: Context, query: RatingQuery, zoned: ZonedSelection): Response {
  const { lang = 'vi', separator = 'comma' } = query;
  switch (query.format) {
    case 'csv': {
      const form = { lang, separator: separator === 'comma' ? ',' : ';' } as const;
      return answerPieces(c, query, 'text/csv; charset=utf-8', exportCsv(context.db, zoned, form));
    }
    case 'ndjson':
      return answerPieces(c, query, 'application/x-ndjson', exportNdjson(context.db, zoned));
    default:
      return answerPieces(c, query, XLSX_TYPE, exportXlsx(context.db, zoned, lang));
  }
}

function answerPieces(
  c: Context,
  query: RatingQuery,
  type: string,
  pieces: AsyncGenerator<string | Uint8Array>,
): Response {
  const name = ['danh-gia', query.unit, query.from, query.to].filter((part) => part !== undefined).join('_');
  c.header('Content-Type', type);
  c.header('Content-Disposition', `attachment; filename="${name}.${query.format}"`);
  return c.body(textToStream(pieces));
}

function withAfter(zoned: ZonedSelection, afterPos: number | null): ZonedSelection {
  return afterPos === null ? zoned : { ...zoned, selection: { ...zoned.selection, afterPos } };
}
