import type { DeviceReport } from '#shared/protocol/admin.ts';
import { NAME_ORDER } from './name-order.ts';

/** Who needs a look first. */
const URGENCY: Readonly<Record<DeviceReport['state'], number>> = {
  silent: 0,
  unpaired: 1,
  waiting: 2,
  active: 3,
  revoked: 4,
};

/** Silent tablets first, revoked ones last; by name among equals. */
export function byUrgency(devices: readonly DeviceReport[]): readonly DeviceReport[] {
  return devices.toSorted(
    (a, b) => URGENCY[a.state] - URGENCY[b.state] || NAME_ORDER.compare(a.name, b.name),
  );
}

type Replica = DeviceReport['replicas'][number];

/** How complete a journal is, as far as the centre can know. */
export type Completeness =
  | { readonly type: 'none' }
  | { readonly type: 'whole'; readonly through: number }
  /** Nothing is missing, but not everything is here: what was lost is named apart. */
  | { readonly type: 'received'; readonly through: number }
  | { readonly type: 'holes'; readonly through: number; readonly missing: Replica['missing'] };

/** What the centre has of a journal. */
export function completenessOf({
  receivedThrough,
  missing,
  lost,
}: Pick<Replica, 'receivedThrough' | 'missing' | 'lost'>): Completeness {
  if (missing.length > 0) return { type: 'holes', through: receivedThrough, missing };
  if (receivedThrough === 0) return { type: 'none' };
  return { type: lost.length > 0 ? 'received' : 'whole', through: receivedThrough };
}

/** Positions that a tablet cannot read any more and that had arrived before: nothing of them is lost. */
export function damagedHeld({ damaged, lost }: Pick<Replica, 'damaged' | 'lost'>): Replica['damaged'] {
  return lost.reduce<Replica['damaged']>(
    (held, gone) =>
      held.flatMap(({ first, last }) =>
        [
          { first, last: Math.min(last, gone.first - 1) },
          { first: Math.max(first, gone.last + 1), last },
        ].filter((range) => range.first <= range.last),
      ),
    damaged,
  );
}

/** A clock further off than this is worth a word; less is the way of the network. */
const CLOCK_TOLERANCE_MS = 10_000;

/** How far a tablet's clock is off, in the largest unit that it fills. */
export type ClockState =
  | { readonly type: 'right' }
  | {
      readonly type: 'ahead' | 'behind';
      readonly unit: 'seconds' | 'minutes' | 'hours' | 'days';
      readonly n: number;
    };

/** @param skewMs centre's clock minus the tablet's */
export function clockStateOf(skewMs: number): ClockState {
  const offMs = Math.abs(skewMs);
  if (offMs <= CLOCK_TOLERANCE_MS) return { type: 'right' };
  const type = skewMs < 0 ? 'ahead' : 'behind';
  if (offMs < 120_000) return { type, unit: 'seconds', n: Math.round(offMs / 1000) };
  if (offMs < 7_200_000) return { type, unit: 'minutes', n: Math.round(offMs / 60_000) };
  if (offMs < 172_800_000) return { type, unit: 'hours', n: Math.round(offMs / 3_600_000) };
  return { type, unit: 'days', n: Math.round(offMs / 86_400_000) };
}
