import * as v from 'valibot';
import { toUnitId } from '#shared/domain/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type {
  SettingHistory,
  SettingImpact,
  SettingsView,
  SettingView,
} from '#shared/protocol/settings-admin.ts';
import { settingHistory, settingsView } from '#shared/protocol/settings-admin.ts';
import { type SettingIssue, STORED_PARTS, type StoredPart } from '#shared/protocol/stored-settings.ts';
import type { Connection } from '../store/database.ts';
import { findCurrentQuestionnaire } from '../store/questionnaires.ts';
import { countTablets, findSettingVersions, findUnitChain, listTreeBelow } from '../store/unit-settings.ts';
import { isStoredPart, readSetting } from './read-settings.ts';
import { resolveSetting } from './resolve-setting.ts';
import { differences, stateOf, unitsReached } from './setting-impact.ts';
import { checkDraft, type SettingDraft } from './write-setting.ts';

/** Every part as it holds for a unit now, and from whom it comes. */
export async function viewSettings(
  connection: Connection,
  unitId: string,
  nowIso: string,
): Promise<SettingsView> {
  const chain = await findUnitChain(connection, unitId);
  const ids = chain.map((link) => link.id);
  const versions = await findSettingVersions(connection, ids);
  const view = async (part: StoredPart): Promise<SettingView> => {
    const ofPart = versions.filter((one) => one.part === part);
    const found = resolveSetting(ids, ofPart, nowIso);
    const origin = chain.find((link) => link.id === found?.unitId);
    const body = found === null ? await defaultBody(connection, part) : readStored(part, found.bodyJson);
    const own = ofPart.filter((one) => one.unitId === unitId);
    return {
      part,
      ...withoutPin(body),
      origin: origin === undefined ? null : { unit: toUnitId(origin.id), name: origin.name },
      version: found?.version ?? null,
      effectiveFrom: found?.effectiveFrom ?? null,
      by: found?.createdBy ?? null,
      scheduled: own
        .filter((one) => stateOf(one, own, nowIso) === 'scheduled')
        .map(({ version, effectiveFrom, bodyJson, createdBy, note }) => ({
          version,
          effectiveFrom,
          inherits: bodyJson === null,
          by: createdBy,
          note,
        })),
    };
  };
  const items: SettingView[] = [];
  for (const part in STORED_PARTS) if (isStoredPart(part)) items.push(await view(part));
  return v.parse(settingsView, { unit: unitId, items });
}

/** So many versions back are told; older ones stay in the store. */
const SHOWN_VERSIONS = 50;

/** The versions of one unit's own part, newest first. */
export async function viewSettingHistory(
  connection: Connection,
  unitId: string,
  part: StoredPart,
  nowIso: string,
): Promise<SettingHistory> {
  const versions = await findSettingVersions(connection, [unitId], part);
  const items = versions
    .toReversed()
    .slice(0, SHOWN_VERSIONS)
    .map((one) => ({
      version: one.version,
      body: one.bodyJson === null ? null : withoutPin(readStored(part, one.bodyJson)).body,
      inherits: one.bodyJson === null,
      effectiveFrom: one.effectiveFrom,
      createdAt: one.createdAt,
      by: one.createdBy,
      note: one.note,
      state: stateOf(one, versions, nowIso),
    }));
  return v.parse(settingHistory, { items });
}

/** What publishing would change, and on how many tablets. Nothing is written. */
export async function previewSetting(
  connection: Connection,
  draft: Pick<SettingDraft, 'unitId' | 'part' | 'body' | 'effectiveFrom'>,
  nowIso: string,
): Promise<Result<SettingImpact, readonly SettingIssue[]>> {
  const { unitId, part } = draft;
  const checked = await checkDraft(connection, part, draft.body);
  if (!checked.ok) return err(checked.error);
  const from = draft.effectiveFrom !== null && draft.effectiveFrom > nowIso ? draft.effectiveFrom : nowIso;
  const chain = (await findUnitChain(connection, unitId)).map((link) => link.id);
  const versions = await findSettingVersions(connection, chain, part);
  const bodyOf = async (ids: readonly string[]) => {
    const found = resolveSetting(ids, versions, from);
    return found === null ? await defaultBody(connection, part) : readStored(part, found.bodyJson);
  };
  const before = await bodyOf(chain);
  const after = checked.value ?? (await bodyOf(chain.slice(1)));
  const tree = await listTreeBelow(connection, unitId);
  const below = await findSettingVersions(
    connection,
    tree.map((unit) => unit.id),
    part,
  );
  const { reached, keepOwn } = unitsReached(tree, below, unitId, from);
  return ok({
    effectiveFrom: from,
    units: reached.length,
    tablets: await countTablets(connection, reached),
    keepOwn: keepOwn.length,
    changes: [...differences(maskPin(before), maskPin(after))],
  });
}

/** A `staff` part is sent without its PIN: the one that holds stays, unless another is set or it is taken away. */
export async function withStaffPin(
  connection: Connection,
  draft: Pick<SettingDraft, 'unitId' | 'part' | 'body'>,
  newPin: unknown,
  nowIso: string,
): Promise<unknown> {
  if (draft.part !== 'staff' || !isRecord(draft.body)) return draft.body;
  if (newPin !== undefined) return { ...draft.body, pin: newPin };
  const held = await readSetting(connection, draft.unitId, 'staff', nowIso);
  return { ...draft.body, pin: held?.pin ?? null };
}

/** What holds where nobody has decided anything. */
async function defaultBody(connection: Connection, part: StoredPart): Promise<unknown> {
  if (part === 'targets') return { years: [] };
  if (part === 'contact')
    return v.parse(STORED_PARTS.contact, { address: null, phone: null, email: null, hotline: null });
  if (part !== 'questionnaire') return v.parse(STORED_PARTS[part], {});
  const current = await findCurrentQuestionnaire(connection);
  return current === null ? null : { id: current.id, version: current.version };
}

function readStored(part: StoredPart, bodyJson: string): unknown {
  return v.parse(STORED_PARTS[part], JSON.parse(bodyJson));
}

/** A hash of four digits is as good as the digits: it goes to tablets and to nobody else. */
function withoutPin(body: unknown): { readonly body: unknown; readonly pinSet: boolean } {
  if (!isRecord(body) || !('pin' in body)) return { body, pinSet: false };
  const { pin, ...rest } = body;
  return { body: rest, pinSet: pin !== null };
}

/** In a comparison only whether it is another one. */
function maskPin(body: unknown): unknown {
  if (!isRecord(body) || !isRecord(body.pin)) return body;
  return { ...body, pin: `•••• ${String(body.pin.salt).slice(0, 4)}` };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
