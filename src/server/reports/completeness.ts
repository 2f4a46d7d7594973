import type { ReplicaReport } from '#shared/protocol/admin.ts';
import { carriedSegments, type Damage, extentOf, type Started } from './carried-segments.ts';
import { intersect, type SeqSet, subtract, toSeqSet } from './seq-ranges.ts';

/** One journal of a device, as it is stored. */
export interface KnownReplica {
  /** Grows with the order in which the centre first saw them. */
  readonly no: number;
  readonly id: string;
  readonly receivedThrough: number;
  readonly toldThrough: number;
  readonly firstSeenAt: string;
  readonly pushedAt: string | null;
  readonly forkedAt: string | null;
  readonly declaredMissing: SeqSet;
}

/** What stands in one of the device's own journals about another one; another device's word counts for nothing. */
export interface KnownNotes {
  readonly started: readonly Started[];
  readonly damaged: readonly Damage[];
  readonly resets: readonly { readonly replica: string; readonly of: string; readonly receivedAt: string }[];
}

export type Completeness = Pick<
  ReplicaReport,
  'state' | 'tail' | 'knownThrough' | 'missing' | 'awaited' | 'carried' | 'damaged' | 'lost'
> & {
  readonly successor: {
    readonly replica: string;
    readonly reason: string | null;
    readonly at: string;
  } | null;
};

/**
 * What can be said of every journal of one device. A tablet's word may name what is absent, never make it present: a
 * position counts as arrived only when its line is here or, in the journal that follows, the line that must carry it.
 */
export function judgeCompleteness(
  replicas: readonly KnownReplica[],
  notes: KnownNotes,
): ReadonlyMap<string, Completeness> {
  const judged = new Map<string, Completeness>();
  const underWay = new Set<string>();
  const judge = (replica: KnownReplica): Completeness | null => {
    const known = judged.get(replica.id);
    if (known) return known;
    // Notes that lead in a circle prove nothing.
    if (underWay.has(replica.id)) return null;
    underWay.add(replica.id);
    const verdict = judgeReplica(replica, replicas, notes, (id) => {
      const successor = replicas.find((one) => one.id === id);
      return successor ? { replica: successor, completeness: judge(successor) } : null;
    });
    judged.set(replica.id, verdict);
    return verdict;
  };
  for (const replica of replicas) judge(replica);
  return judged;
}

/** An older journal spoke after a newer one had begun, and both within the last day: two tablets, one identity. */
export function isCloned(replicas: readonly KnownReplica[], sinceIso: string): boolean {
  const spoke = (replica: KnownReplica) => replica.pushedAt !== null && replica.pushedAt >= sinceIso;
  return replicas.some(
    (older) =>
      spoke(older) &&
      replicas.some(
        (newer) => newer.no > older.no && spoke(newer) && (older.pushedAt ?? '') > newer.firstSeenAt,
      ),
  );
}

type Follow = (id: string) => {
  readonly replica: KnownReplica;
  readonly completeness: Completeness | null;
} | null;

function judgeReplica(
  replica: KnownReplica,
  replicas: readonly KnownReplica[],
  notes: KnownNotes,
  follow: Follow,
): Completeness {
  const about = notes.started.filter((note) => note.of === replica.id);
  const fate = fateOf(replica, replicas, notes, about);
  const told = [
    replica.toldThrough,
    ...notes.started
      .filter((note) => note.replica === replica.id)
      .map((note) => extentOf(note, notes.damaged)),
    ...about.map((note) => (note === fate.closing ? note.last : note.oldest - 1)),
  ];
  // A tablet may tell any number; sums of such numbers must not break the page.
  const knownThrough = Math.min(Math.max(replica.receivedThrough, ...told), Number.MAX_SAFE_INTEGER);
  const damaged = toSeqSet(notes.damaged.filter((note) => note.of === replica.id));
  const held = subtract(toSeqSet([{ first: 1, last: replica.receivedThrough }]), replica.declaredMissing);
  const behind = toSeqSet([{ first: replica.receivedThrough + 1, last: knownThrough }]);
  const beyond = judgeBeyond(subtract(behind, damaged), fate, notes, follow);
  const lost = subtract(damaged, held);
  return {
    state: fate.state,
    tail: fate.tail,
    successor: fate.successor,
    knownThrough,
    missing: [...subtract(toSeqSet([...replica.declaredMissing, ...beyond.missing]), lost)],
    awaited: [...beyond.awaited],
    carried: [...beyond.carried],
    damaged: [...damaged],
    lost: [...lost],
  };
}

interface Fate extends Pick<Completeness, 'state' | 'tail' | 'successor'> {
  /** The one note that tells this journal's end, when it can be believed. */
  readonly closing: Started | null;
}

function fateOf(
  replica: KnownReplica,
  replicas: readonly KnownReplica[],
  notes: KnownNotes,
  about: readonly Started[],
): Fate {
  const resets = notes.resets.filter((note) => note.of === replica.id);
  const named = [...about, ...resets];
  const isAlive = named.length > 0 && named.every((note) => (replica.pushedAt ?? '') > note.receivedAt);
  if (isAlive) return { state: 'current', tail: 'open', successor: null, closing: null };
  const note = about.at(-1);
  if (note) {
    const closing = resets.length === 0 && about.length === 1 && isEnd(note, replica) ? note : null;
    const successor = { replica: note.replica, reason: note.reason, at: note.receivedAt };
    return { state: 'continued', tail: closing ? 'closed' : 'unknown', successor, closing };
  }
  const reset = resets.at(-1);
  const over = { tail: 'unknown', closing: null } as const;
  if (reset) {
    const successor = { replica: reset.replica, reason: null, at: reset.receivedAt };
    return { state: 'wiped', successor, ...over };
  }
  if (replica.forkedAt !== null && replica.forkedAt === replica.pushedAt)
    return { state: 'forked', successor: null, ...over };
  const spokeAt = replica.pushedAt ?? replica.firstSeenAt;
  const isLeft = replicas.some((newer) => newer.no > replica.no && newer.firstSeenAt >= spokeAt);
  if (isLeft) return { state: 'left', successor: null, ...over };
  return { state: 'current', tail: 'open', successor: null, closing: null };
}

/**
 * Damage: the same disk tells where its own journal ended. Any other reason is told by a copy, which knows nothing of
 * what the centre holds; and so does a note that ends before what is known to exist.
 */
function isEnd(note: Started, replica: KnownReplica): boolean {
  const knownThrough = Math.max(replica.receivedThrough, replica.toldThrough);
  return note.reason === 'damage' && replica.forkedAt === null && note.last >= knownThrough;
}

type Beyond = Pick<Completeness, 'missing' | 'awaited' | 'carried'>;

/** What is known of positions beyond the last that was received here. */
function judgeBeyond(behind: SeqSet, fate: Fate, notes: KnownNotes, follow: Follow): Beyond {
  const { closing } = fate;
  if (fate.tail === 'open') return { missing: [], awaited: [...behind], carried: [] };
  const next = closing && follow(closing.replica);
  if (!closing || !next?.completeness) return { missing: [...behind], awaited: [], carried: [] };
  const { replica, completeness } = next;
  const segments = carriedSegments(closing, notes.damaged);
  const toOwn = (there: SeqSet) =>
    intersect(
      behind,
      toSeqSet(
        segments.flatMap(({ first, last, offset }) =>
          intersect([{ first: first + offset, last: last + offset }], there).map((range) => ({
            first: range.first - offset,
            last: range.last - offset,
          })),
        ),
      ),
    );
  const here = toSeqSet([
    ...subtract(
      toSeqSet([{ first: 1, last: replica.receivedThrough }]),
      toSeqSet([...completeness.missing, ...completeness.lost]),
    ),
    ...completeness.carried,
  ]);
  // Behind a line that is not here the places are no longer sure: it may be the note of a stretch of any length.
  const behindNote = closing.seq + 1;
  const unbroken =
    here.find((range) => range.first <= behindNote && behindNote <= range.last)?.last ?? closing.seq;
  const strays = notes.damaged.filter(
    (note) => note.replica === closing.replica && note.of !== closing.of && note.seq > closing.seq,
  );
  const proven = Math.min(unbroken, ...strays.map((note) => note.seq - 1));
  const carried = toOwn([{ first: behindNote, last: proven }]);
  const rest = [...subtract(behind, carried)];
  const mapped = toOwn([{ first: proven + 1, last: Number.MAX_SAFE_INTEGER }]);
  const isAwaited = completeness.awaited.some(({ first, last }) => first <= proven + 1 && proven < last);
  const awaited = isAwaited ? [...mapped] : [];
  return { missing: [...subtract(rest, awaited)], awaited, carried: [...carried] };
}
