import { DEFAULT_FLEET } from '#shared/protocol/stored-settings.ts';
import { readSettingOfUnits } from '../content/read-settings.ts';
import type { ServerContext } from '../context.ts';
import type { PushGate } from '../ingest/push-gate.ts';
import { DEVICE_STATES, deviceState } from '../reports/device-state.ts';
import { storeKind } from '../store/dialect.ts';
import { listDeviceContacts, readStoreFigures } from '../store/store-figures.ts';
import type { CallTimes, Meter } from './meter.ts';
import type { Metric } from './prometheus-text.ts';

/** What a monitor asks for: the store as a whole, the tablets, and what this process has answered. No names, no texts. */
export async function readMetrics(
  context: Pick<ServerContext, 'db' | 'clock' | 'version'>,
  meter: Meter,
  gate: Pick<PushGate, 'underWay' | 'turnedAway'>,
): Promise<readonly Metric[]> {
  const { db, version } = context;
  const figures = await readStoreFigures(db);
  const build = { version, store: storeKind(db) };
  return [
    one('hailong_build_info', 'gauge', 'Version and store of this process', 1, build),
    one('hailong_ratings_total', 'counter', 'Ratings written or changed', figures.ratingPosition),
    one('hailong_entries_total', 'counter', 'Journal entries taken in', figures.entryPosition),
    one('hailong_quarantined_entries', 'gauge', 'Entries that could not be read', figures.quarantined),
    one('hailong_missing_entries', 'gauge', 'Entries that tablets no longer hold', figures.missing),
    one('hailong_awaited_entries', 'gauge', 'Entries written on tablets and not here yet', figures.awaited),
    one('hailong_audit_lines_total', 'counter', 'Lines of the audit log', figures.auditLines),
    one('hailong_store_bytes', 'gauge', 'Size of the database', figures.bytes),
    ...(await deviceMetrics(context)),
    one('hailong_pushes_under_way', 'gauge', 'Pushes being taken in by this process', gate.underWay),
    one('hailong_pushes_turned_away_total', 'counter', 'Pushes told to come later', gate.turnedAway),
    ...callMetrics(meter.read()),
    ...processMetrics(),
  ];
}

async function deviceMetrics({ db, clock }: Pick<ServerContext, 'db' | 'clock'>): Promise<Metric[]> {
  const nowMs = clock.nowMs();
  const fleetOf = await readSettingOfUnits(db, 'fleet', new Date(nowMs).toISOString());
  const counts = new Map<string, number>();
  let oldestMs = 0;
  for (const device of await listDeviceContacts(db)) {
    const state = deviceState(device, fleetOf(device.unit_id) ?? DEFAULT_FLEET, nowMs);
    counts.set(state, (counts.get(state) ?? 0) + 1);
    if (state === 'silent' && device.last_contact_at !== null)
      oldestMs = Math.max(oldestMs, nowMs - Date.parse(device.last_contact_at));
  }
  return [
    {
      name: 'hailong_devices',
      type: 'gauge',
      help: 'Tablets by state',
      samples: DEVICE_STATES.map((state) => ({ labels: { state }, value: counts.get(state) ?? 0 })),
    },
    one('hailong_longest_silence_seconds', 'gauge', 'Longest silence of a tablet', oldestMs / 1_000),
  ];
}

function callMetrics(calls: readonly CallTimes[]): Metric[] {
  return [
    {
      name: 'hailong_http_requests_total',
      type: 'counter',
      help: 'Answers of this process',
      samples: calls.flatMap(({ method, route, byStatus }) =>
        [...byStatus].map(([status, value]) => ({
          labels: { method, route, status: String(status) },
          value,
        })),
      ),
    },
    {
      name: 'hailong_http_request_seconds',
      type: 'histogram',
      help: 'Time to the head of the answer',
      samples: calls.flatMap(({ method, route, within, count, seconds }) => [
        ...within.map((bound) => ({
          suffix: '_bucket',
          labels: { method, route, le: String(bound.seconds) },
          value: bound.count,
        })),
        { suffix: '_bucket', labels: { method, route, le: '+Inf' }, value: count },
        { suffix: '_sum', labels: { method, route }, value: seconds },
        { suffix: '_count', labels: { method, route }, value: count },
      ]),
    },
  ];
}

function processMetrics(): Metric[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return [
    one('process_cpu_seconds_total', 'counter', 'Processor time', (user + system) / 1e6),
    one('process_resident_memory_bytes', 'gauge', 'Memory held', rss),
    one('nodejs_heap_used_bytes', 'gauge', 'Memory of JavaScript in use', heapUsed),
    one('process_uptime_seconds', 'gauge', 'Since the process started', process.uptime()),
  ];
}

function one(
  name: string,
  type: 'counter' | 'gauge',
  help: string,
  value: number,
  labels?: Readonly<Record<string, string>>,
): Metric {
  return { name, type, help, samples: [{ labels, value }] };
}
