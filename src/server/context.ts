import type { RulePack } from '#shared/protocol/rule-pack.ts';
import type { Background } from './background.ts';
import type { ContentCache } from './content/content-cache.ts';
import type { AtRest } from './data-key.ts';
import type { Log } from './log.ts';
import type { ServerKeys } from './server-keys.ts';
import type { Database } from './store/database.ts';

/** Time and chance of the server; tests hand in a virtual clock and a seeded source. */
export interface ServerClock {
  nowMs(): number;
}

export interface ServerRandom {
  bytes(length: number): Uint8Array;
}

/** What every route and every use case gets; built once, by `main.ts` or by a test. */
export interface ServerContext {
  readonly db: Database;
  readonly keys: ServerKeys;
  readonly content: ContentCache;
  /** Encrypts what must not be readable in the database file. */
  readonly atRest: AtRest;
  /** Every rule pack that is known; which one a unit uses, its settings say. */
  readonly rules: readonly RulePack[];
  readonly clock: ServerClock;
  readonly random: ServerRandom;
  readonly log: Log;
  readonly background: Background;
  /** Version of the running program. */
  readonly version: string;
  /** Where browsers reach this centre, for links that are printed, without a slash at the end. */
  readonly publicUrl: string;
  /** Hosts to which webhooks may go without TLS or inside the network, as whoever runs the centre named them. */
  readonly webhookHosts: readonly string[];
  /** Whether the address is a proxy of ours, whose word on where a request comes from is believed. */
  readonly trustsProxy: (address: string) => boolean;
}
