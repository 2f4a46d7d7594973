import { Hono } from 'hono';
import type { ServerContext } from '../context.ts';
import { importJournal } from '../ingest/import-journal.ts';
import { problemResponse } from '../problem.ts';
import { readSegment } from './read-segment.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** A tablet that was alone for a year at 300 ratings a day writes about 40 MB. */
const IMPORT_MAX_BYTES: number = 64 * 1024 * 1024;

/** `POST /import/journal`: a file that staff carried here (SN1). */
export function importJournalRoute(context: ServerContext): Hono<SignedIn> {
  return new Hono<SignedIn>().post('/', requireSession(context, { needs: 'journal.import' }), async (c) => {
    const text = await readSegment(c.req.raw, IMPORT_MAX_BYTES);
    if (!text.ok) return problemResponse(text.error);
    const session = c.get('session');
    const report = await importJournal(context, text.value, session.unit.id, c.get('access').actor);
    if (report.ok) {
      context.log.info('journal-imported', {
        account: session.accountId,
        segments: report.value.segments.length,
        added: report.value.segments.reduce((sum, segment) => sum + segment.added, 0),
      });
      return c.json(report.value);
    }
    const { code, detail, members } = report.error;
    context.log.warn('import-refused', { account: session.accountId, code });
    return problemResponse(code, { detail, members });
  });
}
