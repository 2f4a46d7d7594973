import { RATING_FLAGS } from '#shared/protocol/admin.ts';

/** A rule that this version has words for. */
export type KnownFlag = (typeof RATING_FLAGS)[number];

/** The rule by its name; undefined for one that a newer pack brought. */
export function knownFlag(flag: string): KnownFlag | undefined {
  return RATING_FLAGS.find((one) => one === flag);
}
