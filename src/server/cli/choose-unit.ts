import { StartFailure } from '../start-failure.ts';
import type { Connection } from '../store/database.ts';
import { findOnlyOffice, findUnit, type UnitRow } from '../store/directory.ts';

/** The unit that was named, or the only one that has accounts. Throws `StartFailure`. */
export async function chooseUnit(db: Connection, asked: string | undefined): Promise<UnitRow> {
  const id = asked ?? (await findOnlyOffice(db));
  if (id === undefined)
    throw new StartFailure(
      'Có nhiều đơn vị; hãy chỉ rõ bằng --unit.',
      'There are several units: say which by --unit.',
    );
  const unit = await findUnit(db, id);
  if (unit === undefined) throw new StartFailure(`Không có đơn vị ${id}.`, `There is no unit ${id}.`);
  return unit;
}
