import { mergeDeadlines } from '#shared/domain/working-days.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { DEFAULT_PACK } from '#shared/protocol/stored-settings.ts';
import { readSettingOverTime } from '../content/read-settings.ts';
import type { Connection } from '../store/database.ts';
import { packInForce } from './pack-in-force.ts';

/**
 * The rules of a unit at any instant: the pack that it or a unit above has chosen, in the version of that day, with the deadlines
 * that it has set itself. A pack that is not there any more is replaced by the default one.
 */
async function readRulesOverTime(
  connection: Connection,
  packs: readonly RulePack[],
  unitId: string,
): Promise<(atIso: string) => RulePack> {
  const chosen = await readSettingOverTime(connection, unitId, 'rules');
  const deadlines = await readSettingOverTime(connection, unitId, 'deadlines');
  return (atIso) => {
    const day = atIso.slice(0, 10);
    const pack =
      packInForce(packs, chosen(atIso)?.pack ?? DEFAULT_PACK, day) ?? packInForce(packs, DEFAULT_PACK, day);
    if (pack === null) throw new Error(`the rule pack ${DEFAULT_PACK} is not loaded`);
    return { ...pack, deadlines: mergeDeadlines(pack.deadlines, deadlines(atIso)) };
  };
}

/** The same for one instant. */
export async function readUnitRules(
  connection: Connection,
  packs: readonly RulePack[],
  unitId: string,
  atIso: string,
): Promise<RulePack> {
  return (await readRulesOverTime(connection, packs, unitId))(atIso);
}
