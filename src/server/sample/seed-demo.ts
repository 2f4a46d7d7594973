import { webcrypto } from 'node:crypto';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { type ChainHash, chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { formatEntryLine, formatSegment, sealMessage } from '#shared/lib/segment-text.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import { JOURNAL_FORMAT, PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { ServerContext } from '../context.ts';
import { acceptPush } from '../ingest/accept-push.ts';
import { StartFailure } from '../start-failure.ts';
import { findDevice, insertDevice, setDeviceKey } from '../store/devices.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { type CounterRow, isSampleUnit } from '../store/office.ts';
import { transact } from '../store/transact.ts';
import { type DemoWeek, demoJournal } from './demo-journal.ts';
import { publishDemoResult } from './demo-result.ts';
import { publishDemoTold } from './demo-told.ts';
import { withWritten } from './demo-written.ts';
import { readProcedures } from './read-procedures.ts';
import { SAMPLE_COUNTERS, SAMPLE_UNIT_ID, sampleDuties } from './sample-office.ts';
import { createSeededRandom } from './seeded-random.ts';
import { workDemoCases } from './work-demo-cases.ts';

const STARTED = 'demo-started-at';
const FINISHED = 'demo-finished-at';

/**
 * Three months of made-up ratings, and what some wrote, in the sample office, by way of the real ingest: one simulated tablet a counter, with
 * its own key, pushing once a week. They are marked as sample through their unit. A second call changes nothing; a call
 * after an interrupted one goes on, since the same journals come out again.
 */
export async function seedDemo(context: ServerContext): Promise<void> {
  if ((await readMeta(context.db, FINISHED)) !== null) return;
  if (!(await isSampleUnit(context.db, SAMPLE_UNIT_ID))) {
    throw new StartFailure(
      'Dữ liệu trình diễn cần cơ quan mẫu. Hãy chạy với một thư mục dữ liệu trống.',
      'The demonstration needs the sample office. Start it with an empty data folder.',
    );
  }
  const nowIso = new Date(context.clock.nowMs()).toISOString();
  const startedAt = (await readMeta(context.db, STARTED)) ?? nowIso;
  await writeMeta(context.db, STARTED, startedAt);
  const startedMs = Date.parse(startedAt);
  const duties = sampleDuties(startedMs);
  const procedures = readProcedures();
  for (const counter of SAMPLE_COUNTERS) {
    const weeks = demoJournal(counter, duties, procedures, startedMs);
    const isFirst = counter.id === SAMPLE_COUNTERS[0]?.id;
    await pushWeeks(
      context,
      counter,
      startedMs,
      isFirst ? await withWritten(weeks, context.keys.seal) : weeks,
    );
  }
  await publishDemoTold(context, SAMPLE_UNIT_ID, startedMs);
  await workDemoCases(context, SAMPLE_UNIT_ID);
  await transact(context.db, async (trx) => {
    await publishDemoResult(trx, SAMPLE_UNIT_ID, startedMs, nowIso);
    await writeMeta(trx, FINISHED, nowIso);
  });
}

async function pushWeeks(
  context: ServerContext,
  counter: CounterRow,
  startedMs: number,
  weeks: readonly DemoWeek[],
): Promise<void> {
  const { deviceId, privateKey } = await prepareTablet(context, counter);
  const random = createSeededRandom(Number(counter.number));
  const replica = toReplicaId(uuidV7(startedMs, random.bytes(10)));
  let last = 0;
  let hash: ChainHash = ZERO_HASH;
  for (const week of weeks) {
    const device = await findDevice(context.db, deviceId);
    if (!device) throw new Error('the demonstration tablet is gone');
    const headLine = JSON.stringify({
      t: 'head',
      format: JOURNAL_FORMAT,
      v: PROTOCOL_VERSION,
      device: toDeviceId(deviceId),
      replica,
      first: last + 1,
      prev: hash,
      oldest: 1,
      sentAt: new Date(week.sentAtMs).toISOString(),
      app: context.version,
      status: { pending: 0, persisted: true },
    });
    const lines: string[] = [];
    for (const draft of week.drafts) {
      last += 1;
      const line = formatEntryLine(last, draft);
      hash = chainHash(hash, line);
      lines.push(line);
    }
    const sig = await sign(privateKey, sealMessage(headLine, hash));
    const seal = { t: 'seal', count: lines.length, last, hash, sig } as const;
    const then = { ...context, clock: { nowMs: () => week.sentAtMs } };
    const ack = await acceptPush(then, device, formatSegment(headLine, lines, seal));
    if (!ack.ok) throw new Error(`a demonstration push was refused: ${ack.error.code}`);
  }
}

/** The tablet of this counter with a fresh key; its earlier key, of an interrupted run, is not kept anywhere. */
async function prepareTablet(context: ServerContext, counter: CounterRow) {
  const deviceId = `mau-${counter.id}`;
  const at = new Date(context.clock.nowMs()).toISOString();
  if (!(await findDevice(context.db, deviceId))) {
    await insertDevice(context.db, {
      id: deviceId,
      unitId: SAMPLE_UNIT_ID,
      counterId: counter.id,
      name: `Máy mẫu quầy ${counter.number} (dữ liệu mẫu)`,
      createdAt: at,
    });
  }
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new Error('expected a key pair');
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', keys.publicKey);
  await setDeviceKey(context.db, deviceId, {
    publicJwkJson: JSON.stringify({ kty, crv, x, y }),
    // Nobody holds this token: the tablet exists in this function only.
    tokenHash: `demo-${deviceId}`,
    app: context.version,
    pairedAt: at,
  });
  return { deviceId, privateKey: keys.privateKey };
}

async function sign(key: webcrypto.CryptoKey, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const signature = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes);
  return Buffer.from(signature).toString('base64url');
}
