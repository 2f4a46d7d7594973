import type { DeviceReport } from '#shared/protocol/admin.ts';
import type { StoredPart } from '#shared/protocol/stored-settings.ts';
import type { Directory } from '../api/directory-api.ts';

/** What is known of an office; null: not read, or not for this account to read. */
export interface SetupFacts {
  readonly directory: Directory | null;
  readonly devices: readonly DeviceReport[] | null;
  /** Parts that somebody has decided, here or above. */
  readonly decided: ReadonlySet<StoredPart> | null;
  readonly pinSet: boolean | null;
  readonly secondFactor: boolean;
  readonly hasProcedures: boolean | null;
  readonly hasDuties: boolean | null;
  readonly hasRatings: boolean | null;
}

export const SETUP_STEPS = [
  'counters',
  'clerks',
  'contact',
  'pin',
  'procedures',
  'device',
  'paired',
  'tested',
  'rated',
  // After the first rating: out of hours the tablet rests, and whoever sets it up in the evening could not try it.
  'hours',
  'duties',
  'secondFactor',
] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** Good to have; ratings come in without them. */
export const OPTIONAL_STEPS: ReadonlySet<SetupStep> = new Set(['duties', 'secondFactor', 'tested']);

/** Where a step is done. */
export const STEP_PATHS: Readonly<Record<SetupStep, string>> = {
  counters: '/office',
  clerks: '/office/people',
  hours: '/settings/hours',
  contact: '/settings/contact',
  pin: '/settings/staff',
  procedures: '/procedures',
  device: '/devices',
  paired: '/devices',
  tested: '/devices',
  rated: '/ratings',
  duties: '/office/duties',
  secondFactor: '/me',
};

/** Every step with whether it is done, from what is there and nothing else; null: not known yet. */
export function setupSteps(
  facts: SetupFacts,
): readonly { readonly step: SetupStep; readonly done: boolean | null }[] {
  const inUse = facts.devices?.filter(({ state }) => state !== 'revoked') ?? null;
  const some = <T>(items: readonly T[] | null | undefined, fits: (item: T) => boolean) =>
    items?.some(fits) ?? null;
  const decided = (part: StoredPart) => facts.decided?.has(part) ?? null;
  const done: Readonly<Record<SetupStep, boolean | null>> = {
    counters: some(facts.directory?.counters, ({ closedAt }) => closedAt === null),
    clerks: some(facts.directory?.clerks, ({ leftOn }) => leftOn === null),
    hours: decided('hours'),
    contact: decided('contact'),
    pin: facts.pinSet,
    procedures: facts.hasProcedures,
    device: some(inUse, () => true),
    paired: some(inUse, ({ pairedAt }) => pairedAt !== null),
    tested: some(inUse, ({ selfTest }) => selfTest !== null),
    rated: facts.hasRatings,
    duties: facts.hasDuties,
    secondFactor: facts.secondFactor,
  };
  return SETUP_STEPS.map((step) => ({ step, done: done[step] }));
}

/** Whether nothing is left that ratings need. */
export function isSetUp(steps: ReturnType<typeof setupSteps>): boolean {
  return steps.every(({ step, done }) => done === true || OPTIONAL_STEPS.has(step));
}
