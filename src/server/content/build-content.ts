import * as v from 'valibot';
import { type ContentPackage, contactBlock, contentPackage } from '#shared/protocol/content.ts';
import { type ContentRows, findContent } from '../store/content.ts';
import type { Connection } from '../store/database.ts';
import { findCurrentQuestionnaire } from '../store/questionnaires.ts';

const NO_CONTACT = { address: null, phone: null, email: null, hotline: null };

/** What a unit's tablets are sent; null while the unit or the questionnaire is not there. */
export async function buildContent(
  connection: Connection,
  unitId: string,
  nowIso: string,
): Promise<ContentPackage | null> {
  const rows = await findContent(connection, unitId, nowIso);
  const questionnaire = await findCurrentQuestionnaire(connection);
  if (!rows || !questionnaire) return null;
  const { unit } = rows;
  return v.parse(contentPackage, {
    format: 'hailong-content',
    v: 1,
    sample: unit.sample === 1,
    unit: {
      id: unit.id,
      name: unit.name,
      parentName: unit.parentName,
      timeZone: unit.timeZone,
      contact: unit.contactJson === null ? NO_CONTACT : v.parse(contactBlock, JSON.parse(unit.contactJson)),
    },
    counters: rows.counters,
    clerks: rows.clerks,
    duties: rows.duties,
    questionnaire,
    procedures: rows.procedures.map(rowToProcedure),
  });
}

function rowToProcedure(row: ContentRows['procedures'][number]): unknown {
  const { version, bodyJson, checkedBy, checkedOn } = row;
  const checked = checkedBy === null || checkedOn === null ? null : { by: checkedBy, on: checkedOn };
  return { ...JSON.parse(bodyJson), version, checked };
}
