import * as v from 'valibot';
import { type CaseDetail, caseDetail } from '#shared/protocol/cases.ts';
import { sealedBox } from '#shared/protocol/sealed-bodies.ts';
import type { ServerContext } from '../context.ts';
import { findListedCase } from '../store/case-pages.ts';
import { type CaseEventRow, findCaseEvents, findCaseWords } from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import { findSealedJson } from '../store/feedback.ts';
import { findRatings } from '../store/rating-projection.ts';
import { readFurtherDays } from './case-deadlines.ts';
import type { CaseDoor } from './case-door.ts';
import { rowToCaseItem } from './case-item.ts';
import { openSecret } from './case-secrets.ts';

/** One case with what was written and what happened, for whoever passes the door; without contact data. */
export async function readCaseDetail(
  { db, atRest, rules }: Pick<ServerContext, 'db' | 'atRest' | 'rules'>,
  door: CaseDoor,
  scope: { readonly rootUnitId: string; readonly today: string },
  id: string,
): Promise<CaseDetail | null> {
  const row = await findListedCase(db, id, { rootUnitId: scope.rootUnitId, kinds: door.kinds });
  if (row === null) return null;
  const { public_text, public_where, published_at, may_publish } = row;
  const published = public_text !== null && public_where !== null && published_at !== null;
  return v.parse(caseDetail, {
    ...rowToCaseItem(row, scope.today),
    ...(await readFurtherDays(db, rules, row)),
    text: openSecret(atRest, id, 'text', await findCaseWords(db, id, 'text')),
    ...{ textErasedAt: row.text_erased_at, contactErasedAt: row.contact_erased_at, box: row.box },
    sealed: row.box === 'sealed' ? await readSealed(db, id) : null,
    mayPublish: may_publish === null ? null : may_publish === 1,
    rating: row.kind === 'rating' ? await readRating(db, id) : null,
    answer: openSecret(atRest, id, 'answer', row.answer_sealed),
    publication: published ? { text: public_text, where: public_where, at: published_at } : null,
    events: (await findCaseEvents(db, id)).map((event) => toEvent(event, atRest)),
  });
}

async function readSealed(connection: Connection, id: string): Promise<unknown> {
  const json = await findSealedJson(connection, id);
  const box = v.safeParse(sealedBox, json === null || json === '' ? null : JSON.parse(json));
  return box.success ? box.output : null;
}

async function readRating(connection: Connection, id: string): Promise<unknown> {
  const [rating] = await findRatings(connection, [id]);
  if (rating === undefined) return null;
  const { level, reasons_json, procedure_code, counter_id, clerk_id } = rating;
  return {
    ...{ level, reasons: JSON.parse(reasons_json), procedure: procedure_code },
    ...{ counter: counter_id, clerk: clerk_id },
  };
}

function toEvent(event: CaseEventRow, atRest: ServerContext['atRest']): unknown {
  const { version, at, by_name, actor, action, status } = event;
  return {
    ...{ version, at, by: by_name, actor, action, status, detail: JSON.parse(event.detail_json) },
    note: openSecret(atRest, event.case_id, 'note', event.note_sealed),
  };
}
