import type { MiddlewareHandler } from 'hono';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { findUnitWithin, type UnitRow } from '../store/directory.ts';
import type { Admitted, SignedIn } from './require-session.ts';

/** What a route behind `requireUnit` finds, whoever asks. */
export interface UnitAdmitted {
  Variables: Admitted['Variables'] & { unit: UnitRow };
}

/** The same where only people ask. */
export interface WithUnit {
  Variables: SignedIn['Variables'] & { unit: UnitRow };
}

/** The unit that `?unit=` names, that of whoever asks without it. Whether another office's exists is not told. */
export function requireUnit(context: ServerContext): MiddlewareHandler<UnitAdmitted> {
  return async (c, next) => {
    const own = c.get('access').unit.id;
    const asked = c.req.query('unit') ?? own;
    // No id holds U+0000, and PostgreSQL refuses to look for one.
    const unit = asked.includes('\0') ? undefined : await findUnitWithin(context.db, asked, own);
    if (unit === undefined) return problemResponse('forbidden');
    c.set('unit', unit);
    await next();
    return undefined;
  };
}
