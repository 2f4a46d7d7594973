import type { FindingSetting } from '../protocol/unit-settings.ts';
import type { ProcedureCode, UnitId } from './ids.ts';

/** The procedure's page at our own centre, to take along on a telephone. */
export function takeAlongAddress(base: string, code: ProcedureCode, unit: UnitId): string {
  return `${base}/p/tthc/${encodeURIComponent(code)}?unit=${encodeURIComponent(unit)}`;
}

/** Where the procedure is applied for online. */
export function portalAddress(portal: FindingSetting['portal'], code: ProcedureCode): string {
  return `https://${portal.host}${portal.path.replaceAll('{code}', encodeURIComponent(code))}`;
}
