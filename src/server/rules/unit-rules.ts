import { mergeDeadlines } from '#shared/domain/working-days.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { DEFAULT_PACK } from '#shared/protocol/stored-settings.ts';
import { readPartsOverTime } from '../content/read-settings.ts';
import type { Connection } from '../store/database.ts';
import { packInForce } from './pack-in-force.ts';

/** The pack that was chosen, in the version of that day. One that is not there any more is replaced by the default one. */
export function packAt(
  packs: readonly RulePack[],
  chosen: { readonly pack: string } | null,
  atIso: string,
): RulePack {
  const day = atIso.slice(0, 10);
  const pack = packInForce(packs, chosen?.pack ?? DEFAULT_PACK, day) ?? packInForce(packs, DEFAULT_PACK, day);
  if (pack === null) throw new Error(`the rule pack ${DEFAULT_PACK} is not loaded`);
  return pack;
}

/** The rules of a unit at an instant: the pack that it or a unit above has chosen, with the deadlines that it has set itself. */
export async function readUnitRules(
  connection: Connection,
  packs: readonly RulePack[],
  unitId: string,
  atIso: string,
): Promise<RulePack> {
  const settings = await readPartsOverTime(connection, unitId, ['rules', 'deadlines']);
  const pack = packAt(packs, settings('rules')(atIso), atIso);
  return { ...pack, deadlines: mergeDeadlines(pack.deadlines, settings('deadlines')(atIso)) };
}
