import { Hono } from 'hono';
import type { RuleView } from '#shared/protocol/rule-pack.ts';
import type { ServerContext } from '../context.ts';
import { readUnitRules } from '../rules/unit-rules.ts';
import { requirePathUnit, type WithPlace } from './require-place.ts';
import { requireSession } from './require-session.ts';

/** `GET /units/:id/rules`: the rule pack that holds for the unit now, with its own deadlines, and which others are there. */
export function rulesRoute(context: ServerContext): Hono<WithPlace> {
  const guards = [requireSession(context, { needs: 'content.read' }), requirePathUnit(context)] as const;
  return new Hono<WithPlace>().get('/:id/rules', ...guards, async (c) => {
    const nowIso = new Date(context.clock.nowMs()).toISOString();
    const rules = await readUnitRules(context.db, context.rules, c.get('unitId'), nowIso);
    const known = context.rules.map(({ id, version, effectiveFrom, title }) => ({
      id,
      version,
      effectiveFrom,
      title,
    }));
    const view: RuleView = { rules, known };
    return c.json(view);
  });
}
