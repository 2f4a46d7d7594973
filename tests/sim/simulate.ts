import * as v from 'valibot';
import { createDevice, issuePairingCode } from '#server/devices/create-device.ts';
import { pairResponse } from '#shared/protocol/pair.ts';
import { OFFICE } from '#tests/support/small-office.ts';
import {
  createQuiet,
  createSeededChance,
  createVirtualTime,
  type VirtualTime,
} from '#tests/support/virtual-time.ts';
import type { Command, Damage, Recording } from './commands.ts';
import { checkAlways, checkHealed } from './invariants.ts';
import { Model } from './model.ts';
import { checkReports } from './report-invariants.ts';
import type { CentreTemplate, CentreView, SimCentre } from './sim-centre.ts';
import { createSimNetwork } from './sim-network.ts';
import { type SimIdentity, type SimImage, type SimSurroundings, SimTablet } from './sim-tablet.ts';

const START_MS = Date.parse('2026-11-22T01:00:00.000Z');
const MAX_TABLETS = 3;
/** One tablet prunes only when a command says so; the other at its first contact after every start. */
const FOR_EVER_MS = 100 * 365 * 24 * 60 * 60_000;
const HARDLY_MS = 1;

export interface SimulateOptions {
  readonly seed?: number;
  /** Watchers, for scenarios that look closer. */
  readonly onStep?: (command: Command, world: World) => void;
  readonly onHealed?: (world: World, view: CentreView) => void;
}

/** Runs the commands on two tablets and a centre, checks after each, heals everything, and checks again. */
export async function simulate(
  template: CentreTemplate,
  commands: readonly Command[],
  options: SimulateOptions = {},
): Promise<void> {
  const time = createVirtualTime(START_MS);
  const centre = await template.start(time);
  try {
    const world = await createWorld(time, centre, options.seed ?? 1);
    for (const command of commands) {
      await apply(world, command);
      await world.around.quiet.settle();
      options.onStep?.(command, world);
      await check(world);
    }
    await heal(world);
    const view = await check(world);
    options.onHealed?.(world, view);
    checkHealed(world.model, world.tablets, view);
  } finally {
    await centre.close();
  }
}

/** Everything there is in one run. */
export interface World {
  readonly time: VirtualTime;
  readonly centre: SimCentre;
  readonly model: Model;
  readonly around: SimSurroundings;
  readonly tablets: SimTablet[];
  readonly images: Map<SimTablet, SimImage>;
  /** What the centre held when its reports were last checked. */
  reportedOn: string;
}

async function createWorld(time: VirtualTime, centre: SimCentre, seed: number): Promise<World> {
  const model = new Model();
  const quiet = createQuiet();
  const around: SimSurroundings = {
    time,
    random: createSeededChance(seed),
    network: createSimNetwork((request) => quiet.watch(centre.fetch(request))),
    quiet,
    onAppend: (replica, row, recorded) => model.onAppend(replica, row, recorded),
    pair: (device) => pair(centre, device),
  };
  const tablets = [await SimTablet.paired(around, FOR_EVER_MS), await SimTablet.paired(around, HARDLY_MS)];
  await centre.snapshot();
  return { time, centre, model, around, tablets, images: new Map(), reportedOn: '' };
}

async function check(world: World) {
  const { centre, model, tablets, time } = world;
  const view = await centre.view();
  model.seeCentre(view);
  checkAlways(model, tablets, view);
  // Most steps bring the centre nothing new, and the report is the dearest question.
  const brought = `${view.entries.length} ${JSON.stringify(view.replicas)}`;
  if (brought !== world.reportedOn) await checkReports(model, centre, view, time.nowMs());
  world.reportedOn = brought;
  return view;
}

async function apply(world: World, command: Command): Promise<void> {
  const { centre, around, tablets } = world;
  switch (command.do) {
    case 'wait':
      return world.time.advance(command.ms, around.quiet.settle);
    case 'deliver':
      return around.network.deliver();
    case 'restart-centre':
      return centre.restart();
    case 'backup-centre':
      return centre.snapshot();
    case 'restore-centre':
      return centre.restore();
    default: {
      const tablet = tablets[command.tablet % tablets.length];
      if (tablet !== undefined) await applyTo(world, tablet, command);
    }
  }
}

async function applyTo(
  world: World,
  tablet: SimTablet,
  command: Extract<Command, { readonly tablet: number }>,
): Promise<void> {
  switch (command.do) {
    case 'record':
      for (let n = 0; n < command.count; n++) await record(world, tablet, command.what);
      return;
    case 'record-amid':
      tablet.amid.push(...Array.from({ length: command.after }, () => null), () =>
        record(world, tablet, 'rating'),
      );
      return;
    case 'nudge':
      return tablet.page.loop.nudge('staff');
    case 'net':
      tablet.faults.push(...command.faults);
      return;
    case 'offline':
      tablet.offline = command.offline;
      return;
    case 'refuse-write':
      tablet.fates.push(...Array.from({ length: command.after }, () => 'kept' as const), 'refused');
      return;
    case 'kill-at-write':
      tablet.fates.push(
        ...Array.from({ length: command.after }, () => 'kept' as const),
        command.kept ? 'killed-after' : 'killed-before',
      );
      return;
    case 'kill':
      return tablet.boot();
    case 'tab':
      if (tablet.tabs.length < 3) tablet.openTab();
      return;
    case 'clock':
      tablet.skewMs = command.skewMs;
      return;
    case 'prune':
      return prune(world, tablet);
    case 'damage':
      return damage(tablet, command.row, command.how);
    default:
      return changeDisks(world, tablet, command.do);
  }
}

async function changeDisks(
  world: World,
  tablet: SimTablet,
  what: 'image' | 'roll-back' | 'clone' | 'wipe',
): Promise<void> {
  const { images, model, tablets, around } = world;
  if (what === 'clone' || what === 'roll-back') model.disksWereCopied = true;
  if (what === 'image') images.set(tablet, tablet.image());
  if (what === 'clone' && tablets.length < MAX_TABLETS) {
    tablets.push(new SimTablet(around, { ...tablet.image(), isCopy: true }));
  }
  const image = images.get(tablet);
  const losesDisk = what === 'wipe' || (what === 'roll-back' && image !== undefined);
  if (!losesDisk) return;
  const held = [...tablet.everHeld];
  if (what === 'wipe') await tablet.wipe();
  else if (image !== undefined) tablet.rollBack(image);
  const kept = new Set(tablet.disk.rows.values().map((row) => row.id));
  for (const id of held) if (!kept.has(id)) model.exposed.add(id);
}

async function record({ model, around }: World, tablet: SimTablet, what: Recording): Promise<void> {
  const { page } = tablet;
  const { kind, body } = contentOf(what, around.random.fraction());
  const recording = page.watch(page.recorder.record(kind, 1, body));
  // Killed: nobody was thanked, whether the entry is on the disk or not.
  const recorded = await recording.catch(() => null);
  if (recorded?.ok) model.thanked.add(recorded.value.id);
}

function contentOf(what: Recording, fraction: number): { readonly kind: string; readonly body: unknown } {
  if (what === 'unknown-kind') return { kind: 'smile', body: { teeth: fraction } };
  const rating = {
    questionnaire: { id: OFFICE.questionnaire.id, version: OFFICE.questionnaire.version },
    level: what === 'bad-body' ? 'five' : 1 + Math.floor(fraction * 5),
    counter: OFFICE.counter,
    clerk: null,
    intake: 'open',
    lang: 'vi',
    ms: Math.floor(fraction * 10_000),
  };
  return { kind: 'rating', body: rating };
}

async function prune({ model }: World, tablet: SimTablet): Promise<void> {
  const before = [...tablet.disk.rows.values()].map((row) => row.id);
  await tablet.prune();
  const after = new Set([...tablet.disk.rows.values()].map((row) => row.id));
  for (const id of before) {
    if (!after.has(id) && !model.everStored.has(id)) throw new Error(`${id} was pruned and never stored`);
  }
}

function damage(tablet: SimTablet, index: number, how: Damage): void {
  const rows = [...tablet.disk.rows.values()];
  const row = rows[index % Math.max(1, rows.length)];
  if (row === undefined) return;
  if (how === 'gone') tablet.disk.rows.delete(row.seq);
  if (how === 'hash') row.hash = 'e'.repeat(64);
  if (how === 'line') row.line = row.line.replace('"body":{', '"body":{"x":1,');
}

/** Everybody is online again and pairs where that is asked for; then the loops have all the time they need. */
async function heal(world: World): Promise<void> {
  const { tablets, around, time } = world;
  for (const tablet of tablets) {
    tablet.faults.length = 0;
    tablet.fates.length = 0;
    tablet.amid.length = 0;
    tablet.offline = false;
  }
  for (let round = 0; round < 40; round++) {
    for (const tablet of tablets) {
      const { phase } = tablet.page.loop.status();
      if (phase === 'unpaired') await tablet.pairAgain();
      for (const page of tablet.tabs) page.loop.nudge('staff');
    }
    await time.advance(2_000, around.quiet.settle);
    if (round === 2) await around.network.deliver();
    if (round > 4 && tablets.every(isAtRest)) return;
  }
}

function isAtRest(tablet: SimTablet): boolean {
  return (
    tablet.tabs.some((page) => page.loop.status().phase === 'idle') &&
    tablet.disk.last === tablet.disk.ackedThrough
  );
}

async function pair(centre: SimCentre, device: string | null): Promise<SimIdentity> {
  const { context } = centre;
  const known =
    device === null
      ? undefined
      : await context.db.selectFrom('device').select('id').where('id', '=', device).executeTakeFirst();
  const place = { unitId: OFFICE.unit, counterId: OFFICE.counter, name: 'Máy tính bảng' };
  const invitation =
    known === undefined
      ? await createDevice(context.db, context, place)
      : await issuePairingCode(context.db, context, known.id);
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const body = JSON.stringify({
    code: invitation.pairingCode,
    publicKey: { kty, crv, x, y },
    app: '0.1.0-sim',
  });
  const headers = { 'content-type': 'application/json' };
  const request = new Request('http://centre.test/api/v1/pair', { method: 'POST', headers, body });
  const response = await centre.fetch(request);
  if (response.status !== 200) throw new Error(`pairing: ${response.status} ${await response.text()}`);
  const paired = v.parse(pairResponse, await response.json());
  return { device: paired.device, token: paired.token, ackKey: paired.ackKey, privateKey: keys.privateKey };
}
