import { addSums } from '#server/figures/keep-sums.ts';
import { addAsk, addRating, noSums } from '#server/figures/sums.ts';
import { SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import type { Database } from '#server/store/database.ts';
import { insertUnits } from '#server/store/office.ts';
import { transact } from '#server/store/transact.ts';

/** What was put into a store. */
export interface Province {
  readonly visits: number;
  readonly root: string;
  readonly communes: readonly string[];
  readonly counters: number;
  readonly clerks: number;
  readonly procedures: number;
  /** Rows of sums. */
  readonly sums: number;
  /** One of the first commune's clerks. */
  readonly clerk: string;
}

const COMMUNES = 100;
const COUNTERS = 8;
const CLERKS = 16;
const START_MS = Date.parse('2025-01-01T00:00:00.000Z');
const DAY_MS = 24 * 60 * 60_000;
const DAYS = 365;
const ZONE = 'Asia/Ho_Chi_Minh';

/**
 * The sums of so many visits of the year 2025, spread over a hundred communes below the sample office, as the ingest would keep
 * them. One commune at a time is in memory.
 * @param levels the highest level code
 */
export async function fillProvince(db: Database, visits: number, levels: number): Promise<Province> {
  const communes = Array.from({ length: COMMUNES }, (_, n) => `do-${n}`);
  await insertPlaces(db, communes);
  const { id: questionnaire } = await db.selectFrom('questionnaire').select('id').executeTakeFirstOrThrow();
  const codes = await db.selectFrom('procedure').select('code').distinct().orderBy('code').execute();
  const procedures = codes.map(({ code }) => code);
  let sums = 0;
  for (const [index, unit] of communes.entries()) {
    const kept = noSums();
    const own = Math.floor((visits * (index + 1)) / COMMUNES) - Math.floor((visits * index) / COMMUNES);
    for (let n = 0; n < own; n += 1) {
      const visit = visitOf(n, own, index);
      const place = { unit_id: unit, counter_id: `${unit}-q${visit.counter}`, occurred_at: visit.at };
      const clerk = { clerk_id: `${unit}-k${visit.clerk}` };
      const level = visit.bad ? 1 + (n % 3) : levels - (n % 2);
      addRating(
        kept,
        {
          ...{ ...place, ...clerk, procedure_code: procedures[visit.any % procedures.length] ?? null },
          ...{ questionnaire_id: questionnaire, level, first_level: level, satisfied: visit.bad ? 0 : 1 },
          reasons_json: visit.bad ? `["C${1 + (n % 5)}"]` : '[]',
          intake: 'open',
          flags_json: visit.any % 50 === 0 ? '["burst"]' : '[]',
        },
        ZONE,
        1,
      );
      const outcome = visit.any % 4 === 0 ? ('timeout' as const) : ('answered' as const);
      addAsk(kept, { ...place, ...clerk, trigger: 'clerk', outcome }, ZONE, 1);
    }
    await transact(db, async (trx) => await addSums(trx, kept));
    sums += kept.rating.size + kept.reason.size + kept.ask.size;
  }
  const [first] = communes;
  const all = { root: SAMPLE_UNIT_ID, communes, counters: COMMUNES * COUNTERS, clerks: COMMUNES * CLERKS };
  return { visits, ...all, procedures: procedures.length, sums, clerk: `${first}-k0` };
}

/** The n-th of a commune's visits: in the order of time, at one of its desks, within the hours of work. */
function visitOf(n: number, own: number, commune: number) {
  const day = Math.floor((n * DAYS) / own);
  // A cheap hash: every run has the same visits.
  const any = (Math.imul(n + 1, 2_654_435_761) ^ Math.imul(commune + 1, 40_503)) >>> 0;
  const minute = (any >>> 8) % (9 * 60);
  const at = new Date(START_MS + day * DAY_MS + minute * 60_000).toISOString();
  const counter = any % COUNTERS;
  return { at, any: any >>> 4, counter, clerk: counter * 2 + (day % 2), bad: (any >>> 12) % 9 === 0 };
}

async function insertPlaces(db: Database, communes: readonly string[]): Promise<void> {
  const unit = { parent_id: SAMPLE_UNIT_ID, kind: 'commune' as const, code: null, folded: '' };
  await insertUnits(
    db,
    communes.map((id) => ({ ...unit, id, name: `Xã ${id}`, contact_json: null, time_zone: ZONE, sample: 1 })),
  );
  for (const id of communes) {
    const desks = Array.from({ length: COUNTERS }, (_, n) => `${id}-q${n}`);
    const people = Array.from({ length: CLERKS }, (_, n) => `${id}-k${n}`);
    await db
      .insertInto('counter')
      .values(desks.map((desk, n) => ({ id: desk, unit_id: id, name: `Quầy ${n}`, number: String(n) })))
      .execute();
    await db
      .insertInto('clerk')
      .values(people.map((one, n) => ({ id: one, unit_id: id, name: `Công chức ${n}`, title: null })))
      .execute();
  }
}
