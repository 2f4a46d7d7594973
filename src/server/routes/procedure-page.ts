import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { portalAddress } from '#shared/domain/procedure-address.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { procedureCode, unitId } from '#shared/protocol/fields.ts';
import { procedure } from '#shared/protocol/procedure.ts';
import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import { readSetting } from '../content/read-settings.ts';
import type { ServerContext } from '../context.ts';
import { type LightPage, lightPage } from '../pages/light-page.ts';
import { choicePage, missingPage, procedurePage } from '../pages/procedure/procedure-page.ts';
import { findPostedProcedure, findPostingUnits, type PostedProcedure } from '../store/posted-procedure.ts';

/** More offices than that are not listed: their tablets' codes name the office. */
const MAX_UNITS = 200;

const visit = v.object({ code: procedureCode, unit: v.optional(unitId) });

/** `GET /p/tthc/:code?unit=`: a posted procedure for a citizen's own telephone, without script, cookie or account. */
export function procedurePageRoute(context: ServerContext): Hono {
  return new Hono().get('/:code', async (c) => {
    const page = await pageOf(context, c);
    return lightPage({ ...page, held: c.req.header('If-None-Match') });
  });
}

async function pageOf(context: ServerContext, c: Context): Promise<Omit<LightPage, 'held'>> {
  const asked = v.safeParse(visit, { code: c.req.param('code'), unit: c.req.query('unit') });
  if (!asked.success) return missingPage();
  const { db } = context;
  const { code, unit } = asked.output;
  if (unit !== undefined) {
    const posted = await findPostedProcedure(db, unit, code);
    return posted === null ? missingPage() : await show(context, posted);
  }
  const units = await findPostingUnits(db, code, MAX_UNITS);
  const [only] = units;
  if (only === undefined) return missingPage();
  if (units.length > 1) return choicePage(code, units);
  const posted = await findPostedProcedure(db, only.id, code);
  return posted === null ? missingPage() : await show(context, posted);
}

async function show(
  { db, clock }: Pick<ServerContext, 'db' | 'clock'>,
  { unit, version, bodyJson, checkedBy, checkedOn }: PostedProcedure,
): Promise<Omit<LightPage, 'held'>> {
  const nowIso = new Date(clock.nowMs()).toISOString();
  const contact = await readSetting(db, unit.id, 'contact', nowIso);
  const finding = (await readSetting(db, unit.id, 'finding', nowIso)) ?? DEFAULT_SETTINGS.finding;
  const checked = checkedBy === null || checkedOn === null ? null : { by: checkedBy, on: checkedOn };
  const posted = v.parse(procedure, { ...JSON.parse(bodyJson), version, checked });
  const posting = {
    ...{ id: unit.id, name: unit.name, parentName: unit.parentName, sample: unit.sample === 1 },
    address: contact?.address ?? null,
    phone: contact?.phone ?? null,
    portal: portalAddress(finding.portal, posted.code),
  };
  return procedurePage(posted, posting, dayOf(clock.nowMs(), unit.timeZone));
}
