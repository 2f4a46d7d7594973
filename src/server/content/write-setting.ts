import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SettingIssue, StoredPart } from '#shared/protocol/stored-settings.ts';
import type { Connection } from '../store/database.ts';
import { findQuestionnaires } from '../store/questionnaires.ts';
import { insertSetting } from '../store/unit-settings.ts';
import { checkSetting } from './check-setting.ts';

/** A part that somebody wants to publish. */
export interface SettingDraft {
  readonly unitId: string;
  readonly part: StoredPart;
  /** As it was sent; null: the unit gives up its own and inherits. */
  readonly body: unknown;
  /** Null, or an instant that has passed: at once. What held before is history, and stays true. */
  readonly effectiveFrom: string | null;
  readonly createdBy: string | null;
  readonly note: string | null;
}

/** Checks and adds one version, which reaches the tablets when its time has come. To be called in a transaction. */
export async function writeSetting(
  connection: Connection,
  draft: SettingDraft,
  nowIso: string,
): Promise<Result<{ readonly version: number; readonly effectiveFrom: string }, readonly SettingIssue[]>> {
  const checked = await checkDraft(connection, draft.part, draft.body);
  if (!checked.ok) return checked;
  const { effectiveFrom } = draft;
  const from = effectiveFrom === null || effectiveFrom < nowIso ? nowIso : effectiveFrom;
  const version = await insertSetting(connection, {
    unitId: draft.unitId,
    part: draft.part,
    bodyJson: checked.value === null ? null : JSON.stringify(checked.value),
    effectiveFrom: from,
    createdAt: nowIso,
    createdBy: draft.createdBy,
    note: draft.note,
  });
  return ok({ version, effectiveFrom: from });
}

/** The body as it would be stored; also what the store knows is asked. */
export async function checkDraft(
  connection: Connection,
  part: StoredPart,
  body: unknown,
): Promise<Result<unknown, readonly SettingIssue[]>> {
  if (body === null) return ok(null);
  if (part !== 'questionnaire') return checkSetting(part, body);
  const checked = checkSetting(part, body);
  if (!checked.ok) return checked;
  const versions = await findQuestionnaires(connection, [checked.value.id]);
  if (versions.some((one) => one.version === checked.value.version)) return checked;
  const known = versions.map((one) => one.version).join(', ');
  return err([
    {
      member: versions.length === 0 ? 'id' : 'version',
      code: 'not-known',
      detail: versions.length === 0 ? 'there is no such questionnaire' : `its versions are ${known}`,
    },
  ]);
}
