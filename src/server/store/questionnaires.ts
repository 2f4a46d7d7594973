import * as v from 'valibot';
import { type Questionnaire, questionnaire } from '#shared/protocol/questionnaire.ts';
import type { Connection } from './database.ts';

/** Every version of these questionnaires. Versions are never edited, so there is no more than one truth a version. */
export async function findQuestionnaires(
  connection: Connection,
  ids: readonly string[],
): Promise<readonly Questionnaire[]> {
  // PostgreSQL refuses even to look for U+0000.
  const findable = ids.filter((id) => !id.includes('\0'));
  if (findable.length === 0) return [];
  const rows = await connection
    .selectFrom('questionnaire')
    .select('body_json')
    .where('id', 'in', findable)
    .execute();
  return rows.map((row) => v.parse(questionnaire, JSON.parse(row.body_json)));
}

/** Every version of every questionnaire, by id, the newest first. */
export async function listQuestionnaireVersions(connection: Connection): Promise<readonly Questionnaire[]> {
  const rows = await connection
    .selectFrom('questionnaire')
    .select('body_json')
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => v.parse(questionnaire, JSON.parse(row.body_json)));
}

/** The one that tablets ask now. */
export async function findCurrentQuestionnaire(connection: Connection): Promise<Questionnaire | null> {
  const row = await connection
    .selectFrom('questionnaire')
    .select('body_json')
    .where('current', '=', 1)
    .executeTakeFirst();
  return row ? v.parse(questionnaire, JSON.parse(row.body_json)) : null;
}

export async function insertQuestionnaire(
  connection: Connection,
  body: Questionnaire,
  current: boolean,
): Promise<void> {
  await connection
    .insertInto('questionnaire')
    .values({ id: body.id, version: body.version, body_json: JSON.stringify(body), current: current ? 1 : 0 })
    .execute();
}

/** Like `insertQuestionnaire`, but one that another process put there in the same moment stays as it is. */
export async function insertMissingQuestionnaire(connection: Connection, body: Questionnaire): Promise<void> {
  await connection
    .insertInto('questionnaire')
    .values({ id: body.id, version: body.version, body_json: JSON.stringify(body), current: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
