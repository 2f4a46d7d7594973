import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVirtualTime } from '#tests/support/virtual-time.ts';
import type { Command, Recording } from './commands.ts';
import { engineBody } from './model.ts';
import { type CentreTemplate, type CentreView, createCentreTemplate } from './sim-centre.ts';
import type { NetFault } from './sim-network.ts';
import { simulate } from './simulate.ts';

/**
 * Runs that once failed, or that every planted fault of a kind must fail: one a case, in plain words. `simulate` checks
 * all invariants after every command and at the end; what is expected here is only what makes the case that case.
 */
let template: CentreTemplate;
beforeAll(async () => {
  template = await createCentreTemplate(createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z')));
});
afterAll(() => template.remove());

async function run(...commands: readonly Command[]): Promise<CentreView> {
  const seen: CentreView[] = [];
  await simulate(template, commands, { onHealed: (_, view) => void seen.push(view) });
  const [view] = seen;
  if (view === undefined) throw new Error('the run was not healed');
  return view;
}

const rate = (tablet: number, count = 1, what: Recording = 'rating'): Command => {
  return { do: 'record', tablet, what, count };
};
const net = (...faults: readonly NetFault[]): Command => ({ do: 'net', tablet: 0, faults });
const at = (what: 'image' | 'roll-back' | 'clone' | 'wipe' | 'prune' | 'kill', tablet = 0): Command => {
  return { do: what, tablet };
};
const pause: Command = { do: 'wait', ms: 3_000 };
const backup: Command = { do: 'backup-centre' };
const restore: Command = { do: 'restore-centre' };

function notes(view: CentreView, event: string): readonly Record<string, unknown>[] {
  return view.entries
    .map(engineBody)
    .filter((body): body is Record<string, unknown> => body?.event === event);
}

function count(view: CentreView, state: CentreView['entries'][number]['state']): number {
  return view.entries.filter((entry) => entry.state === state).length;
}

describe('the network', () => {
  test('[AK1] a lost answer makes the tablet send again, and nothing is stored twice', async () => {
    const view = await run(net('lost-reply', 'lost-reply'), rate(0, 3), pause);
    expect(view.ratingIds).toHaveLength(3);
    expect(count(view, 'duplicate')).toBe(0);
  });

  test('[AK1] what arrives twice, or late, after more has come, is skipped', async () => {
    const view = await run(net('delayed', 'duplicate'), rate(0, 3), pause, rate(0, 2), pause, {
      do: 'deliver',
    });
    expect(view.ratingIds).toHaveLength(5);
  });

  test('[AK1] a late segment of a replica that was left since brings nothing new', async () => {
    const fork: readonly Command[] = [at('clone'), rate(2), pause, rate(0), pause];
    const view = await run(net('delayed'), rate(0, 2), { do: 'wait', ms: 600 }, ...fork, { do: 'deliver' });
    expect(view.ratingIds).toHaveLength(4);
  });

  test('[RT2c] segments cut on the way are refused, sent anew, and counted once', async () => {
    const view = await run(net('truncated', 'cut-at-line', 'truncated', 'cut-at-line'), rate(0, 3), {
      do: 'wait',
      ms: 150_000,
    });
    expect(view.ratingIds).toHaveLength(3);
  });

  test('[RT1a] [AK3b] neither a portal nor a forger unpairs, forks or satisfies a tablet', async () => {
    const view = await run(net('portal', 'portal-403', 'forged-ack', 'portal'), rate(0, 2), {
      do: 'wait',
      ms: 150_000,
    });
    expect(view.replicas).toHaveLength(2);
    expect(view.ratingIds).toHaveLength(2);
  });
});

describe('the disk of a tablet', () => {
  test('[JR1] a page killed right after the commit has the entry, killed before it has not', async () => {
    const kill = (kept: boolean): Command => ({ do: 'kill-at-write', tablet: 0, after: 0, kept });
    expect((await run(kill(true), rate(0), pause)).ratingIds).toHaveLength(1);
    expect((await run(kill(false), rate(0), pause)).ratingIds).toHaveLength(0);
  });

  test('[AK1] a page killed between the centre’s commit and its own sends again', async () => {
    const kill: Command = { do: 'kill-at-write', tablet: 0, after: 2, kept: false };
    expect((await run(kill, rate(0, 2), pause)).ratingIds).toHaveLength(2);
  });

  test('[DM1] a damaged row is named with its place, and those behind it arrive', async () => {
    const view = await run(rate(0, 4), { do: 'damage', tablet: 0, row: 1, how: 'line' }, pause);
    expect(view.ratingIds).toHaveLength(3);
    expect(notes(view, 'damaged-entry')).toMatchObject([{ seq: 2, through: 2 }]);
  });

  test('[RP1c] an answer given while a new replica is prepared is not lost', async () => {
    for (const after of [4, 5, 6, 7, 8]) {
      const view = await run(
        rate(0, 3),
        { do: 'damage', tablet: 0, row: 1, how: 'gone' },
        { do: 'record-amid', tablet: 0, after },
        pause,
      );
      expect(view.ratingIds).toHaveLength(3);
    }
  });

  test('[WD1] after a wipe the centre knows which journal ended, and how far it had come', async () => {
    const view = await run(rate(0, 2), pause, rate(0, 2), at('wipe'), rate(0), pause);
    const [reset] = notes(view, 'storage-reset');
    const lost = view.replicas.find((replica) => replica.id === reset?.replica);
    expect(lost).toMatchObject({ receivedThrough: 2, missing: [] });
    expect(view.ratingIds).toHaveLength(3);
  });
});

test('[WD1] a tablet wiped after it pruned what the centre has lost since: the note names the journal, nothing blocks', async () => {
  const view = await run(backup, rate(0, 3), pause, at('prune'), restore, at('wipe'), rate(0), pause);
  expect(notes(view, 'storage-reset')).toHaveLength(1);
  expect(view.ratingIds).toHaveLength(1);
});

describe('copies and set-back disks', () => {
  test('[RP1] two tablets from one image: both journals arrive, what they share once', async () => {
    const view = await run(rate(0, 3), pause, at('clone'), rate(0, 2), pause, rate(2, 2), pause);
    expect(view.ratingIds).toHaveLength(7);
    expect(notes(view, 'replica-started')).toHaveLength(1);
  });

  test('[AK3a] a tablet set back behind what it had sent goes on in a new replica, without new entries too', async () => {
    const view = await run(rate(0, 2), at('image'), rate(0, 3), pause, at('roll-back'), {
      do: 'wait',
      ms: 150_000,
    });
    expect(view.ratingIds).toHaveLength(5);
    expect(notes(view, 'replica-started')).toMatchObject([{ reason: 'fork' }]);
  });

  test('[RP1] set back to the same image again and again', async () => {
    const again: readonly Command[] = [at('roll-back'), rate(0, 2), pause];
    const view = await run(rate(0, 2), pause, at('image'), rate(0), pause, ...again, ...again, ...again);
    expect(view.ratingIds).toHaveLength(9);
  });

  test('[RP1] a copy of a tablet that has moved to a new replica but not told the centre yet', async () => {
    const view = await run(
      rate(0, 2),
      pause,
      at('clone'),
      rate(0),
      pause,
      rate(2),
      { do: 'net', tablet: 2, faults: ['status-503', 'lost-request', 'lost-request'] },
      pause,
      at('image', 2),
      rate(2),
      { do: 'wait', ms: 30_000 },
      at('roll-back', 2),
      rate(2),
      pause,
    );
    expect(view.ratingIds).toHaveLength(6);
  });
});

describe('a centre that comes back from a backup', () => {
  test('[AK3] is sent again what it lost', async () => {
    const view = await run(rate(0, 2), pause, backup, rate(0, 3), pause, restore, {
      do: 'wait',
      ms: 150_000,
    });
    expect(view.ratingIds).toHaveLength(5);
    expect(view.replicas.every((replica) => replica.missing.length === 0)).toBe(true);
  });

  test('[AK4] is told by name what the tablet has pruned since', async () => {
    const view = await run(
      rate(0, 2),
      pause,
      backup,
      rate(0, 3),
      pause,
      at('prune'),
      restore,
      rate(0),
      pause,
    );
    expect(view.replicas.flatMap((replica) => replica.missing)).toEqual([{ first: 3, last: 5 }]);
    expect(view.ratingIds).toHaveLength(3);
  });

  test('[RP1b] is told by the note of the next replica what was pruned in the one before', async () => {
    const fork: readonly Command[] = [at('clone'), rate(2), pause, rate(0), pause];
    const view = await run(rate(0), pause, backup, rate(0, 3), pause, at('prune'), ...fork, restore, {
      do: 'wait',
      ms: 330_000,
    });
    expect(notes(view, 'replica-started')).toContainEqual(expect.objectContaining({ oldest: 5 }));
  });

  test('[RP1] and hears first of the copy, then of the tablet that it had believed before', async () => {
    const view = await run(
      rate(0, 2),
      pause,
      backup,
      { do: 'offline', tablet: 2, offline: true },
      at('clone'),
      rate(2, 3),
      rate(0, 2),
      pause,
      restore,
      { do: 'offline', tablet: 0, offline: true },
      { do: 'wait', ms: 150_000 },
    );
    expect(view.ratingIds).toHaveLength(7);
  });

  test('[AK4a] from a hole on the chain is proved; before it the centre shows what it received, from a copy too', async () => {
    const apart = (offline: boolean): Command => ({ do: 'offline', tablet: 2, offline });
    const view = await run(
      rate(0, 2),
      pause,
      backup,
      at('clone'),
      apart(true),
      rate(0, 3),
      pause,
      at('prune'),
      restore,
      { do: 'offline', tablet: 0, offline: true },
      apart(false),
      rate(2),
      pause,
      { do: 'offline', tablet: 0, offline: false },
      rate(0),
      { do: 'wait', ms: 330_000 },
    );
    expect(view.replicas.flatMap((replica) => replica.missing)).toEqual([{ first: 4, last: 5 }]);
    expect(view.ratingIds).toHaveLength(4);
  });

  test('[AK3] an ack of another chain is not adopted, or what it seems to acknowledge would be pruned', async () => {
    const offline = (tablet: number, on: boolean): Command => ({ do: 'offline', tablet, offline: on });
    const view = await run(
      rate(1, 2),
      pause,
      backup,
      at('clone', 1),
      offline(2, true),
      rate(1, 4),
      pause,
      offline(1, true),
      restore,
      offline(2, false),
      rate(2, 2),
      pause,
      at('kill', 1),
      offline(1, false),
      { do: 'wait', ms: 330_000 },
    );
    expect(view.ratingIds).toHaveLength(8);
  });

  test('[AK4] a disk set back holds again what it had declared as gone: the hole stays named, nothing else breaks', async () => {
    const view = await run(
      rate(0, 3),
      pause,
      at('image'),
      restore,
      at('prune'),
      { do: 'wait', ms: 150_000 },
      at('roll-back'),
      rate(0),
      pause,
    );
    expect(view.replicas.flatMap((replica) => replica.missing)).toEqual([{ first: 1, last: 3 }]);
    expect(view.ratingIds).toHaveLength(1);
  });
});

describe('files', () => {
  const exportAll = (tablet = 0, sealed = false): Command => ({ do: 'export', tablet, scope: 'all', sealed });
  const importFile: Command = { do: 'import', file: 0 };

  test('[SN1] what a tablet without a network recorded is at the centre before its first push', async () => {
    const offline = (on: boolean): Command => ({ do: 'offline', tablet: 0, offline: on });
    const file: Command = { do: 'export', tablet: 0, scope: 'unsent', sealed: true };
    const view = await run(offline(true), rate(0, 6), file, importFile, offline(false), pause);
    expect(view.ratingIds).toHaveLength(6);
    expect(count(view, 'duplicate')).toBe(0);
  });

  test('[SN1] a file brings what a wiped tablet can no longer send, also when it was paired anew before the import', async () => {
    const offline: Command = { do: 'offline', tablet: 0, offline: true };
    const view = await run(offline, rate(0, 3), exportAll(), importFile, at('wipe'));
    expect(view.ratingIds).toHaveLength(3);
    // The file was signed with the key that the tablet had before.
    const late = await run(offline, rate(0, 3), exportAll(), at('wipe'), importFile);
    expect(late.ratingIds).toHaveLength(3);
  });

  test('[SN1] [AK4] an old file closes the hole that a restored centre had to name', async () => {
    const lost: readonly Command[] = [backup, rate(0, 3), pause, exportAll(), at('prune'), restore];
    const view = await run(...lost, rate(0), pause, importFile);
    expect(view.replicas.flatMap((replica) => replica.missing)).toEqual([]);
    expect(view.ratingIds).toHaveLength(4);
  });

  test('[SN1b] a damaged row is named in the file, and the push after it brings nothing twice', async () => {
    const offline = (on: boolean): Command => ({ do: 'offline', tablet: 0, offline: on });
    const damage: Command = { do: 'damage', tablet: 0, row: 1, how: 'line' };
    const view = await run(offline(true), rate(0, 4), damage, exportAll(), importFile, offline(false), pause);
    expect(view.ratingIds).toHaveLength(3);
    expect(notes(view, 'damaged-entry')).toMatchObject([{ seq: 2, through: 2 }]);
  });

  test('[AK4b] the entries of a copy do not close the hole that the other tablet has named', async () => {
    const apart = (offline: boolean): Command => ({ do: 'offline', tablet: 2, offline });
    const view = await run(
      at('clone'),
      apart(true),
      rate(0, 2),
      pause,
      at('prune'),
      restore,
      rate(0),
      pause,
      rate(2, 2),
      apart(false),
      { do: 'wait', ms: 150_000 },
    );
    expect(view.replicas.flatMap((replica) => replica.missing)).toEqual([{ first: 1, last: 2 }]);
    expect(view.ratingIds).toHaveLength(3);
  });
});

describe('versions', () => {
  const app = (...writes: readonly [number, number]): Command => ({ do: 'app', tablet: 0, writes });

  test('[RT2d] an app that knows a later format writes the one that the centre reads', async () => {
    const view = await run(app(1, 2), rate(0, 2), pause);
    expect(view.ratingIds).toHaveLength(2);
  });

  test('[RT2d] an app without a version in common records on, and sends when one that fits is installed', async () => {
    const view = await run(app(2, 3), rate(0, 2), pause, net('status-426-newer'), rate(0));
    expect(view.ratingIds).toHaveLength(3);
  });

  test('[AK2] after its upgrade the centre understands what it had kept aside', async () => {
    const strange = [rate(0, 1, 'unknown-kind'), rate(0, 2, 'unknown-questionnaire'), rate(0, 1, 'bad-body')];
    const view = await run(...strange, pause, { do: 'upgrade-centre' });
    expect(count(view, 'quarantined')).toBe(1);
    expect(view.ratingIds).toHaveLength(2);
  });

  test('[AK2] and again after a backup from before the upgrade', async () => {
    const upgrade: Command = { do: 'upgrade-centre' };
    const view = await run(rate(0, 2, 'unknown-questionnaire'), pause, backup, upgrade, restore);
    expect(view.ratingIds).toHaveLength(2);
  });
});

describe('quarantine', () => {
  test('[AK2] [PU2] what the centre cannot read counts as received and hides no neighbour', async () => {
    const view = await run(
      rate(0),
      rate(0, 1, 'unknown-kind'),
      rate(0),
      rate(0, 1, 'bad-body'),
      rate(0),
      pause,
    );
    expect(count(view, 'quarantined')).toBe(2);
    expect(view.ratingIds).toHaveLength(3);
  });

  test('[AK2] and is not doubled by a fork either', async () => {
    const view = await run(rate(0, 2, 'unknown-kind'), pause, at('clone'), rate(0), pause, rate(2), pause);
    expect(count(view, 'quarantined')).toBe(2);
    expect(count(view, 'duplicate')).toBe(2);
  });
});

describe('what the centre says of completeness', () => {
  test('[DM1b] [RP1b] a second damage that hits the note of the first does not make up what was lost', async () => {
    await run(
      { do: 'wait', ms: 600 },
      backup,
      rate(1, 3),
      pause,
      at('prune', 1),
      restore,
      { do: 'net', tablet: 1, faults: ['status-401'] },
      rate(1, 4),
      { do: 'damage', tablet: 1, row: 1, how: 'gone' },
      { do: 'record-amid', tablet: 1, after: 1 },
      pause,
      rate(1, 4),
      { do: 'damage', tablet: 1, row: 2, how: 'line' },
      { do: 'record-amid', tablet: 1, after: 2 },
      pause,
    );
  });
});
