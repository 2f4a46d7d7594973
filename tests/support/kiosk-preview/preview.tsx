import { mountKiosk } from '#kiosk/mount-kiosk.tsx';
import type { KioskPorts } from '#kiosk/ports.ts';
import { toClerkId } from '#shared/domain/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { ContentPackage } from '#shared/protocol/content.ts';
import { STOPPED_STATUS, type SyncStatus } from '#sync/sync-status.ts';
import rows from '../../../src/server/sample/data/procedures.json';
import { parseSampleProcedures } from '../parse-sample-procedures.ts';
import { COUNTER, sampleContent, THREE_LEVELS } from '../sample-content.ts';

/** The kiosk's screens over invented ports, to be looked at and photographed without a centre. */
const wish = new URLSearchParams(location.search).get('case') ?? 'plain';
const STATUS: SyncStatus = {
  ...STOPPED_STATUS,
  phase: 'waiting',
  last: 4815,
  ackedThrough: 4803,
  pending: 12,
};
const MORNING_MS = Date.parse('2026-11-23T02:00:00.000Z');

function contentOf(): ContentPackage {
  const procedures = [...parseSampleProcedures(rows)];
  const plain = sampleContent({ procedures });
  switch (wish) {
    case 'three':
      return { ...plain, questionnaire: THREE_LEVELS };
    case 'nobody':
      return { ...plain, duties: [] };
    case 'long':
      return {
        ...plain,
        unit: {
          ...plain.unit,
          name: 'Bộ phận Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính xã Hướng Hiệp Đông',
        },
        counters: [{ id: COUNTER, number: '12', name: 'Đất đai, xây dựng, môi trường và quản lý đô thị' }],
        clerks: [
          {
            id: toClerkId('cc-1'),
            name: 'Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo',
            title: 'Phó Giám đốc Trung tâm kiêm công chức tiếp nhận hồ sơ',
          },
        ],
      };
    default:
      return plain;
  }
}

const ports: KioskPorts = {
  clock: {
    monotonicMs: () => performance.now(),
    nowMs: () => MORNING_MS + performance.now(),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  },
  stamp: () => ({ id: crypto.randomUUID(), at: new Date(MORNING_MS).toISOString() }),
  async boot() {
    if (wish === 'storage') throw new Error('closed');
    if (wish === 'unpaired') return { counter: null, content: null };
    if (wish === 'starting') return await new Promise(() => {});
    return { counter: COUNTER, content: wish === 'empty' ? null : contentOf() };
  },
  async record() {
    if (wish === 'stuck') return await new Promise(() => {});
    return wish !== 'unsaved';
  },
  pair: async () => ok({ counter: COUNTER, content: contentOf() }),
  swapContent: async () => null,
  applyUpdate: async () => false,
  sync: { status: () => STATUS, subscribe: () => () => {}, nudge: () => {} },
};

const root = document.getElementById('root');
if (root === null) throw new Error('no root');
mountKiosk(root, ports).start();
