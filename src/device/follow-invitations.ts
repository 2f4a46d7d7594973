import * as v from 'valibot';
import type { CounterId } from '#shared/domain/ids.ts';
import {
  type ApiInvitation,
  INVITATION_EVENT,
  invitationList,
} from '#shared/protocol/service-transactions.ts';
import type { Clock, Random } from '#sync/ports.ts';
import { readEvents } from './read-events.ts';

export interface InvitationPorts {
  readonly fetch: typeof fetch;
  /** The device's bearer token. */
  readonly token: string;
  readonly counter: CounterId;
  readonly clock: Pick<Clock, 'after'>;
  readonly random: Pick<Random, 'fraction'>;
  /** Somebody at the counter is to be invited. Called once for each invitation, with the field of the procedure where it is known. */
  readonly onInvited: (field: string | null) => void;
}

/** A stream that says nothing for so long is dead, or held back on its way. The centre says something every 15 seconds. */
const SILENCE_MS = 40_000;
const POLL_MS = 10_000;
const FIRST_RETRY_MS = 1_000;
/** After so many streams that brought nothing the tablet asks instead. */
const MANY_FAILURES = 3;
/** So often it asks before it tries a stream again. */
const POLLS = 60;
/** More than are ever offered at one counter. */
const REMEMBERED = 200;

/**
 * Follows what other systems ask of this counter: by a stream, or by asking every ten seconds where none gets through. Never
 * gives up and never rejects; the counter works without it. Answers how to stop.
 */
export function followInvitations(ports: InvitationPorts): () => void {
  const stopping = new AbortController();
  const seen: string[] = [];
  const take = ({ id, field }: ApiInvitation) => {
    if (stopping.signal.aborted || seen.includes(id)) return;
    seen.push(id);
    seen.splice(0, seen.length - REMEMBERED);
    ports.onInvited(field);
  };
  void follow(ports, stopping.signal, take);
  return () => stopping.abort();
}

/** What decides whether and for which counter invitations are followed; it may change at any time. */
export interface WishPorts extends Omit<InvitationPorts, 'token' | 'counter'> {
  readonly token: () => string | null;
  /** Null: the office wants none. */
  readonly counter: () => CounterId | null;
  /** Calls back when either may have changed. */
  readonly subscribe: (listener: () => void) => void;
}

/** Follows as long as it is wished, anew when the tablet is paired again or stands at another counter. */
export function followWished({ token, counter, subscribe, ...ports }: WishPorts): void {
  let followed: readonly unknown[] = [null, null];
  let stop = () => {};
  const look = () => {
    const wish = { token: token(), counter: counter() };
    if (wish.token === followed[0] && wish.counter === followed[1]) return;
    stop();
    followed = [wish.token, wish.counter];
    stop =
      wish.token === null || wish.counter === null
        ? () => {}
        : followInvitations({ ...ports, token: wish.token, counter: wish.counter });
  };
  subscribe(look);
  look();
}

type Take = (invitation: ApiInvitation) => void;

async function follow(ports: InvitationPorts, signal: AbortSignal, take: Take): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const lived = await readStream(ports, signal, take).catch(() => false);
    failures = lived ? 0 : failures + 1;
    if (failures >= MANY_FAILURES) {
      for (let n = 0; n < POLLS && !signal.aborted; n += 1) {
        await poll(ports, signal, take).catch(() => {});
        await wait(ports, POLL_MS, signal);
      }
      failures = 0;
    } else await wait(ports, retryMs(failures, ports.random.fraction()), signal);
  }
}

/** Full jitter, so that a centre that comes back is not met by all tablets at once. */
function retryMs(failures: number, fraction: number): number {
  return fraction * FIRST_RETRY_MS * 2 ** failures;
}

/** True when the stream brought anything at all, if only a sign of life. */
async function readStream(ports: InvitationPorts, signal: AbortSignal, take: Take): Promise<boolean> {
  const silent = new AbortController();
  let cancel = () => {};
  const hear = () => {
    cancel();
    cancel = ports.clock.after(SILENCE_MS, () => silent.abort());
  };
  let lived = false;
  hear();
  try {
    const response = await ask(ports, 'text/event-stream', AbortSignal.any([signal, silent.signal]));
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    if (!response.ok || !isStream || response.body === null) return false;
    await readEvents(response.body, {
      onBytes: () => {
        lived = true;
        hear();
      },
      onEvent: (event, data) => {
        if (event === INVITATION_EVENT) for (const one of readItems(`{"items":[${data}]}`)) take(one);
      },
    });
    return lived;
  } catch {
    return lived;
  } finally {
    cancel();
  }
}

async function poll(ports: InvitationPorts, signal: AbortSignal, take: Take): Promise<void> {
  const response = await ask(
    ports,
    'application/json',
    AbortSignal.any([signal, AbortSignal.timeout(POLL_MS)]),
  );
  if (response.ok) for (const one of readItems(await response.text())) take(one);
}

async function ask(ports: InvitationPorts, accept: string, signal: AbortSignal): Promise<Response> {
  const { fetch } = ports; // called bare: browsers refuse it with another `this`
  return await fetch(`/api/v1/invitations?counter=${encodeURIComponent(ports.counter)}`, {
    headers: { authorization: `Bearer ${ports.token}`, accept },
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    signal,
  });
}

/** What is no list of invitations holds none. */
function readItems(text: string): readonly ApiInvitation[] {
  try {
    return v.parse(invitationList, JSON.parse(text)).items;
  } catch {
    return [];
  }
}

function wait({ clock }: InvitationPorts, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      signal.removeEventListener('abort', end);
      cancel();
      resolve();
    };
    const cancel = clock.after(ms, end);
    signal.addEventListener('abort', end);
  });
}
