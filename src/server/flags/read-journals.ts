import type { RulePack } from '#shared/protocol/rule-pack.ts';
import type { Connection } from '../store/database.ts';
import { findPresses } from '../store/presses.ts';
import { findQuestionnaires } from '../store/questionnaires.ts';
import { metronomeAt } from './metronome.ts';
import { type Press, type ReadPress, readPress } from './press.ts';
import { topStreakAt } from './top-streak.ts';

/** Where a rating's line stands, counted or not. */
export interface PressPlace {
  readonly replicaNo: number;
  readonly seq: number;
  /** What the line says, where it was just read. */
  readonly read?: ReadPress | undefined;
}

/** What is known of one journal around presses that have just become known. */
export interface PressedJournal {
  /** In the order of the journal, with as many before the first and after the last as any rule looks at. */
  readonly presses: readonly Press[];
  /** Positions whose neighbours may be others than until now. */
  readonly judged: ReadonlySet<number>;
}

export interface PressedJournals {
  readonly byReplica: ReadonlyMap<number, PressedJournal>;
  readonly isTop: (press: Pick<Press, 'body'>) => boolean;
}

/** The journals of presses that arrived, or that could be read or are to be judged now. */
export async function readJournals(
  connection: Connection,
  packs: readonly RulePack[],
  arrived: readonly PressPlace[],
): Promise<PressedJournals> {
  const reach = reachOf(packs);
  const read = new Map<number, readonly Press[]>();
  for (const [replicaNo, places] of Map.groupBy(arrived, (place) => place.replicaNo)) {
    const seqs = places.map(({ seq }) => seq);
    const span = { replicaNo, first: Math.min(...seqs), last: Math.max(...seqs), reach: 2 * reach };
    const lines = await findPresses(connection, span);
    const known = new Map(places.map((one) => [one.seq, one.read]));
    read.set(
      replicaNo,
      lines.flatMap((line) => readPress(line, known.get(line.seq)) ?? []),
    );
  }
  const isTop = await readTops(connection, [...read.values()].flat());
  const byReplica = new Map(
    [...read].map(([replicaNo, presses]): [number, PressedJournal] => {
      const seqs = new Set(arrived.filter((one) => one.replicaNo === replicaNo).map(({ seq }) => seq));
      return [replicaNo, { presses, judged: judgedOf(presses, seqs, reach, packs, isTop) }];
    }),
  );
  return { byReplica, isTop };
}

/** Ids of the ratings that are judged anew, those that have been here for long among them. */
export function judgedIds({ byReplica }: PressedJournals): readonly string[] {
  return [...byReplica.values()].flatMap(({ presses, judged }) =>
    presses.flatMap(({ seq, entryId }) => (judged.has(seq) && entryId !== null ? [entryId] : [])),
  );
}

/** How many presses on either side any rule of any pack looks at; the press before, always. */
function reachOf(packs: readonly RulePack[]): number {
  const sizes = packs.flatMap(({ flags }) => flags.map((rule) => ('presses' in rule ? rule.presses : 2)));
  return Math.max(2, ...sizes) - 1;
}

/**
 * What arrived, and what stands within reach of it. Presses before an end that only grew can but be drawn into a run: they are
 * judged anew where there is one.
 */
function judgedOf(
  presses: readonly Press[],
  arrived: ReadonlySet<number>,
  reach: number,
  packs: readonly RulePack[],
  isTop: PressedJournals['isTop'],
): ReadonlySet<number> {
  const places = presses.flatMap(({ seq }, place) => (arrived.has(seq) ? [place] : []));
  const atEnd = places.length > 0 && places.at(-1) === presses.length - 1 && isUnbroken(places);
  // A tablet back after long brings thousands at once: every place is looked at a few times, not once for every other.
  const within = new Set(
    places.flatMap((place) => Array.from({ length: 2 * reach + 1 }, (_, step) => place - reach + step)),
  );
  const near = presses.filter(({ seq }, place) => {
    if (!within.has(place)) return false;
    return !atEnd || arrived.has(seq) || isInRun(presses, place, packs, isTop);
  });
  return new Set(near.map(({ seq }) => seq));
}

function isUnbroken(places: readonly number[]): boolean {
  return places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1);
}

function isInRun(
  presses: readonly Press[],
  place: number,
  packs: readonly RulePack[],
  isTop: PressedJournals['isTop'],
): boolean {
  return packs.some(({ flags }) =>
    flags.some((rule) => {
      if (rule.flag === 'metronome') return metronomeAt(presses, place, rule) !== null;
      return rule.flag === 'top-streak' && topStreakAt(presses, place, rule, isTop) !== null;
    }),
  );
}

async function readTops(
  connection: Connection,
  presses: readonly Press[],
): Promise<PressedJournals['isTop']> {
  const ids = [...new Set(presses.flatMap(({ body }) => (body === null ? [] : [body.questionnaire.id])))];
  const known = ids.length === 0 ? [] : await findQuestionnaires(connection, ids);
  const tops = new Map(known.map((one) => [`${one.id} ${one.version}`, one.levels[0]?.code]));
  return ({ body }) =>
    body !== null && tops.get(`${body.questionnaire.id} ${body.questionnaire.version}`) === body.level;
}
