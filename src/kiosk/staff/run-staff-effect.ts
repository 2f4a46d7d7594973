import { assertNever } from '#shared/lib/assert-never.ts';
import type { StaffPorts } from './staff-ports.ts';
import type { StaffEffect, StaffInput } from './staff-state.ts';

/** Does what the machine asked for in the staff's name. Never rejects: a door that cannot be tried stays shut. */
export async function runStaffEffect(ports: StaffPorts, effect: StaffEffect): Promise<StaffInput> {
  switch (effect.type) {
    case 'check-pin': {
      const { attempt, pin, hash } = effect;
      const verdict = await ports.checkPin(pin, hash).catch(() => ({ type: 'failed' }) as const);
      return { type: 'pin-answered', attempt, verdict };
    }
    case 'keep-choices': {
      const { choices, notes } = effect;
      const kept = await ports.keepChoices(choices, notes).catch(() => false);
      return kept ? { type: 'choices-kept', choices } : { type: 'choices-not-kept' };
    }
    case 'self-test':
      return { type: 'self-tested', test: await ports.selfTest().catch(() => null) };
    default:
      return assertNever(effect);
  }
}
