import { resolveSetting, type SettingVersion, versionAt } from './resolve-setting.ts';

/** A unit of the tree, as far as inheriting is concerned. */
export interface TreeUnit {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * Which units a version of `rootId` speaks for: itself and those below it, except below one that has its own in effect.
 * @param units the unit and all below it
 */
export function unitsReached(
  units: readonly TreeUnit[],
  versions: readonly SettingVersion[],
  rootId: string,
  atIso: string,
): { readonly reached: readonly string[]; readonly keepOwn: readonly string[] } {
  const childrenOf = Map.groupBy(units, (unit) => unit.parentId);
  const reached: string[] = [];
  const keepOwn: string[] = [];
  const waiting = [rootId];
  const seen = new Set<string>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const own = id !== rootId && resolveSetting([id], versions, atIso) !== null;
    if (own) keepOwn.push(id);
    else {
      reached.push(id);
      waiting.push(...(childrenOf.get(id) ?? []).map((unit) => unit.id));
    }
  }
  return { reached, keepOwn };
}

/** How a version of one unit stands among its others. */
export function stateOf(
  one: SettingVersion,
  versions: readonly SettingVersion[],
  atIso: string,
): 'in-effect' | 'scheduled' | 'past' | 'withdrawn' {
  if (one.withdrawnAt !== null) return 'withdrawn';
  if (one.effectiveFrom > atIso) return 'scheduled';
  return versionAt(versions, atIso)?.version === one.version ? 'in-effect' : 'past';
}

export interface MemberChange {
  readonly member: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Longer values are cut: a summary is read, not compared. A week of hours fits whole, since the page puts it into words. */
const SHOWN_LENGTH = 1_000;
const MAX_CHANGES = 200;

/** Members that differ, down to single values; lists of another length are told by their length. */
export function differences(before: unknown, after: unknown): readonly MemberChange[] {
  return compare(before, after, '').slice(0, MAX_CHANGES);
}

function compare(before: unknown, after: unknown, member: string): readonly MemberChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length !== after.length)
    return [{ member, from: `[${before.length}]`, to: `[${after.length}]` }];
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ member, from: shown(before), to: shown(after) }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    compare(before[name], after[name], member === '' ? name : `${member}.${name}`),
  );
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
