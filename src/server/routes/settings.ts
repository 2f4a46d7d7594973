import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type SettingWrite, settingRollBack, settingWrite } from '#shared/protocol/settings-admin.ts';
import type { SettingIssue, StoredPart } from '#shared/protocol/stored-settings.ts';
import { hashStaffPin } from '../accounts/staff-pin.ts';
import { audit } from '../audit/audit.ts';
import {
  previewSetting,
  viewSettingHistory,
  viewSettings,
  withStaffPin,
} from '../content/manage-settings.ts';
import { isStoredPart } from '../content/read-settings.ts';
import { writeSetting } from '../content/write-setting.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { transact } from '../store/transact.ts';
import { findSettingVersions, withdrawSetting } from '../store/unit-settings.ts';
import { readJson } from './read-json.ts';
import { requirePathUnit, type WithPlace } from './require-place.ts';
import { requireSession } from './require-session.ts';

/** Fifty notices in two languages are long. */
const BODY_MAX_LENGTH: number = 2 * 1024 * 1024;

/** `/units/:id/settings`: what holds, what would change, publish, history, roll back, withdraw. */
export function settingsRoute(context: ServerContext): Hono<WithPlace> {
  const reading = [requireSession(context, { needs: 'content.read' }), requirePathUnit(context)] as const;
  const writing = [requireSession(context, { needs: 'content.write' }), requirePathUnit(context)] as const;
  return new Hono<WithPlace>()
    .get('/:id/settings', ...reading, async (c) =>
      c.json(await viewSettings(context.db, c.get('unitId'), nowIso(context))),
    )
    .get('/:id/settings/:part/history', ...reading, async (c) => {
      const part = c.req.param('part');
      if (!isStoredPart(part)) return problemResponse('not-found');
      return c.json(await viewSettingHistory(context.db, c.get('unitId'), part, nowIso(context)));
    })
    .post('/:id/settings/:part/preview', ...writing, (c) =>
      withPart(c, async (part, request) => {
        const draft = await toDraft(context, c, part, request);
        const faults = unknownPack(context, draft);
        if (faults.length > 0) return refused(faults);
        const impact = await previewSetting(context.db, draft, nowIso(context));
        return impact.ok ? c.json(impact.value) : refused(impact.error);
      }),
    )
    .post('/:id/settings/:part', ...writing, (c) =>
      withPart(c, async (part, request) =>
        publish(context, c, await toDraft(context, c, part, request), request.note),
      ),
    )
    .post('/:id/settings/:part/roll-back', ...writing, (c) => rollBack(context, c))
    .delete('/:id/settings/:part/:version', ...writing, (c) => withdraw(context, c));
}

type SettingContext = Context<WithPlace>;

interface Draft {
  readonly unitId: string;
  readonly part: StoredPart;
  readonly body: unknown;
  readonly effectiveFrom: string | null;
}

async function withPart(
  c: SettingContext,
  work: (part: StoredPart, request: SettingWrite) => Promise<Response>,
): Promise<Response> {
  const part = c.req.param('part') ?? '';
  if (!isStoredPart(part)) return problemResponse('not-found');
  const request = await readJson(c, settingWrite, BODY_MAX_LENGTH);
  return request.ok ? await work(part, request.value) : request.error;
}

async function toDraft(
  context: ServerContext,
  c: SettingContext,
  part: StoredPart,
  request: SettingWrite,
): Promise<Draft> {
  const place = { unitId: c.get('unitId'), part, body: request.body ?? null };
  // Slow on purpose, so before any transaction.
  const pin = typeof request.pin === 'string' ? await hashStaffPin(context.random, request.pin) : request.pin;
  const body = await withStaffPin(context.db, place, pin, nowIso(context));
  return { ...place, body, effectiveFrom: request.effectiveFrom };
}

async function publish(
  context: ServerContext,
  c: SettingContext,
  draft: Draft,
  note: string | null,
): Promise<Response> {
  const faults = unknownPack(context, draft);
  if (faults.length > 0) return refused(faults);
  const { actor } = c.get('access');
  const written = await transact(context.db, async (trx) => {
    const result = await writeSetting(trx, { ...draft, createdBy: actor.name, note }, nowIso(context));
    if (result.ok)
      await audit(trx, context, actor, {
        action: draft.body === null ? 'setting-given-up' : 'setting-published',
        unitId: draft.unitId,
        subject: draft.part,
        detail: result.value,
      });
    return result;
  });
  if (!written.ok) return refused(written.error);
  context.log.info('setting-published', { unit: draft.unitId, part: draft.part, ...written.value });
  return c.json(written.value, 201);
}

/** A new version that says what an old one said. */
async function rollBack(context: ServerContext, c: SettingContext): Promise<Response> {
  const part = c.req.param('part') ?? '';
  if (!isStoredPart(part)) return problemResponse('not-found');
  const request = await readJson(c, settingRollBack);
  if (!request.ok) return request.error;
  const { version, effectiveFrom, note } = request.value;
  const unitId = c.get('unitId');
  const old = (await findSettingVersions(context.db, [unitId], part)).find((one) => one.version === version);
  if (old === undefined) return problemResponse('not-found');
  const body: unknown = old.bodyJson === null ? null : JSON.parse(old.bodyJson);
  return await publish(context, c, { unitId, part, body, effectiveFrom }, note);
}

async function withdraw(context: ServerContext, c: SettingContext): Promise<Response> {
  const part = c.req.param('part') ?? '';
  const number = c.req.param('version') ?? '';
  if (!isStoredPart(part) || !/^[1-9]\d{0,8}$/.test(number)) return problemResponse('not-found');
  const place = { unitId: c.get('unitId'), part, version: Number(number) };
  const done = await transact(context.db, async (trx) => {
    const withdrawn = await withdrawSetting(trx, place, nowIso(context));
    if (withdrawn)
      await audit(trx, context, c.get('access').actor, {
        action: 'setting-withdrawn',
        unitId: place.unitId,
        subject: part,
        detail: { version: place.version },
      });
    return withdrawn;
  });
  if (done) return c.body(null, 204);
  const known = await findSettingVersions(context.db, [place.unitId], part);
  return problemResponse(
    known.some((one) => one.version === place.version) ? 'setting-in-effect' : 'not-found',
  );
}

/** A unit cannot choose rules that this centre does not have. */
function unknownPack(context: ServerContext, { part, body }: Draft): readonly SettingIssue[] {
  if (part !== 'rules') return [];
  const chosen = v.safeParse(v.object({ pack: v.string() }), body);
  if (!chosen.success || context.rules.some(({ id }) => id === chosen.output.pack)) return [];
  const known = [...new Set(context.rules.map(({ id }) => id))].join(', ');
  return [{ member: 'pack', code: 'not-known', detail: `the packs are ${known}` }];
}

function refused(issues: readonly SettingIssue[]): Response {
  return problemResponse('setting-refused', { members: { issues } });
}

function nowIso(context: ServerContext): string {
  return new Date(context.clock.nowMs()).toISOString();
}
