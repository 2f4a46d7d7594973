import type { ApiInvitation } from '#shared/protocol/service-transactions.ts';
import type { ServerContext } from '../context.ts';
import { findOpenInvitations } from '../store/service-transactions.ts';

/** Tells connected tablets of invitations. */
export interface InvitationHub {
  /** Those of a counter that are offered now. */
  now(counterId: string): Promise<readonly ApiInvitation[]>;
  /** Calls back once for each invitation of the counter, until the returned function is called. */
  subscribe(counterId: string, listener: (invitation: ApiInvitation) => void): () => void;
}

/** How soon an invitation reaches the tablet at the latest. */
const LOOK_EVERY_MS = 1_000;

interface Subscriber {
  readonly counterId: string;
  readonly listener: (invitation: ApiInvitation) => void;
  /** What it was told; what is offered no longer is dropped from it. */
  told: ReadonlySet<string>;
}

/**
 * One look a second for all tablets of this process, and none while nobody listens. A look that fails is made up for by the
 * next one: an invitation is told as long as it is offered.
 */
export function createInvitationHub({
  db,
  clock,
  log,
}: Pick<ServerContext, 'db' | 'clock' | 'log'>): InvitationHub {
  const subscribers = new Set<Subscriber>();
  let looking = false;
  const lookIn = (ms: number) => setTimeout(() => void look(), ms).unref();
  const open = () => findOpenInvitations(db, new Date(clock.nowMs()).toISOString());
  const look = async () => {
    try {
      const byCounter = Map.groupBy(await open(), ({ counter }) => counter);
      for (const one of subscribers) tell(one, byCounter.get(one.counterId) ?? []);
    } catch (error) {
      log.warn('invitations-not-read', { error: error instanceof Error ? error.message : String(error) });
    }
    looking = subscribers.size > 0;
    if (looking) lookIn(LOOK_EVERY_MS);
  };
  return {
    now: async (counterId) =>
      (await open())
        .filter(({ counter }) => counter === counterId)
        .map(({ id, until, field }) => ({ id, until, field })),
    subscribe(counterId, listener) {
      const one: Subscriber = { counterId, listener, told: new Set() };
      subscribers.add(one);
      if (!looking) lookIn(0);
      looking = true;
      return () => subscribers.delete(one);
    },
  };
}

function tell(one: Subscriber, offered: readonly ApiInvitation[]): void {
  for (const { id, until, field } of offered) if (!one.told.has(id)) one.listener({ id, until, field });
  one.told = new Set(offered.map(({ id }) => id));
}
