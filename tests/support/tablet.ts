import { webcrypto } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import * as v from 'valibot';
import type { ServerClock, ServerRandom } from '#server/context.ts';
import { type ChainHash, chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { formatEntryLine, formatSegment, sealMessage } from '#shared/lib/segment-text.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import { type PairResponse, pairResponse } from '#shared/protocol/pair.ts';
import { type Ack, ack, type SegmentHead } from '#shared/protocol/segment.ts';
import { OFFICE } from './small-office.ts';

/** What a test may say differently from a well-behaved tablet. */
export interface SegmentOptions {
  readonly first?: number;
  readonly last?: number;
  readonly head?: Partial<Record<keyof SegmentHead, unknown>>;
  /** Signs with this key instead of the tablet's own. */
  readonly key?: webcrypto.CryptoKey;
}

interface Row {
  readonly line: string;
  readonly hash: ChainHash;
}

/** Anything that answers requests: the app in process, or a server somewhere. */
export type Send = (path: string, init: RequestInit) => Response | Promise<Response>;

/**
 * A tablet without a screen: one journal in memory, the real formats and a real key. It does what it is told, so that
 * tests can make it behave badly.
 */
export class Tablet {
  device = '';
  token = '';
  replica: string;
  rows: Row[] = [];
  readonly #keys: webcrypto.CryptoKeyPair;
  readonly #clock: ServerClock;
  readonly #random: ServerRandom;

  private constructor(keys: webcrypto.CryptoKeyPair, clock: ServerClock, random: ServerRandom) {
    this.#keys = keys;
    this.#clock = clock;
    this.#random = random;
    this.replica = this.newId();
  }

  static async create(clock: ServerClock, random: ServerRandom): Promise<Tablet> {
    return new Tablet(await generateKeys(), clock, random);
  }

  /** Another tablet from the same disk image: same device, token, key and journal so far. */
  clone(): Tablet {
    const copy = new Tablet(this.#keys, this.#clock, this.#random);
    copy.device = this.device;
    copy.token = this.token;
    copy.replica = this.replica;
    copy.rows = [...this.rows];
    return copy;
  }

  /** Storage was cleared: a new journal from nothing. */
  wipe(): void {
    this.replica = this.newId();
    this.rows = [];
  }

  newId(): string {
    return uuidV7(this.#clock.nowMs(), this.#random.bytes(10));
  }

  get last(): number {
    return this.rows.length;
  }

  hashAt(seq: number): ChainHash {
    return seq === 0 ? ZERO_HASH : (this.rows[seq - 1]?.hash ?? ZERO_HASH);
  }

  /** Appends an entry; what is left out is filled in. */
  record(kind: string, body: unknown, draft: Partial<EntryDraft> = {}): EntryDraft {
    const entry = { id: this.newId(), at: this.#nowIso(), kind, kv: 1, body, ...draft };
    this.recordLine(formatEntryLine(this.last + 1, entry));
    return entry;
  }

  /** Appends a line as it stands, also one that nobody can read. */
  recordLine(line: string): void {
    this.rows.push({ line, hash: chainHash(this.hashAt(this.last), line) });
  }

  rate(level = 5, body: Record<string, unknown> = {}, draft: Partial<EntryDraft> = {}): EntryDraft {
    const { id, version } = OFFICE.questionnaire;
    const rating = {
      questionnaire: { id, version },
      level,
      counter: OFFICE.counter,
      clerk: OFFICE.clerk,
      intake: 'open',
      lang: 'vi',
      ms: 1500,
      ...body,
    };
    return this.record('rating', rating, draft);
  }

  /** The segment `first … last`, signed; a heartbeat when `last` is `first − 1`. */
  async segment(options: SegmentOptions = {}): Promise<string> {
    const { first = 1, last = this.last } = options;
    const headLine = JSON.stringify({
      t: 'head',
      format: 'hailong-journal',
      v: 1,
      device: this.device,
      replica: this.replica,
      first,
      prev: this.hashAt(first - 1),
      sentAt: this.#nowIso(),
      app: '0.1.0-test',
      ...options.head,
    });
    const hash = this.hashAt(last);
    const sig = await this.#sign(sealMessage(headLine, hash), options.key);
    const lines = this.rows.slice(first - 1, last).map((row) => row.line);
    return formatSegment(headLine, lines, { t: 'seal', count: last - first + 1, last, hash, sig });
  }

  async publicKey(): Promise<Record<string, unknown>> {
    const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', this.#keys.publicKey);
    return { kty, crv, x, y };
  }

  /** Pairs and keeps what it was given; throws when the centre refuses. */
  async pair(send: Send, code: string): Promise<PairResponse> {
    const response = await this.tryPair(send, code);
    if (response.status !== 200)
      throw new Error(`pairing answered ${response.status}: ${await response.text()}`);
    const paired = v.parse(pairResponse, await response.json());
    this.device = paired.device;
    this.token = paired.token;
    return paired;
  }

  async tryPair(send: Send, code: string): Promise<Response> {
    return await send('/api/v1/pair', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code, publicKey: await this.publicKey(), app: '0.1.0-test' }),
    });
  }

  async tryPush(send: Send, segment: string): Promise<Response> {
    return await send('/api/v1/journal', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${this.token}`,
        'Content-Type': 'application/x-ndjson',
        'Content-Encoding': 'gzip',
      },
      body: gzipSync(segment),
    });
  }

  /** Pushes and answers the ack; throws when the centre refuses. */
  async push(send: Send, options: SegmentOptions = {}): Promise<Ack> {
    const response = await this.tryPush(send, await this.segment(options));
    if (response.status !== 200)
      throw new Error(`push answered ${response.status}: ${await response.text()}`);
    return v.parse(ack, await response.json());
  }

  async #sign(text: string, key = this.#keys.privateKey): Promise<string> {
    const bytes = new TextEncoder().encode(text);
    const signature = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes);
    return Buffer.from(signature).toString('base64url');
  }

  #nowIso(): string {
    return new Date(this.#clock.nowMs()).toISOString();
  }
}

/** A key pair of the kind that tablets make. */
export async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  if (!('privateKey' in pair)) throw new Error('expected a key pair');
  return pair;
}

/** Sends to an app in process. */
export function sendTo(app: Hono): Send {
  return (path, init) => app.request(path, init);
}
