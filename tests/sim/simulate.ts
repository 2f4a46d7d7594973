import { OFFICE } from '#tests/support/small-office.ts';
import {
  createQuiet,
  createSeededChance,
  createVirtualTime,
  type VirtualTime,
} from '#tests/support/virtual-time.ts';
import type { Command, Damage, Recording } from './commands.ts';
import { checkAlways, checkHealed, checkImported, checkUpgraded } from './invariants.ts';
import { Model } from './model.ts';
import { checkReports } from './report-invariants.ts';
import {
  type CentreTemplate,
  type CentreView,
  LATER_KIND,
  LATER_QUESTIONNAIRE,
  type SimCentre,
} from './sim-centre.ts';
import { createSimNetwork } from './sim-network.ts';
import { pairWith, type SimIdentity } from './sim-pairing.ts';
import { type SimImage, type SimSurroundings, SimTablet } from './sim-tablet.ts';

/** When every run begins. */
export const START_MS: number = Date.parse('2026-11-22T01:00:00.000Z');
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
    const world = createWorld(time, centre, template.identities, options.seed ?? 1);
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
    await centre.upgrade();
    checkUpgraded(await check(world));
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
  /** Exported journals, as staff carry them. */
  readonly files: string[];
  /** What the centre held when its reports were last checked. */
  reportedOn: string;
}

function createWorld(
  time: VirtualTime,
  centre: SimCentre,
  identities: readonly SimIdentity[],
  seed: number,
): World {
  const model = new Model();
  const quiet = createQuiet();
  const around: SimSurroundings = {
    time,
    random: createSeededChance(seed),
    network: createSimNetwork((request) => quiet.watch(centre.fetch(request))),
    quiet,
    onAppend: (replica, row, recorded) => model.onAppend(replica, row, recorded),
    onPrune: (row) => model.pruned.add(row.id),
    pair: (device) => pairWith(centre, device),
  };
  const tablets = identities.map((identity, index) =>
    SimTablet.fresh(around, identity, index === 0 ? FOR_EVER_MS : HARDLY_MS),
  );
  return { time, centre, model, around, tablets, images: new Map(), files: [], reportedOn: '' };
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
    case 'upgrade-centre':
      return centre.upgrade();
    case 'import':
      return importFile(world, command.file);
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
      return tablet.prune();
    case 'export':
      return exportFile(world, tablet, command);
    case 'app': {
      const [min, max] = command.writes;
      tablet.versions = { min, max };
      return tablet.boot();
    }
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
  if (what === 'unknown-kind') return { kind: LATER_KIND, body: { teeth: fraction } };
  const { id, version } = OFFICE.questionnaire;
  const rating = {
    questionnaire: { id, version: what === 'unknown-questionnaire' ? LATER_QUESTIONNAIRE : version },
    level: what === 'bad-body' ? 'five' : 1 + Math.floor(fraction * 5),
    counter: OFFICE.counter,
    clerk: null,
    intake: 'open',
    lang: 'vi',
    ms: Math.floor(fraction * 10_000),
  };
  return { kind: 'rating', body: rating };
}

async function exportFile(
  { files }: World,
  { page }: SimTablet,
  { scope, sealed }: Extract<Command, { readonly do: 'export' }>,
): Promise<void> {
  // Killed, or refused by the disk: there is no file.
  const text = await page.watch(page.exportFile(scope, sealed)).catch(() => null);
  if (text !== null) files.push(text);
}

/** Why an old file may rightly be refused: the device or its key is another by now, or the centre knows another past. */
const IMPORT_REFUSALS: ReadonlySet<string> = new Set([
  'import-gap',
  'replica-forked',
  'unknown-device',
  'bad-seal',
]);

async function importFile({ centre, files }: World, index: number): Promise<void> {
  const text = files[index % Math.max(1, files.length)];
  if (text === undefined) return;
  const imported = await centre.importFile(text);
  if (!imported.ok) {
    const { code, detail } = imported.error;
    if (!IMPORT_REFUSALS.has(code)) throw new Error(`import: ${code}: ${detail}`);
    return;
  }
  const view = await centre.view();
  for (const segment of imported.value.segments) checkImported(segment, view);
  const again = await centre.importFile(text);
  const added = again.ok ? again.value.segments.reduce((sum, segment) => sum + segment.added, 0) : null;
  if (added !== 0) throw new Error(`the second import of the same file brought ${added}`);
  if (JSON.stringify(await centre.view()) !== JSON.stringify(view)) {
    throw new Error('the second import of the same file changed something');
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
    if (tablet.versions.min > 1) {
      // No version in common with the centre: staff install an app that has one.
      tablet.versions = { min: 1, max: tablet.versions.max };
      tablet.boot();
    }
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
