import { KIOSK_WORDS } from '#i18n/kiosk-words.ts';
import { viKiosk } from '#i18n/locales/vi/kiosk.ts';
import { mountKiosk } from '#kiosk/mount-kiosk.tsx';
import type { KioskPorts } from '#kiosk/ports.ts';
import { toClerkId, toReplicaId } from '#shared/domain/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { StorageFacts } from '#sync/storage-facts.ts';
import { STOPPED_STATUS, type SyncStatus } from '#sync/sync-status.ts';
import rows from '../../../src/server/sample/data/procedures.json';
import { EDGE_PROCEDURES } from '../edge-procedures.ts';
import { findAmong } from '../find-among.ts';
import { parseSampleProcedures } from '../parse-sample-procedures.ts';
import { inEveryLanguage, pseudoWords } from '../pseudo-locale.ts';
import {
  CONTACT,
  COUNTER,
  type SampleContent,
  sampleContent,
  THOROUGH,
  THREE_LEVELS,
  WITH_MODULE,
} from '../sample-content.ts';
import { createSeededChance } from '../virtual-time.ts';
import { idleCase } from './idle-cases.ts';
import { createPreviewStaff, staffContent } from './preview-staff.ts';

/** The kiosk's screens over invented ports, to be looked at, measured and photographed without a centre. */
const address = new URLSearchParams(location.search);
const wish = address.get('case') ?? 'plain';
const words = address.get('words') === 'pseudo' ? inEveryLanguage(pseudoWords(viKiosk)) : KIOSK_WORDS;
const STATUS: SyncStatus = {
  ...STOPPED_STATUS,
  phase: wish === 'revoked' ? 'unpaired' : 'waiting',
  last: 4815,
  ackedThrough: 4803,
  pending: 12,
  replica: toReplicaId('019aa5f0-7c3e-7d11-9b3e-5f4c1f0d2a77'),
  hash: '49f7b0486c6f741347c208709e0ce7fd45a450f94b783bdf42241c897358f215',
  oldestUnsentAt: '2026-11-23T01:12:00.000Z',
  lastContactAt: '2026-11-23T01:10:00.000Z',
  lastFailure: { type: 'unreachable', reason: 'no route' },
  failingSince: '2026-11-23T01:14:00.000Z',
  skewMs: wish === 'alarm' ? 7_500_000 : 1_200,
  quarantined: wish === 'alarm' ? 2 : 0,
  receipt: {
    replica: toReplicaId('019aa5f0-7c3e-7d11-9b3e-5f4c1f0d2a77'),
    receivedThrough: 4803,
    hash: '0'.repeat(64),
    serverTime: '2026-11-23T01:10:00.000Z',
    quarantined: 0,
    protocol: { min: 1, max: 1 },
    key: 'ack',
    sig: 'sig',
  },
};
const STORAGE: StorageFacts =
  wish === 'alarm'
    ? { persisted: false, usedBytes: 920e6, quotaBytes: 960e6 }
    : { persisted: true, usedBytes: 12.4e6, quotaBytes: 10.7e9 };
const MORNING_MS = Date.parse('2026-11-23T02:00:00.000Z');

function contentOf(): SampleContent {
  const edges = wish === 'edges' ? EDGE_PROCEDURES : [];
  const procedures = [...edges, ...parseSampleProcedures(rows)];
  const office = sampleContent();
  const unit = { ...office.unit, contact: CONTACT };
  const plain = sampleContent({ procedures, unit, questionnaire: THOROUGH });
  switch (wish) {
    case 'three':
      return { ...plain, questionnaire: THREE_LEVELS };
    case 'edges':
      return {
        ...plain,
        settings: { ...plain.settings, finding: { ...plain.settings.finding, print: true } },
      };
    case 'module':
      return { ...plain, settings: WITH_MODULE };
    case 'take-home':
      return {
        ...plain,
        settings: { ...plain.settings, takeHome: { ...plain.settings.takeHome, offer: true } },
      };
    case 'photo':
      return withPhoto(plain);
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
            photo: null,
          },
        ],
      };
    default:
      return wish.startsWith('staff') ? staffContent(plain, wish) : (idleCase(plain, wish) ?? plain);
  }
}

/** The clerk's picture stands beside the name. */
function withPhoto(office: SampleContent): SampleContent {
  const head = '<circle cx="40" cy="30" r="16"/><path d="M8 80c0-18 14-28 32-28s32 10 32 28z"/>';
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" fill="#46564f">${head}</svg>`;
  const photo = `data:image/svg+xml;base64,${btoa(drawn)}`;
  const staff = { ...office.settings.staff, showClerkPhoto: true };
  return {
    ...office,
    clerks: office.clerks.map((clerk) => ({ ...clerk, photo })),
    settings: { ...office.settings, staff },
  };
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
  random: createSeededChance(7),
  origin: 'https://hailong.example.vn',
  makeCode: async () => ({ type: 'code', code: '0F3K-94CV-7GJH-R2MN-1TP8' }),
  stamp: () => ({ id: crypto.randomUUID(), at: new Date(MORNING_MS).toISOString() }),
  lead: async (onWaiting) => {
    if (wish !== 'second') return;
    onWaiting();
    await new Promise(() => {});
  },
  async boot() {
    if (wish === 'storage') throw new Error('closed');
    if (wish === 'unpaired') return { counter: null, content: null };
    if (wish === 'starting') return await new Promise(() => {});
    return { counter: COUNTER, content: wish === 'empty' ? null : contentOf() };
  },
  async record(drafts) {
    if (wish === 'stuck') return await new Promise(() => {});
    if (wish === 'detail-unsaved') return drafts.every(({ kind }) => kind === 'rating');
    return wish !== 'unsaved';
  },
  seal: async () => ({ key: 'seal', enc: 'enc', ct: 'ct' }),
  pair: async () => ok({ counter: COUNTER, content: contentOf() }),
  swapContent: async () => null,
  async procedures(_version, finding) {
    const { procedures } = contentOf();
    return { procedures, finder: findAmong(procedures, finding), complete: wish !== 'damaged' };
  },
  copy: async () => true,
  countUse: async () => {},
  applyUpdate: async () => false,
  sync: { status: () => STATUS, subscribe: () => () => {}, nudge: () => {} },
  readAloud: {
    canSpeak: () => wish === 'voice' || wish === 'edges',
    subscribe: () => () => {},
    isSpeaking: () => false,
    say: () => {},
    stop: () => {},
  },
  care: {
    app: '0.1.0',
    builtMs: wish === 'clock' ? MORNING_MS + 400 * 86_400_000 : 0,
    secure: wish !== 'insecure',
    storage: () => STORAGE,
    exportJournal: async () => ({
      type: 'saved',
      name: 'hai-long-may-quay-1-20261123-0200Z.ndjson',
      entries: 12,
      mended: wish === 'damaged',
    }),
  },
  staff: createPreviewStaff(wish),
};

const root = document.getElementById('root');
if (root === null) throw new Error('no root');
const kiosk = mountKiosk(root, ports, words);
kiosk.start();
// So that whoever photographs the screens can lead it from one to the next.
Object.assign(window, { kiosk });
