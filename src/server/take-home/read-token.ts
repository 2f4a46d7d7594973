import {
  HOURS_TOLD_APART,
  openTakeHomeSlot,
  openTakeHomeVisit,
  type ReadTakeHome,
  type TakeHomePlace,
  type TakeHomeSlot,
  type TakeHomeVisit,
} from '#shared/domain/take-home-code.ts';
import { NUMBERS_IN_HOUR } from '#shared/domain/take-home-limits.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import { readSetting } from '../content/read-settings.ts';
import type { ServerContext } from '../context.ts';
import { occurrence } from '../ingest/occurred-at.ts';
import type { Connection } from '../store/database.ts';
import { type FoundKey, findCodeKey, findCodePlaces } from '../store/take-home-keys.ts';
import { isCodeUsed } from '../store/take-home-uses.ts';
import { macOf } from './code-mac.ts';
import { fieldIfCommon, fieldsOfCodes } from './visit-field.ts';

/** A code that may be used now, and what it says of the visit. */
export interface TakeHomeToken {
  readonly code: string;
  readonly key: FoundKey;
  /** `hour × 64 + number`. */
  readonly slot: number;
  readonly place: TakeHomePlace;
  /** Of the procedure, where it was known and tells of nobody. */
  readonly field: string | null;
  /** By the tablet's clock; of a printed code, when it is rated. */
  readonly at: string;
  readonly occurredAt: string;
  /** By which "too many" is counted. */
  readonly countedHour: number;
}

/**
 * What a text is worth. `unknown` is one answer for everything that no key of this centre made: it alone is a guess.
 * `too-early`: by far from the future, so that some clock is wrong. `closed`: withdrawn, or its tablet was by then.
 */
export type TokenReading =
  | { readonly type: 'ready'; readonly token: TakeHomeToken }
  | { readonly type: 'unknown' | 'used' | 'expired' | 'too-early' | 'closed' };

const HOUR_MS = 60 * 60_000;
const DAY_HOURS = 24;
/** A tablet's clock may be ahead by so much without anybody having noticed. */
const HOURS_AHEAD = 24;
/** How far an hour is looked for, in spans of `HOURS_TOLD_APART`: two years back, so that an old code is called old. */
const SPANS = [0, -1, 1, ...Array.from({ length: 16 }, (_, index) => -2 - index)];

/** What a well-formed code is worth as things stand now. Writes nothing. */
export async function readToken(
  connection: Connection,
  { clock, atRest }: Pick<ServerContext, 'clock' | 'atRest'>,
  read: ReadTakeHome,
): Promise<TokenReading> {
  const key = await findCodeKey(connection, read.key);
  if (key === undefined) return { type: 'unknown' };
  const nowMs = clock.nowMs();
  const mac = macOf(atRest, key.no, key.secret_sealed);
  const slot = await openTakeHomeSlot(read, hoursOf(key, nowMs), mac);
  if (!slot.ok) return { type: 'unknown' };
  const known = key.kind === 'batch' ? knownOfBatch(key) : await knownOfTablet(connection, key);
  const visit = await openTakeHomeVisit(read, slot.value, known, mac);
  if (visit === null) return { type: 'unknown' };
  return await judge(connection, { read, key, slot: slot.value, visit, nowMs });
}

interface Opened {
  readonly read: ReadTakeHome;
  readonly key: FoundKey;
  readonly slot: TakeHomeSlot;
  readonly visit: TakeHomeVisit;
  readonly nowMs: number;
}

async function judge(connection: Connection, opened: Opened): Promise<TokenReading> {
  const { read, key, slot, visit, nowMs } = opened;
  const number = slot.hour * NUMBERS_IN_HOUR + slot.no;
  if (await isCodeUsed(connection, key.no, number)) return { type: 'used' };
  const times = key.kind === 'batch' ? batchTimes(key, nowMs) : await tabletTimes(connection, opened);
  if (typeof times === 'string') return { type: times };
  const { field, ...place } = visit;
  const told = await fieldIfCommon(connection, { unitId: key.unit_id, place, field, ...times });
  return { type: 'ready', token: { code: read.code, key, slot: number, place, field: told, ...times } };
}

type Times = Pick<TakeHomeToken, 'at' | 'occurredAt' | 'countedHour'>;

function batchTimes(key: FoundKey, nowMs: number): Times | 'closed' | 'expired' {
  if (key.closed_at !== null) return 'closed';
  if (key.valid_until === null || dayOf(nowMs, key.time_zone) > key.valid_until) return 'expired';
  const now = new Date(nowMs).toISOString();
  return { at: now, occurredAt: now, countedHour: Math.floor(nowMs / HOUR_MS) };
}

async function tabletTimes(
  connection: Connection,
  { key, slot, nowMs }: Opened,
): Promise<Times | 'closed' | 'expired' | 'too-early'> {
  const now = new Date(nowMs).toISOString();
  const setting = (await readSetting(connection, key.unit_id, 'takeHome', now)) ?? DEFAULT_SETTINGS.takeHome;
  const hourMs = slot.hour * HOUR_MS;
  const at = new Date(hourMs).toISOString();
  // What the clock was off by was measured at the last push; it may have been set since.
  const ages = [key.skew_ms ?? 0, 0].map((skewMs) => (nowMs - hourMs - skewMs) / HOUR_MS);
  const closedAt = [key.closed_at, key.device_revoked_at].flatMap((iso) => iso ?? []).sort()[0];
  if (closedAt !== undefined && hourMs + (key.skew_ms ?? 0) > Date.parse(closedAt)) return 'closed';
  if (ages.every((age) => age < -HOURS_AHEAD)) return 'too-early';
  const isValid = (age: number) => age >= -HOURS_AHEAD && age < setting.validDays * DAY_HOURS + 1;
  if (!ages.some(isValid)) return 'expired';
  return { at, occurredAt: occurrence(at, key.skew_ms, now).occurredAt, countedHour: slot.hour };
}

interface Known {
  readonly places: readonly TakeHomePlace[];
  readonly fields: Iterable<string>;
}

function knownOfBatch(key: FoundKey): Known {
  const places = key.counter_id === null ? [] : [{ counter: key.counter_id, clerk: null }];
  return { places, fields: [] };
}

async function knownOfTablet(connection: Connection, key: FoundKey): Promise<Known> {
  const { counters, clerks } = await findCodePlaces(connection, key.unit_id);
  return {
    places: counters.flatMap((counter) => [null, ...clerks].map((clerk) => ({ counter, clerk }))),
    fields: await fieldsOfCodes(connection, key.unit_id),
  };
}

/** Of a batch the number counts on from 0; of a tablet it is the hour that its clock shows, or showed. */
function hoursOf(key: FoundKey, nowMs: number): (hour: number) => readonly number[] {
  if (key.kind === 'batch') return (hour) => [hour];
  const clocks = [...new Set([key.skew_ms ?? 0, 0].map((skewMs) => Math.floor((nowMs - skewMs) / HOUR_MS)))];
  return (hour) =>
    SPANS.flatMap((span) =>
      clocks.map((clock) => {
        const past = (((clock - hour) % HOURS_TOLD_APART) + HOURS_TOLD_APART) % HOURS_TOLD_APART;
        return clock - past + span * HOURS_TOLD_APART;
      }),
    );
}
