import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReceiptCode } from '#shared/domain/ids.ts';
import type { Problem } from '#shared/protocol/procedure-problem.ts';
import type { Random } from '#sync/ports.ts';
import { initialState, reduce } from './kiosk-machine.ts';
import type { KioskEffect, KioskInput, KioskState } from './kiosk-state.ts';
import type { KioskPorts } from './ports.ts';
import { runStaffEffect } from './staff/run-staff-effect.ts';
import { nextTickMs } from './time-steps.ts';

export interface KioskStore {
  readonly store: StoreApi<KioskState>;
  /** Something happened. */
  send(input: KioskInput): void;
  /** A face was tapped: the entry gets its id and its time here, and its detail its id. */
  answer(level: number): void;
  /** Somebody at the counter is asked to rate: the invitation gets its id and its time here. @param field of the procedure, where known */
  invite(trigger: 'clerk' | 'api', field?: string | null): void;
  /** A page of a feedback is done: should it be the last one, its entry and its receipt are made here. */
  finishStep(makeCode: (random: Pick<Random, 'bytes'>) => ReceiptCode): void;
  /** What is wrong with the part that was opened; the report gets its id and its time here. */
  reportProblem(problem: Problem): void;
  /** The words beside it are done, or there are none. */
  sendProblem(): void;
  /** Opens the tablet as soon as this window leads; call once. */
  start(): void;
}

/** Binds the pure machine to time and to the outside: events in, effects out, one timer for the next tick. */
export function createKioskStore(ports: KioskPorts): KioskStore {
  const { clock } = ports;
  const store = createStore<KioskState>(() =>
    initialState(clock.monotonicMs(), { wallMs: clock.nowMs(), builtMs: ports.care.builtMs }),
  );
  let cancelTick: () => void = () => {};

  function send(input: KioskInput): void {
    const event = { ...input, nowMs: clock.monotonicMs(), wallMs: clock.nowMs() };
    const { state, effects } = reduce(store.getState(), event);
    store.setState(state, true);
    cancelTick();
    const delayMs = Math.max(0, nextTickMs(state) - state.nowMs);
    cancelTick = clock.after(delayMs, () => send({ type: 'tick' }));
    for (const effect of effects ?? []) void runEffect(ports, effect).then(tell); // runEffect never rejects
  }

  function tell(outcome: KioskInput | null): void {
    if (outcome !== null) send(outcome);
  }

  return {
    store,
    send,
    answer: (level) => send({ type: 'level-tapped', level, ...ports.stamp(), detail: ports.stamp().id }),
    invite: (trigger, field) => send({ type: 'invited', trigger, field, ...ports.stamp() }),
    finishStep(makeCode) {
      const code = makeCode(ports.random);
      send({ type: 'step-finished', ...ports.stamp(), code, origin: ports.origin });
    },
    reportProblem: (problem) => send({ type: 'problem-chosen', problem, ...ports.stamp() }),
    sendProblem: () => send({ type: 'problem-sent', ...ports.stamp() }),
    // Never rejects.
    start: () => void ports.lead(() => send({ type: 'another-leads' })).then(() => send({ type: 'leads' })),
  };
}

/** Does what the machine asked for and says how it ended; null: nobody waits for that. */
async function runEffect(ports: KioskPorts, effect: KioskEffect): Promise<KioskInput | null> {
  switch (effect.type) {
    case 'boot':
      return await boot(ports);
    case 'record': {
      const { id, drafts } = effect;
      const kept = await ports.record(drafts).catch(() => false);
      return kept ? { type: 'saved', id } : { type: 'save-failed', id };
    }
    case 'seal':
      return await seal(ports, effect);
    case 'make-code': {
      const { counter, clerk, field, perHour } = effect;
      const outcome = await ports
        .makeCode({ counter, clerk, field }, perHour)
        .catch(() => ({ type: 'none', why: 'storage' }) as const);
      return { type: 'take-home-made', outcome };
    }
    case 'draw':
      return { type: 'drawn', fraction: ports.random.fraction() };
    case 'invite':
      return { type: 'invited', trigger: effect.trigger, ...ports.stamp() };
    case 'pair': {
      const result = await ports.pair(effect.code).catch(() => ({ ok: false, error: 'storage' }) as const);
      return result.ok ? { type: 'paired', ...result.value } : { type: 'pair-failed', reason: result.error };
    }
    case 'swap-content':
      return { type: 'content-swapped', content: await ports.swapContent().catch(() => null) };
    case 'read-procedures': {
      const { version, finding } = effect;
      const posted = await ports.procedures(version, finding).catch(() => null);
      return { type: 'procedures-read', version, posted };
    }
    case 'apply-update':
      await ports.applyUpdate().catch(() => false);
      return { type: 'update-failed' };
    case 'count-use':
      // A count that cannot be kept is no reason to trouble anybody.
      await ports.countUse(effect.use).catch(() => {});
      return null;
    default:
      return await runStaffEffect(ports.staff, effect);
  }
}

async function seal(
  ports: KioskPorts,
  { kind, id, plain, key }: Extract<KioskEffect, { readonly type: 'seal' }>,
): Promise<KioskInput> {
  try {
    return { type: 'sealed', id, box: await ports.seal(kind, id, plain, key) };
  } catch {
    // The screen says so; the writer still has the text and can send it again.
    return { type: 'seal-failed', id };
  }
}

async function boot(ports: KioskPorts): Promise<KioskInput> {
  try {
    return { type: 'booted', ...(await ports.boot()) };
  } catch {
    // The screen says that the storage does not open, and tries again (JR2).
    return { type: 'boot-failed' };
  }
}
