import { PROTOCOL_MAX, PROTOCOL_MIN } from '#shared/protocol/version.ts';

/** Versions of the journal format that one side can write or read, both ends included. */
export interface VersionRange {
  readonly min: number;
  readonly max: number;
}

/** What this program writes. */
export const OWN_VERSIONS: VersionRange = { min: PROTOCOL_MIN, max: PROTOCOL_MAX };

/** RT2d: the highest version that both sides know, or null when there is none: then one of them must be updated first. */
export function chooseVersion(own: VersionRange, centre: VersionRange): number | null {
  const highest = Math.min(own.max, centre.max);
  return highest >= Math.max(own.min, centre.min) ? highest : null;
}
