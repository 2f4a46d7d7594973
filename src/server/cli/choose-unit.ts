import { StartFailure } from '../start-failure.ts';
import type { Connection } from '../store/database.ts';
import { findOnlyOffice, findUnit, type UnitRow } from '../store/directory.ts';
import { type NamedUnit, searchUnits } from '../store/search-units.ts';

/** How many units a refusal names. */
const NAMED = 8;

/**
 * The unit that was asked for by id, official code or name ("Phường Sa Đéc", the province behind a comma if need be); asked for none, the
 * only one that has accounts, the sample office aside. Throws `StartFailure` that names those that may be meant.
 */
export async function chooseUnit(db: Connection, asked: string | undefined): Promise<UnitRow> {
  const text = asked ?? (await findOnlyOffice(db));
  if (text === undefined)
    throw new StartFailure(
      'Có nhiều đơn vị; hãy chỉ rõ bằng --unit.',
      'There are several units: say which by --unit.',
    );
  // By its id a closed unit is meant as well.
  const exact = await findUnit(db, text);
  if (exact !== undefined) return exact;
  const { same, alike } = await searchUnits(db, text, NAMED);
  const [first, second] = same;
  if (first === undefined)
    throw alike.length === 0
      ? new StartFailure(`Không có đơn vị ${text}.`, `There is no unit ${text}.`)
      : new StartFailure(
          `Không có đơn vị ${text}. Gần giống: ${list(alike)}.`,
          `There is no unit ${text}; those above are alike.`,
        );
  const unit = second === undefined ? await findUnit(db, first.id) : undefined;
  if (unit === undefined)
    throw new StartFailure(
      `Nhiều đơn vị có tên ${text}: ${list(same)}. Hãy ghi mã, hoặc thêm tên tỉnh sau dấu phẩy.`,
      `Several units have this name: give the id, or the province behind a comma.`,
    );
  return unit;
}

function list(units: readonly NamedUnit[]): string {
  return units
    .map(({ id, name, parentName }) => `${id} (${[name, parentName].filter(Boolean).join(', ')})`)
    .join('; ');
}
