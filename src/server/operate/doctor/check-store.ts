import { existsSync } from 'node:fs';
import * as v from 'valibot';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { createAtRest, loadDataKey } from '../../data-key.ts';
import { verifySums } from '../../figures/rebuild-sums.ts';
import type { ProcessPorts } from '../../process-ports.ts';
import { readDeviceReports } from '../../reports/device-report.ts';
import { isStoreGood, verifyStore } from '../../reports/verify-store.ts';
import { opensSealKey } from '../../server-keys.ts';
import type { Settings } from '../../settings.ts';
import { readAuditChain, readAuditHead } from '../../store/audit.ts';
import type { Database } from '../../store/database.ts';
import { listTopUnits } from '../../store/directory.ts';
import { holdsMoreRatingsThan, readStoreFigures, type StoreFigures } from '../../store/store-figures.ts';
import { bad, type Finding, good, look } from './finding.ts';

/** Above so many ratings everything is recomputed only when asked for. */
const RECOMPUTED_MAX = 200_000;
const SKEW_MS: number = 5 * 60_000;

/** What stands in a store of this version: clock, keys, tablets, what was put aside, chains and sums. */
export async function checkStoreContents(
  settings: Settings,
  ports: ProcessPorts,
  db: Database,
  deep: boolean,
): Promise<readonly Finding[]> {
  const nowMs = ports.clock.nowMs();
  const figures = await readStoreFigures(db);
  const devices: DeviceReport[] = [];
  for (const { id } of await listTopUnits(db)) devices.push(...(await readDeviceReports(db, id, nowMs)));
  return [
    checkClock(nowMs, await newestDeedAt(db), devices),
    ...(await checkSealKey(settings, ports, db)),
    checkSilence(devices),
    checkQuarantine(figures),
    ...(deep || !(await holdsMoreRatingsThan(db, RECOMPUTED_MAX))
      ? [await checkChains(db), await checkSums(db)]
      : [
          good(
            'recomputed',
            'Kho lớn: chỉ tính lại với --deep',
            'A large store: recomputed with --deep only',
          ),
        ]),
  ];
}

/** When the last deed of the audit log was done, as this machine's clock said then; null where the line is not ours to read. */
async function newestDeedAt(db: Database): Promise<string | null> {
  const { lastNo } = await readAuditHead(db);
  const [row] = await readAuditChain(db, lastNo - 1, 1);
  const written = v.safeParse(v.pipe(v.string(), v.parseJson(), v.object({ at: v.string() })), row?.line);
  return written.success ? written.output.at : null;
}

function checkClock(nowMs: number, newest: string | null, devices: readonly DeviceReport[]): Finding {
  const now = new Date(nowMs).toISOString();
  const todo = {
    vi: 'Đặt lại giờ và bật đồng bộ giờ (timedatectl set-ntp true).',
    en: 'Set the clock and let it be kept (timedatectl set-ntp true).',
  };
  if (newest !== null && newest > now)
    return bad(
      'clock',
      {
        vi: `Đồng hồ ${now} sớm hơn việc đã ghi lúc ${newest}`,
        en: `It is ${now}, and a deed of ${newest} is in the log`,
      },
      todo,
    );
  const skews = devices.filter(({ state }) => state === 'active').flatMap(({ skewMs }) => skewMs ?? []);
  const median = skews.sort((a, b) => a - b)[Math.floor(skews.length / 2)] ?? 0;
  return skews.length > 1 && Math.abs(median) > SKEW_MS
    ? look(
        'clock',
        {
          vi: `Các máy tính bảng lệch ${Math.round(median / 60_000)} phút so với máy này`,
          en: `Tablets are ${Math.round(median / 60_000)} minutes off this machine's clock`,
        },
        todo,
      )
    : good('clock', `Đồng hồ ${now}`, `It is ${now}`);
}

async function checkSealKey(
  { dataKeyFile }: Settings,
  { random }: ProcessPorts,
  db: Database,
): Promise<readonly Finding[]> {
  // Looking must not make one; that there is none was said before.
  if (!existsSync(dataKeyFile)) return [];
  return (await opensSealKey(db, createAtRest(loadDataKey(dataKeyFile), random)))
    ? [good('data-key-fits', 'Khóa dữ liệu mở được kho này', 'The data key opens this store')]
    : [
        bad(
          'data-key-fits',
          { vi: 'Khóa dữ liệu không phải của kho này', en: 'The data key is not the one of this store' },
          { vi: 'Khôi phục data.key từ bản sao lưu của nó.', en: 'Restore data.key from its backup.' },
        ),
      ];
}

function checkSilence(devices: readonly DeviceReport[]): Finding {
  const silent = devices.filter(({ state }) => state === 'silent');
  const inUse = devices.filter(({ state }) => state === 'active').length;
  if (silent.length === 0) return good('devices', `${inUse} máy đang liên lạc`, `${inUse} tablets in touch`);
  const names = silent.map(({ counter, name }) => `${counter.name} · ${name}`).join('; ');
  return look(
    'devices',
    { vi: `${silent.length} máy im lặng: ${names}`, en: `${silent.length} tablets are silent: ${names}` },
    {
      vi: 'Xem nguồn điện và mạng của máy; dữ liệu chưa gửi vẫn nằm trên máy.',
      en: 'See to their power and network; what is not sent yet lies on the tablets.',
    },
  );
}

function checkQuarantine({ quarantined, missing }: StoreFigures): Finding {
  return quarantined === 0 && missing === 0
    ? good('quarantine', 'Không có gì phải xử lý tay', 'Nothing waits to be handled')
    : look(
        'quarantine',
        {
          vi: `${quarantined} mục chưa đọc được, ${missing} mục máy báo đã mất`,
          en: `${quarantined} entries could not be read, ${missing} are lost on their tablets`,
        },
        { vi: 'Xem /admin → Chờ xử lý.', en: 'See /admin → Waiting.' },
      );
}

async function checkChains(db: Database): Promise<Finding> {
  const verdict = await verifyStore(db);
  return isStoreGood(verdict)
    ? good(
        'chains',
        `Tính lại ${verdict.lines} dòng của ${verdict.journals} nhật ký và ${verdict.audit.lines} dòng nhật ký kiểm tra: đúng`,
        `Recomputed ${verdict.lines} lines of ${verdict.journals} journals and ${verdict.audit.lines} audit lines: they hold`,
      )
    : bad(
        'chains',
        { vi: 'Nhật ký đã bị thay đổi', en: 'A log or journal was altered' },
        {
          vi: 'npm run verify nói ở đâu; giữ nguyên máy, báo người phụ trách, khôi phục bản sao.',
          en: 'npm run verify says where; leave the machine as it is, tell who is in charge, restore a backup.',
        },
      );
}

async function checkSums(db: Database): Promise<Finding> {
  const { units, wrong } = await verifySums({ db });
  return wrong.length === 0
    ? good('sums', `Số liệu cộng dồn của ${units} đơn vị: đúng`, `The sums of ${units} units are right`)
    : bad(
        'sums',
        { vi: `${wrong.length} số liệu cộng dồn sai`, en: `${wrong.length} sums differ from the ratings` },
        { vi: 'npm run rollups -- --rebuild', en: 'npm run rollups -- --rebuild' },
      );
}
