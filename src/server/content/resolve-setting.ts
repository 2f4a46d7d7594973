/** One stored version of one part of one unit's settings. */
export interface SettingVersion {
  readonly unitId: string;
  readonly part: string;
  readonly version: number;
  /** JSON; null: from then on the unit has none of its own. */
  readonly bodyJson: string | null;
  readonly effectiveFrom: string;
  readonly withdrawnAt: string | null;
}

/** A version that says something. */
export interface OwnSetting extends SettingVersion {
  readonly bodyJson: string;
}

/**
 * What holds for a part at an instant: the version of the nearest unit that has one of its own then, whole; null where
 * nobody has decided.
 * @param chain the unit, the one above it, and so on up
 * @param versions of this part, of these units or of others, in any order
 */
export function resolveSetting<V extends SettingVersion>(
  chain: readonly string[],
  versions: readonly V[],
  atIso: string,
): (V & OwnSetting) | null {
  for (const unitId of chain) {
    const own = versionAt(
      versions.filter((one) => one.unitId === unitId),
      atIso,
    );
    if (own !== null && hasBody(own)) return own;
  }
  return null;
}

/** The version of one unit that is in effect: the one that took effect last. Of two that did at once, the one that was written last. */
export function versionAt<V extends SettingVersion>(versions: readonly V[], atIso: string): V | null {
  let found: V | null = null;
  for (const one of versions) {
    if (one.withdrawnAt !== null || one.effectiveFrom > atIso) continue;
    if (found === null || isLater(one, found)) found = one;
  }
  return found;
}

function isLater(one: SettingVersion, other: SettingVersion): boolean {
  if (one.effectiveFrom !== other.effectiveFrom) return one.effectiveFrom > other.effectiveFrom;
  return one.version > other.version;
}

function hasBody<V extends SettingVersion>(one: V): one is V & OwnSetting {
  return one.bodyJson !== null;
}
