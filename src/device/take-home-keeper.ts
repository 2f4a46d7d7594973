import * as v from 'valibot';
import type { TakeHomeCode } from '#shared/domain/ids.ts';
import { type Mac, sealTakeHomeCode, type TakeHomeVisit } from '#shared/domain/take-home-code.ts';
import { CODE_KEYS, NUMBERS_IN_HOUR } from '#shared/domain/take-home-limits.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { isoUtc } from '#shared/protocol/fields.ts';
import { takeHomeKey } from '#shared/protocol/take-home.ts';
import { draftEntry, type Stamp } from '#sync/device-events.ts';
import type { Clock, Journal, Random } from '#sync/ports.ts';
import { base64UrlToBytes } from './base64-url.ts';
import type { Identity } from './identity-store.ts';
import type { DeviceDatabase } from './open-database.ts';

/** Why there is no code: the tablet has no key yet, or has given out what an hour allows, or its storage failed. */
export type TakeHomeFault = 'no-key' | 'used-up' | 'storage';

export interface TakeHomePorts {
  readonly db: DeviceDatabase;
  readonly journal: Pick<Journal, 'append'>;
  readonly identity: Pick<Identity, 'token' | 'pairedAt'>;
  readonly fetch: typeof fetch;
  readonly subtle: SubtleCrypto;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly random: Random;
  readonly stamp: Stamp;
  readonly onRecorded: () => void;
  readonly baseUrl?: string;
}

const HOUR_MS = 60 * 60_000;
const TIMEOUT_MS = 30_000;
/** A clock that was set back does not give a number out twice within so many hours that had any. */
const HOURS_KEPT = 48;

const storedDesk = v.object({
  key: v.literal('take-home'),
  /** Of the pairing whose key it is. */
  pairedAt: isoUtc,
  no: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(CODE_KEYS - 1)),
  /** Usable here, readable by nobody. */
  secret: v.custom<CryptoKey>((value) => value instanceof CryptoKey, 'not a CryptoKey'),
  /** Numbers that were given out, by hour. */
  hours: v.record(v.string(), v.array(v.number())),
});
type StoredDesk = v.InferOutput<typeof storedDesk>;

/** Hands out codes for rating at home. Asks the centre once a pairing for a secret, and needs nobody after that. */
export class TakeHomeKeeper {
  private readonly ports: TakeHomePorts;

  constructor(ports: TakeHomePorts) {
    this.ports = ports;
  }

  /** Whether codes can be made; asks the centre for a secret where there is none. Never rejects: what fails is tried at its next answer. */
  async prepare(): Promise<boolean> {
    try {
      if ((await this.read()) !== null) return true;
      const key = await this.fetchKey();
      if (key === null) return false;
      await this.keep(key);
      return true;
    } catch {
      return false;
    }
  }

  /** TH1: a code for the visit that ends now. That one was issued is on the disk before it is answered; its field is in the code alone. */
  async issue(visit: TakeHomeVisit, perHour: number): Promise<Result<TakeHomeCode, TakeHomeFault>> {
    const { journal, stamp, subtle, clock, onRecorded } = this.ports;
    const hour = Math.floor(clock.nowMs() / HOUR_MS);
    try {
      const taken = await this.takeNumber(hour, Math.min(perHour, NUMBERS_IN_HOUR));
      if (!taken.ok) return taken;
      const { no, key, secret } = taken.value;
      const { counter, clerk } = visit;
      await journal.append([draftEntry(stamp, 'takehome', 1, { counter, clerk, key, hour })]);
      onRecorded();
      const mac: Mac = async (text) =>
        new Uint8Array(await subtle.sign('HMAC', secret, new TextEncoder().encode(text)));
      return ok(await sealTakeHomeCode(key, { hour, no }, visit, mac));
    } catch {
      return err('storage');
    }
  }

  /** TH2: any of the numbers of the hour that are left, so that their order tells nothing. */
  private async takeNumber(hour: number, limit: number) {
    const { db, random } = this.ports;
    return await db.run('rw', ['identity'], async ({ identity }) => {
      const desk = this.parse(await identity.get('take-home'));
      if (desk === null) return err('no-key' as const);
      const used = desk.hours[hour] ?? [];
      if (used.length >= limit) return err('used-up' as const);
      const left = Array.from({ length: NUMBERS_IN_HOUR }, (_, no) => no).filter((no) => !used.includes(no));
      const no = left[Math.floor(random.fraction() * left.length)] ?? 0;
      const hours = Object.entries<number[]>({ ...desk.hours, [hour]: [...used, no] });
      const kept = hours.sort(([a], [b]) => Number(b) - Number(a)).slice(0, HOURS_KEPT);
      const row: StoredDesk = { ...desk, hours: Object.fromEntries(kept) };
      await identity.put(row);
      return ok({ no, key: desk.no, secret: desk.secret });
    });
  }

  private async read(): Promise<StoredDesk | null> {
    const found = await this.ports.db.run('r', ['identity'], ({ identity }) => identity.get('take-home'));
    return this.parse(found);
  }

  /** Null: there is none, or that of an earlier pairing. */
  private parse(found: unknown): StoredDesk | null {
    const parsed = v.safeParse(storedDesk, found);
    return parsed.success && parsed.output.pairedAt === this.ports.identity.pairedAt ? parsed.output : null;
  }

  private async fetchKey(): Promise<v.InferOutput<typeof takeHomeKey> | null> {
    const { fetch, identity, baseUrl = '' } = this.ports; // called bare: browsers refuse it with another `this`
    const response = await fetch(`${baseUrl}/api/v1/take-home/key`, {
      method: 'POST',
      headers: { authorization: `Bearer ${identity.token}` },
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return null;
    const parsed = v.safeParse(takeHomeKey, await response.json());
    return parsed.success ? parsed.output : null;
  }

  private async keep({ no, secret }: v.InferOutput<typeof takeHomeKey>): Promise<void> {
    const { db, identity, subtle } = this.ports;
    const bytes = base64UrlToBytes(secret) ?? new Uint8Array();
    const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;
    const row: StoredDesk = {
      ...{ key: 'take-home', pairedAt: identity.pairedAt, no, hours: {} },
      secret: await subtle.importKey('raw', bytes, hmac, false, ['sign']),
    };
    await db.run('rw', ['identity'], (stores) => stores.identity.put(row));
  }
}
