import type { DeviceReport } from '#shared/protocol/admin.ts';
import type { DataQuality } from '#shared/protocol/quality.ts';

/** Something that makes figures doubtful, with what it rests on. */
export type Finding =
  | {
      readonly kind: 'flag';
      readonly key: string;
      readonly flag: string;
      readonly open: number;
      readonly appealed: number;
      readonly setAside: number;
      readonly upheld: number;
    }
  | { readonly kind: 'excess'; readonly key: string; readonly day: DataQuality['excess']['days'][number] }
  | { readonly kind: 'perfect'; readonly key: string; readonly who: DataQuality['perfect'][number] }
  | {
      readonly kind: 'restored';
      readonly key: string;
      readonly restored: NonNullable<DataQuality['restored']>;
    }
  | {
      readonly kind: 'device';
      readonly key: string;
      readonly device: DeviceReport;
      readonly doubt: DeviceDoubt;
    };

/** What is wrong with a tablet, as far as figures are concerned. */
export type DeviceDoubt =
  | { readonly what: DeviceReport['alerts'][number]['kind']; readonly since: string | null }
  | { readonly what: 'holes'; readonly ranges: readonly { readonly first: number; readonly last: number }[] }
  | { readonly what: 'quarantined'; readonly n: number };

/** Everything to be looked at: flags that wait first, then days, then results, then tablets. */
export function findingsOf(
  quality: DataQuality | null,
  devices: readonly DeviceReport[],
): readonly Finding[] {
  return [
    ...(quality === null ? [] : [...flagFindings(quality), ...figureFindings(quality)]),
    ...devices.flatMap((device) =>
      doubtsOf(device).map((doubt) => ({
        kind: 'device' as const,
        key: `device ${device.id} ${doubt.what}`,
        device,
        doubt,
      })),
    ),
  ];
}

function flagFindings({ flags }: DataQuality): readonly Finding[] {
  return [...Map.groupBy(flags, ({ flag }) => flag)]
    .map(([flag, own]) => {
      const count = (state: DataQuality['flags'][number]['state']) =>
        own.find((one) => one.state === state)?.n ?? 0;
      const appealed = count('appealed');
      return {
        ...{ kind: 'flag' as const, key: `flag ${flag}`, flag },
        ...{
          open: count('active') + appealed,
          appealed,
          setAside: count('set-aside'),
          upheld: count('upheld'),
        },
      };
    })
    .filter(({ open }) => open > 0)
    .toSorted((a, b) => b.open - a.open);
}

function figureFindings({ excess, perfect, restored }: DataQuality): readonly Finding[] {
  return [
    ...(restored === null ? [] : [{ kind: 'restored' as const, key: `restored ${restored.at}`, restored }]),
    ...excess.days.map((day) => ({ kind: 'excess' as const, key: `excess ${day.unit.id} ${day.day}`, day })),
    ...perfect.map((who) => ({ kind: 'perfect' as const, key: `perfect ${who.by} ${who.id}`, who })),
  ];
}

/** The tablets of a unit: all that the account sees for its own unit, else those that stand in the unit itself. */
export function tabletsOf(
  fleet: readonly DeviceReport[],
  unit: string,
  own: string,
): readonly DeviceReport[] {
  return unit === own ? fleet : fleet.filter((device) => device.unit.id === unit);
}

/** A tablet that was taken out of service may still have holes, and calls nobody otherwise. */
export function doubtsOf({ alerts, replicas }: DeviceReport): readonly DeviceDoubt[] {
  const ranges = replicas.flatMap(({ missing, lost }) => [...missing, ...lost]);
  const n = replicas.reduce((sum, { quarantined }) => sum + quarantined, 0);
  return [
    ...alerts.map(({ kind, since }) => ({ what: kind, since })),
    ...(ranges.length === 0 ? [] : [{ what: 'holes' as const, ranges }]),
    ...(n === 0 ? [] : [{ what: 'quarantined' as const, n }]),
  ];
}
