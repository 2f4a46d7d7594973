import { Hono } from 'hono';
import * as v from 'valibot';
import { questionnaireList } from '#shared/protocol/directory.ts';
import type { ServerContext } from '../context.ts';
import { listQuestionnaires } from '../store/directory.ts';
import { type Admitted, requireAccess } from './require-session.ts';

/** `GET /questionnaires`: every version, so that every stored level has its word. */
export function questionnairesRoute(context: ServerContext): Hono<Admitted> {
  return new Hono<Admitted>().get('/', requireAccess(context, 'directory.read'), async (c) => {
    const rows = await listQuestionnaires(context.db);
    const items = rows.map((row) => ({ ...JSON.parse(row.body), current: row.current }));
    return c.json(v.parse(questionnaireList, { items }));
  });
}
