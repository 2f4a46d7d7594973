import { Hono } from 'hono';
import type { ServerContext } from '../context.ts';
import type { PushGate } from '../ingest/push-gate.ts';
import type { Meter } from '../operate/meter.ts';
import { toPrometheusText } from '../operate/prometheus-text.ts';
import { readMetrics } from '../operate/read-metrics.ts';
import { problemResponse } from '../problem.ts';
import { isRootUnit } from '../store/unit-scope.ts';
import { type Admitted, requireAccess } from './require-session.ts';

/**
 * `GET /metrics` for a monitor, by a token of its own. They speak of the whole store, so the token must be of its topmost
 * unit. The address of whoever asks is no proof: behind a proxy everybody comes from the loopback.
 */
export function metricsRoute(context: ServerContext, meter: Meter, gate: PushGate): Hono<Admitted> {
  return new Hono<Admitted>().get('/', requireAccess(context, 'metrics.read'), async (c) => {
    if (!(await isRootUnit(context.db, c.get('access').unit.id)))
      return problemResponse('forbidden', { detail: 'metrics are told to the topmost unit' });
    c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return c.body(toPrometheusText(await readMetrics(context, meter, gate)));
  });
}
