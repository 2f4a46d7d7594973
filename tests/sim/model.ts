import { readEnvelope } from '#shared/lib/segment-text.ts';
import type { MemoryRow } from '#tests/support/memory-journal.ts';
import type { CentreView } from './sim-centre.ts';

/** A place in some journal. */
interface Place {
  readonly replica: string;
  readonly seq: number;
}

/** A note of the engine that speaks of positions of another replica, and where it stands itself. */
interface Note {
  readonly place: Place;
  readonly id: string;
  readonly covers: (place: Place) => boolean;
}

const ENGINE_EVENTS: ReadonlySet<unknown> = new Set(['replica-started', 'damaged-entry', 'storage-reset']);

/**
 * What the simulation knows: what was recorded and what happened to disks. It knows nothing of acks, pushes and
 * replicas but where each entry was seen to be written.
 */
export class Model {
  /** Kind and body by id of everything that was recorded at a counter. */
  readonly recorded = new Map<string, string>();
  /** Ids for which a citizen was thanked. */
  readonly thanked = new Set<string>();
  /**
   * Ids of a disk that was wiped or set back. What of them is not at the centre is gone and, if the centre lost it too,
   * named by nobody but the note of the wipe (WD1).
   */
  readonly exposed = new Set<string>();
  /** Did a disk take an older or another's state? Then it may hold again what was named as missing. */
  disksWereCopied = false;
  /** Ids that a tablet has pruned (JR3). */
  readonly pruned = new Set<string>();
  /** Ids that have been seen at the centre at some time. */
  readonly everStored = new Set<string>();
  private readonly placesById = new Map<string, Place[]>();
  private readonly notes: Note[] = [];

  /** Told of every row at its commit, on any tablet. */
  onAppend(replica: string, row: MemoryRow, recorded: boolean): void {
    const place = { replica, seq: row.seq };
    const places = this.placesById.get(row.id) ?? [];
    this.placesById.set(row.id, [...places, place]);
    if (recorded) this.recorded.set(row.id, contentOf(row));
    const body = engineBody(row);
    if (body !== null) this.notes.push({ place, id: row.id, covers: coverageOf(body) });
  }

  /** Everything that was ever written into a journal, whatever became of it. */
  writtenIn(replica: string): readonly { readonly seq: number; readonly id: string }[] {
    return [...this.placesById].flatMap(([id, places]) =>
      places.filter((place) => place.replica === replica).map(({ seq }) => ({ seq, id })),
    );
  }

  seeCentre(view: CentreView): void {
    for (const { entryId } of view.entries) if (entryId !== null) this.everStored.add(entryId);
  }

  /** Is this id at the centre, or its place named as lost, or was the disk it lay on destroyed? */
  isAccountedFor(id: string, view: CentreView): boolean {
    return this.exposed.has(id) || this.isStoredOrDeclared(id, view);
  }

  /** Is this id at the centre, or one of its places named as lost there? */
  isStoredOrDeclared(id: string, view: CentreView, visited: Set<string> = new Set()): boolean {
    if (visited.has(id)) return false;
    visited.add(id);
    if (view.entries.some((entry) => entry.entryId === id)) return true;
    const places = this.placesById.get(id) ?? [];
    return places.some((place) => this.isDeclared(place, view, visited));
  }

  private isDeclared(place: Place, view: CentreView, visited: Set<string>): boolean {
    const replica = view.replicas.find((one) => one.id === place.replica);
    // AK4a: from a hole downwards the centre's list proves nothing, so whatever was there counts as named.
    if (replica?.missing.some((range) => place.seq <= range.last)) return true;
    return this.notes.some((note) => note.covers(place) && this.isStoredOrDeclared(note.id, view, visited));
  }
}

/** Kind and body as text; null parts for a line that cannot be read. */
export function contentOf(row: { readonly seq: number; readonly line: string }): string {
  const envelope = readEnvelope(row.line, row.seq);
  return JSON.stringify(envelope.ok ? [envelope.value.kind, envelope.value.body] : null);
}

/** The body of an entry that the engine wrote by itself, else null. */
export function engineBody(row: {
  readonly seq: number;
  readonly line: string;
}): Record<string, unknown> | null {
  const envelope = readEnvelope(row.line, row.seq);
  if (!envelope.ok || envelope.value.kind !== 'device') return null;
  const { body } = envelope.value;
  if (typeof body !== 'object' || body === null || !('event' in body)) return null;
  return ENGINE_EVENTS.has(body.event) ? { ...body } : null;
}

function coverageOf(body: Record<string, unknown>): (place: Place) => boolean {
  const { event, replica, seq, through, oldest } = body;
  return (place) => {
    if (place.replica !== replica) return false;
    if (event === 'damaged-entry') return Number(seq) <= place.seq && place.seq <= Number(through);
    return event === 'replica-started' && place.seq < Number(oldest);
  };
}
