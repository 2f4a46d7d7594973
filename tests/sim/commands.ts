import fc from 'fast-check';
import { NET_FAULTS, type NetFault } from './sim-network.ts';

/** One thing that happens. Plain data, so that a failing run can be kept as it is printed. */
export type Command =
  | { readonly do: 'record'; readonly tablet: number; readonly what: Recording; readonly count: number }
  /** While the loop works: before its nth step on the journal a citizen answers. */
  | { readonly do: 'record-amid'; readonly tablet: number; readonly after: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'nudge'; readonly tablet: number }
  | { readonly do: 'net'; readonly tablet: number; readonly faults: readonly NetFault[] }
  | { readonly do: 'offline'; readonly tablet: number; readonly offline: boolean }
  | { readonly do: 'deliver' }
  | { readonly do: 'refuse-write'; readonly tablet: number; readonly after: number }
  | { readonly do: 'kill-at-write'; readonly tablet: number; readonly after: number; readonly kept: boolean }
  | { readonly do: 'kill'; readonly tablet: number }
  | { readonly do: 'tab'; readonly tablet: number }
  | { readonly do: 'clock'; readonly tablet: number; readonly skewMs: number }
  | { readonly do: 'prune'; readonly tablet: number }
  | { readonly do: 'image'; readonly tablet: number }
  | { readonly do: 'roll-back'; readonly tablet: number }
  | { readonly do: 'clone'; readonly tablet: number }
  | { readonly do: 'wipe'; readonly tablet: number }
  | { readonly do: 'damage'; readonly tablet: number; readonly row: number; readonly how: Damage }
  /** Staff export what waits, or everything; the file stays on their stick. */
  | {
      readonly do: 'export';
      readonly tablet: number;
      readonly scope: 'unsent' | 'all';
      readonly sealed: boolean;
    }
  /** An administrator imports one of the files on the stick, twice. */
  | { readonly do: 'import'; readonly file: number }
  /** Another version of the app is installed, which writes these versions of the format. */
  | { readonly do: 'app'; readonly tablet: number; readonly writes: readonly [min: number, max: number] }
  | { readonly do: 'restart-centre' }
  | { readonly do: 'upgrade-centre' }
  | { readonly do: 'backup-centre' }
  | { readonly do: 'restore-centre' };

/** The second and the third can be read by the centre only after its upgrade, the last one never. */
export type Recording = 'rating' | 'unknown-kind' | 'unknown-questionnaire' | 'bad-body';
export type Damage = 'line' | 'hash' | 'gone';

const tablet = fc.nat({ max: 3 });
const waits = [600, 3_000, 30_000, 150_000, 330_000] as const;

const record = fc.record({
  do: fc.constant('record' as const),
  tablet,
  what: fc.constantFrom<Recording>(
    ...Array.from({ length: 6 }, () => 'rating' as const),
    'unknown-kind',
    'unknown-questionnaire',
    'bad-body',
  ),
  count: fc.constantFrom(1, 1, 2, 9),
});
const wait = fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(...waits) });
const net = fc.record({
  do: fc.constant('net' as const),
  tablet,
  faults: fc.array(fc.constantFrom(...NET_FAULTS), { minLength: 1, maxLength: 4 }),
});

/** Any command; recording, waiting and bad networks are the most frequent. */
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: record },
  { weight: 12, arbitrary: wait },
  { weight: 8, arbitrary: net },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('nudge' as const), tablet }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('offline' as const), tablet, offline: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ do: 'deliver' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('refuse-write' as const), tablet, after: fc.nat({ max: 2 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('kill-at-write' as const),
      tablet,
      after: fc.nat({ max: 3 }),
      kept: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), tablet }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tab' as const), tablet }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      tablet,
      skewMs: fc.constantFrom(-86_400_000, -90_000, 0, 3_600_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('record-amid' as const), tablet, after: fc.nat({ max: 8 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('prune' as const), tablet }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('image' as const), tablet }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('roll-back' as const), tablet }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('clone' as const), tablet }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wipe' as const), tablet }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('damage' as const),
      tablet,
      row: fc.nat({ max: 20 }),
      how: fc.constantFrom<Damage>('line', 'hash', 'gone'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('export' as const),
      tablet,
      scope: fc.constantFrom('unsent' as const, 'all' as const),
      sealed: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('import' as const), file: fc.nat({ max: 7 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('app' as const),
      tablet,
      writes: fc.constantFrom([1, 1] as const, [1, 2] as const, [2, 3] as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'restart-centre' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'upgrade-centre' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'backup-centre' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'restore-centre' as const }) },
);

/** Things that go wrong together, in an order that seldom comes about by chance. */
const story: fc.Arbitrary<readonly Command[]> = fc
  .tuple(tablet, tablet, fc.boolean(), fc.nat({ max: 4 }))
  .chain(([one, other, early, after]) => {
    const recorded = (who: number, count: number): Command => {
      return { do: 'record', tablet: who, what: 'rating', count };
    };
    const pause: Command = { do: 'wait', ms: 3_000 };
    const apart: readonly Command[] = [
      { do: 'offline', tablet: other, offline: true },
      { do: 'clone', tablet: one },
      recorded(one, 2),
      pause,
    ];
    return fc.constantFrom<readonly Command[]>(
      // The centre comes back from a backup, and the tablet has forgotten what is gone.
      [
        { do: 'backup-centre' },
        recorded(one, 3),
        pause,
        { do: 'prune', tablet: one },
        { do: 'restore-centre' },
      ],
      [recorded(one, 3), pause, { do: 'backup-centre' }, recorded(one, 2), pause, { do: 'restore-centre' }],
      // Two tablets from one image write different things, and the centre hears of them in turn.
      [...apart, recorded(2, 3), pause, recorded(one, 1)],
      [...apart, { do: 'restore-centre' }, recorded(2, 2), pause, recorded(one, 1), pause],
      [
        { do: 'image', tablet: one },
        recorded(one, 2),
        pause,
        { do: 'roll-back', tablet: one },
        recorded(one, 3),
      ],
      [
        { do: 'backup-centre' },
        { do: 'image', tablet: one },
        recorded(one, 2),
        ...(early ? [pause] : []),
        { do: 'roll-back', tablet: one },
        { do: 'restore-centre' },
        recorded(one, 2),
      ],
      // A file from before closes what the centre has lost since, or brings what a wiped tablet cannot send any more.
      [
        { do: 'backup-centre' },
        recorded(one, 3),
        pause,
        { do: 'export', tablet: one, scope: 'all', sealed: early },
        { do: 'prune', tablet: one },
        { do: 'restore-centre' },
        recorded(one, 1),
        pause,
        { do: 'import', file: after },
      ],
      [
        { do: 'offline', tablet: one, offline: true },
        recorded(one, 3),
        { do: 'export', tablet: one, scope: 'unsent', sealed: early },
        { do: 'wipe', tablet: one },
        { do: 'import', file: after },
      ],
      // The file of a copy reaches a hole that the other one declared.
      [
        ...apart,
        recorded(2, 3),
        { do: 'export', tablet: other, scope: 'all', sealed: early },
        { do: 'prune', tablet: one },
        { do: 'restore-centre' },
        recorded(one, 2),
        pause,
        { do: 'import', file: after },
      ],
      // Somebody answers while a new replica is prepared, and a row is bad.
      [
        recorded(one, 4),
        { do: 'damage', tablet: one, row: 1 + after, how: early ? 'line' : 'gone' },
        { do: 'record-amid', tablet: one, after: 1 + after },
        pause,
      ],
      [
        recorded(one, 4),
        { do: 'damage', tablet: one, row: after, how: 'line' },
        { do: 'kill-at-write', tablet: one, after: 0, kept: early },
        pause,
      ],
      // A page is killed between the centre's commit and its own.
      [
        recorded(one, 2),
        { do: 'kill-at-write', tablet: one, after: 0, kept: early },
        pause,
        recorded(one, 1),
      ],
    );
  });

/** A run: what happens, one thing after the other. */
export const commands: fc.Arbitrary<readonly Command[]> = fc
  .array(fc.oneof({ weight: 9, arbitrary: command.map((one) => [one]) }, { weight: 2, arbitrary: story }), {
    minLength: 4,
    maxLength: 18,
  })
  .map((parts) => parts.flat());
