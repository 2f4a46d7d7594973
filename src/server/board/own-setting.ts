import { type BoardSetting, DEFAULT_BOARD } from '#shared/protocol/stored-settings.ts';
import { readSetting } from '../content/read-settings.ts';
import { resolveSetting } from '../content/resolve-setting.ts';
import type { Connection } from '../store/database.ts';
import { findSettingVersions } from '../store/unit-settings.ts';

/**
 * What holds for a unit's board at an instant. The limits are inherited like every setting; whether the board is published the
 * unit itself decides, so that is taken from its own versions alone.
 */
export async function readBoardSetting(
  connection: Connection,
  unitId: string,
  atIso: string,
): Promise<BoardSetting> {
  const limits = (await readSetting(connection, unitId, 'board', atIso)) ?? DEFAULT_BOARD;
  const own = resolveSetting([unitId], await findSettingVersions(connection, [unitId], 'board'), atIso);
  return { ...limits, published: own !== null && limits.published };
}
