import { foldVietnamese } from '#shared/domain/vietnamese.ts';
import type { PeopleRow } from '#shared/protocol/people-import.ts';
import type { FullClerk, FullCounter } from '../store/office-rows.ts';
import type { Change } from '../store/unit-events.ts';
import { changesBetween } from './office-edit.ts';
import { type Fault, faultAt, type PersonRow } from './read-people.ts';

/** What would be done with one row. */
export interface PlannedRow {
  readonly told: PeopleRow;
  /** Null: somebody new, or nothing is done. */
  readonly id: string | null;
  readonly next: {
    readonly name: string;
    readonly key: string | null;
    readonly title: string | null;
    readonly startedOn: string | null;
    readonly leftOn: string | null;
  };
  /** The counter that the clerk is put on; null: the duties stay. */
  readonly counterId: string | null;
}

/** Whoever is there already, as rows are compared with them. */
export interface Known {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly title: string | null;
  readonly startedOn: string | null;
  readonly leftOn: string | null;
  /** Counters that they are on now or will be. */
  readonly counterIds: readonly string[];
}

/**
 * What would become of every row, in the order of the file. A row means whoever bears its code or number; without one,
 * the only one of that name. Pure: the same file and office give the same plan.
 */
export function planPeople(
  rows: readonly PersonRow[],
  known: readonly Known[],
  counters: readonly FullCounter[],
): readonly PlannedRow[] {
  const taken = new Set<string>();
  const keys = new Set<string>();
  return rows.map((row) => {
    const faults: Fault[] = [...row.faults];
    const found = findKnown(row, known, faults);
    const key = row.key ?? null;
    if ((found !== null && taken.has(found.id)) || (key !== null && keys.has(key)))
      faults.push(faultAt('repeats', row.cells.key ?? row.cells.name));
    if (found !== null) taken.add(found.id);
    if (key !== null) keys.add(key);
    return planRow(row, found, findCounter(row, counters, faults), faults);
  });
}

function planRow(row: PersonRow, found: Known | null, counterId: string | null, faults: Fault[]): PlannedRow {
  const before = found ?? { name: null, key: null, title: null, startedOn: null, leftOn: null };
  const next = {
    name: row.name ?? '',
    key: row.key ?? before.key,
    title: row.title === undefined ? before.title : row.title,
    startedOn: row.startedOn === undefined ? before.startedOn : row.startedOn,
    leftOn: row.leftOn === undefined ? before.leftOn : row.leftOn,
  };
  if (next.startedOn !== null && next.leftOn !== null && next.leftOn < next.startedOn)
    faults.push(faultAt('wrong-order', row.cells.leftOn));
  const moves = counterId !== null && !(found?.counterIds.includes(counterId) ?? false);
  if (moves && next.leftOn !== null) faults.push(faultAt('has-left', row.cells.counter));
  const { name, key, title, startedOn, leftOn } = before;
  const changes: readonly Change[] = [
    ...changesBetween({ name, key, title, startedOn, leftOn }, next),
    ...(moves ? [{ member: 'counter', from: null, to: row.counter ?? null }] : []),
  ];
  const state =
    faults.length > 0 ? 'refused' : found === null ? 'new' : changes.length > 0 ? 'changed' : 'unchanged';
  const told = {
    row: row.row,
    state,
    name: row.name,
    changes: state === 'refused' ? [] : [...changes],
    faults,
  } as const;
  return {
    told: { ...told, faults: [...faults] },
    id: found?.id ?? null,
    next,
    counterId: moves ? counterId : null,
  };
}

function findKnown(row: PersonRow, known: readonly Known[], faults: Fault[]): Known | null {
  if (row.key != null) {
    const bearers = known.filter((one) => one.key === row.key);
    // A number may have been given again: whoever works here now is meant.
    const bearer = bearers.find((one) => one.leftOn === null) ?? bearers.at(-1);
    if (bearer !== undefined) return bearer;
  }
  if (row.name === null) return null;
  const name = foldVietnamese(row.name);
  const exact = known.filter((one) => one.name === row.name);
  const namesakes = exact.length > 0 ? exact : known.filter((one) => foldVietnamese(one.name) === name);
  const open = namesakes.filter((one) => row.key == null || one.key === null);
  if (open.length > 1) faults.push(faultAt('name-not-clear', row.cells.name));
  return open.length === 1 ? (open[0] ?? null) : null;
}

function findCounter(row: PersonRow, counters: readonly FullCounter[], faults: Fault[]): string | null {
  if (row.counter == null) return null;
  const open = counters.filter((one) => one.closed_at === null);
  const wanted = foldVietnamese(row.counter);
  const found =
    open.find((one) => one.number === row.counter) ?? open.find((one) => foldVietnamese(one.name) === wanted);
  if (found === undefined) faults.push(faultAt('counter-not-known', row.cells.counter));
  return found?.id ?? null;
}

export function clerkToKnown(clerk: FullClerk, counterIds: readonly string[]): Known {
  const { id, code, name, title, started_on, left_on } = clerk;
  return { id, key: code, name, title, startedOn: started_on, leftOn: left_on, counterIds };
}

export function counterToKnown({ id, number, name }: FullCounter): Known {
  return { id, key: number, name, title: null, startedOn: null, leftOn: null, counterIds: [] };
}
