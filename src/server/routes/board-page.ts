import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { unitId } from '#shared/protocol/fields.ts';
import type { BoardShelf } from '../board/board-shelf.ts';
import { boardPage, lobbyPage, missingBoard } from '../pages/board/board-page.ts';
import type { BoardLanguage } from '../pages/board/words.ts';
import { lightPage } from '../pages/light-page.ts';

/** `GET /cong-khai/:unit?lang=&man-hinh`: the public board of a unit, without script, cookie or account. */
export function boardPageRoute(shelf: BoardShelf): Hono {
  const app = new Hono();
  app.get('/:unit', async (c) => {
    const lang = langOf(c);
    const unit = v.safeParse(unitId, c.req.param('unit'));
    const shelved = unit.success ? await shelf.get(unit.output) : null;
    const page = shelved === null ? missingBoard(lang) : pageOf(c.req.query('man-hinh'))(shelved, lang);
    return lightPage({ ...page, held: c.req.header('If-None-Match') });
  });
  app.get('*', (c) => lightPage(missingBoard(langOf(c))));
  return app;
}

function langOf(c: Context): BoardLanguage {
  return c.req.query('lang') === 'en' ? 'en' : 'vi';
}

/** Any value, also an empty one, asks for the screen of a lobby. */
function pageOf(lobby: string | undefined) {
  return lobby === undefined ? boardPage : lobbyPage;
}
