import type { DeviceReport } from '#shared/protocol/admin.ts';
import { readDeviceReports } from '../reports/device-report.ts';
import { listCounters, listTopUnits } from '../store/directory.ts';
import { type Command, defineCommand } from './command.ts';
import { withCentre } from './with-centre.ts';

export const command: Command = defineCommand({
  usage: `devices [--unit ID]
  Liệt kê máy tính bảng: tình trạng, lần liên lạc cuối, còn thiếu gì; và các quầy. Kết thúc bằng 1 nếu có máy cần để ý.
  Lists the tablets with their state, last contact and what is missing; and the counters. Ends with 1 when one needs a look.`,
  options: { unit: { type: 'string' } },
  words: { least: 0, most: 0 },
  async run({ values, say }) {
    return await withCentre(async ({ db, clock }) => {
      const tops = values.unit === undefined ? (await listTopUnits(db)).map(({ id }) => id) : [values.unit];
      const devices: DeviceReport[] = [];
      const counters: Awaited<ReturnType<typeof listCounters>> = [];
      for (const unit of tops) {
        devices.push(...(await readDeviceReports(db, unit, clock.nowMs())));
        counters.push(...(await listCounters(db, unit)));
      }
      for (const device of devices) say(describe(device));
      say('');
      for (const { id, name, closedAt } of counters)
        if (closedAt === null) say(`Quầy / counter  ${id}  ${name}`);
      const wanting = devices.filter(({ alerts, state }) => alerts.length > 0 || state === 'silent');
      return { code: wanting.length === 0 ? 0 : 1, json: { devices, counters } };
    });
  },
});

function describe({ id, state, counter, name, lastContactAt, app, replicas, alerts }: DeviceReport): string {
  const received = replicas.reduce((sum, { receivedThrough }) => sum + receivedThrough, 0);
  const rows = [id, state.padEnd(8), lastContactAt ?? '–', app ?? '–', `${received} received`, counter.name];
  const wants = alerts.length === 0 ? '' : `  [${alerts.join(', ')}]`;
  return `${rows.join('  ')} · ${name}${wants}`;
}
