import * as v from 'valibot';
import { type ContentPackage, contentPackage } from '#shared/protocol/content.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import { STORED_PARTS } from '#shared/protocol/stored-settings.ts';
import { DEFAULT_SETTINGS, MAX_ACTIONS, SETTING_PARTS } from '#shared/protocol/unit-settings.ts';
import { readIntegrityKey } from '../cases/integrity-keys.ts';
import { type ContentRows, findContent } from '../store/content.ts';
import type { Connection } from '../store/database.ts';
import { findCurrentQuestionnaire, findQuestionnaires } from '../store/questionnaires.ts';
import { newestFirst, readPublishedTold, toSlide } from '../told/read-told.ts';
import { type ResolvedSettings, readSettings } from './read-settings.ts';

const NO_CONTACT = { address: null, phone: null, email: null, hotline: null };

/**
 * What a unit's tablets are sent as of an instant; null while the unit or the questionnaire is not there. The same store
 * and the same instant give the same bytes.
 */
export async function buildContent(
  connection: Connection,
  unitId: string,
  atIso: string,
  publicUrl: string | null = null,
): Promise<ContentPackage | null> {
  const rows = await findContent(connection, unitId, atIso);
  if (!rows) return null;
  const settings = await withInspectorsKey(connection, unitId, await readSettings(connection, unitId, atIso));
  const questionnaire = await findAsked(connection, settings);
  if (!questionnaire) return null;
  const { unit } = rows;
  const showPhotos = settings.staff?.showClerkPhoto === true;
  return v.parse(contentPackage, {
    format: 'hailong-content',
    v: 1,
    sample: unit.sample === 1,
    unit: {
      id: unit.id,
      name: unit.name,
      parentName: unit.parentName,
      timeZone: unit.timeZone,
      contact: settings.contact ?? NO_CONTACT,
    },
    counters: rows.counters,
    // A face goes to the tablets of units that show it, and to no other.
    clerks: rows.clerks.map((clerk) => ({ ...clerk, photo: showPhotos ? clerk.photo : null })),
    duties: rows.duties,
    publicUrl,
    questionnaire,
    settings: Object.fromEntries(
      Object.entries({ ...settings, ...(await withTold(connection, unitId, settings)) }).filter(
        ([part]) => part in SETTING_PARTS,
      ),
    ),
    procedures: rows.procedures.map(rowToProcedure),
  });
}

/** What the inspector has set goes before what whoever writes settings wrote. */
async function withInspectorsKey(
  connection: Connection,
  unitId: string,
  settings: ResolvedSettings,
): Promise<ResolvedSettings> {
  const integrityKey = await readIntegrityKey(connection, unitId);
  if (integrityKey === null) return settings;
  return { ...settings, feedback: v.parse(STORED_PARTS.feedback, { ...settings.feedback, integrityKey }) };
}

/** The one that the unit has chosen, else the common one: tablets must always have a question. */
export async function findAsked(
  connection: Connection,
  settings: Pick<ResolvedSettings, 'questionnaire'>,
): Promise<Questionnaire | null> {
  const chosen = settings.questionnaire;
  const versions = chosen ? await findQuestionnaires(connection, [chosen.id]) : [];
  const found = versions.find((one) => one.version === chosen?.version);
  return found ?? (await findCurrentQuestionnaire(connection));
}

/** What the unit has done about what people said stands in the loop with what it wrote into its setting. */
async function withTold(
  connection: Connection,
  unitId: string,
  settings: ResolvedSettings,
): Promise<Pick<ResolvedSettings, 'attract'>> {
  const told = await readPublishedTold(connection, unitId);
  if (told.length === 0) return {};
  const attract = settings.attract ?? DEFAULT_SETTINGS.attract;
  const actions = newestFirst([...told.map(toSlide), ...attract.actions]).slice(0, MAX_ACTIONS);
  return { attract: { ...attract, actions } };
}

/** A posted procedure as it is sent to whoever shows it. */
export function rowToProcedure(row: ContentRows['procedures'][number]): unknown {
  const { version, bodyJson, checkedBy, checkedOn } = row;
  const checked = checkedBy === null || checkedOn === null ? null : { by: checkedBy, on: checkedOn };
  return { ...JSON.parse(bodyJson), version, checked };
}
