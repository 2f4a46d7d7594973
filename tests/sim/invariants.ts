import { chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { contentOf, engineBody, type Model } from './model.ts';
import type { CentreReplica, CentreView } from './sim-centre.ts';
import type { SimTablet } from './sim-tablet.ts';

/** What must hold after every command. Throws with what does not. */
export function checkAlways(model: Model, tablets: readonly SimTablet[], view: CentreView): void {
  checkNothingDoubled(view);
  checkNothingInvented(model, view);
  for (const replica of view.replicas) checkReplica(replica, view);
  for (const tablet of tablets) checkAcked(model, tablet);
  for (const id of model.pruned)
    require(model.everStored.has(id), `${id} was pruned and has never been stored`);
}

/** What must hold when all tablets have reached the centre again. */
export function checkHealed(model: Model, tablets: readonly SimTablet[], view: CentreView): void {
  for (const [index, tablet] of tablets.entries()) {
    const { last, ackedThrough } = tablet.disk;
    require(last === ackedThrough, `tablet ${index} still has ${last - ackedThrough} entries to send`);
    for (const row of tablet.disk.rows.values()) {
      // A disk set back may hold again what it had declared as gone; then the hole stays named.
      const known = model.isStoredOrDeclared(row.id, view);
      require(known, `row ${row.seq} of tablet ${index} is neither at the centre nor named as missing`);
    }
  }
  if (!model.disksWereCopied) checkHoles(tablets, view);
  const lost = [...model.thanked].filter((id) => !model.isAccountedFor(id, view));
  require(lost.length === 0, `thanked for, neither stored nor named as missing: ${lost.join(', ')}`);
}

/** AK2: once the centre knows more, nothing that it knows stays in quarantine. */
export function checkUpgraded(view: CentreView): void {
  const left = view.entries.filter(
    (entry) => entry.state === 'quarantined' && !entry.line.includes('"five"'),
  );
  require(left.length === 0, `still in quarantine: ${left.map((entry) => entry.line).join(', ')}`);
}

/** SN1: what was imported is held, and no hole is left where it stood. */
export function checkImported(
  { replica, first, last }: { readonly replica: string; readonly first: number; readonly last: number },
  view: CentreView,
): void {
  const held = view.replicas.find((one) => one.id === replica);
  require(held !== undefined && held.receivedThrough >= last, `imported up to ${last}, but not received`);
  const open = held.missing.filter((range) => range.first <= last && first <= range.last);
  require(open.length ===
    0, `${JSON.stringify(open)} is named as missing after an import of ${first}…${last}`);
}

/** What is named as missing is not held by the tablet that named it. */
function checkHoles(tablets: readonly SimTablet[], view: CentreView): void {
  for (const { disk } of tablets) {
    const missing = view.replicas.find((replica) => replica.id === disk.replica)?.missing ?? [];
    for (const { first, last } of missing) {
      const held = [...disk.rows.keys()].filter((seq) => first <= seq && seq <= last);
      require(held.length === 0, `positions ${held.join(', ')} are named as missing and still held`);
    }
  }
}

/** The id of an entry counts once, and every rating has exactly one row. */
function checkNothingDoubled(view: CentreView): void {
  const counted = view.entries.filter((entry) => entry.state !== 'duplicate' && entry.entryId !== null);
  const ids = counted.map((entry) => entry.entryId);
  require(new Set(ids).size === ids.length, 'an entry id is stored twice');
  const ratings = counted.filter((entry) => entry.kind === 'rating' && entry.state === 'stored');
  const expected = ratings.map((entry) => String(entry.entryId)).sort();
  require(JSON.stringify(expected) ===
    JSON.stringify([...view.ratingIds].sort()), 'the ratings are not those of the journal');
  const duplicates = view.entries.filter((entry) => entry.state === 'duplicate');
  for (const { entryId } of duplicates) {
    require(ids.includes(entryId), `duplicate ${entryId} of nothing`);
  }
}

/** Everything at the centre was recorded by somebody, with this very body, or is a note of the engine. */
function checkNothingInvented(model: Model, view: CentreView): void {
  for (const entry of view.entries) {
    if (engineBody(entry) !== null) continue;
    const content = model.recorded.get(entry.entryId ?? '');
    require(content === contentOf(entry), `nobody recorded ${entry.line}`);
  }
}

/** Every position up to the mark is either held or named as missing, and the chain holds between them. */
function checkReplica(replica: CentreReplica, view: CentreView): void {
  const lines = new Map(
    view.entries.filter((entry) => entry.replica === replica.id).map((entry) => [entry.seq, entry]),
  );
  let hash: string | null = ZERO_HASH;
  for (let seq = 1; seq <= replica.receivedThrough; seq++) {
    const entry = lines.get(seq);
    const missing = replica.missing.some((range) => range.first <= seq && seq <= range.last);
    require(missing !==
      (entry !== undefined), `${replica.id}: position ${seq} is held and missing, or neither`);
    if (entry !== undefined && hash !== null) {
      require(chainHash(hash, entry.line) === entry.hash, `${replica.id}: the chain breaks at ${seq}`);
    }
    hash = entry?.hash ?? null;
    lines.delete(seq);
  }
  require(hash === null ||
    hash === replica.hash, `${replica.id}: the mark has another hash than its last entry`);
  require(lines.size === 0, `${replica.id}: lines stand beyond the mark`);
}

/** Nothing is taken as acknowledged that was never at the centre. */
function checkAcked(model: Model, tablet: SimTablet): void {
  for (const row of tablet.disk.rows.values()) {
    if (row.seq > tablet.disk.ackedThrough) continue;
    require(model.everStored.has(row.id), `${row.id} is acknowledged and has never been stored`);
  }
}

function require(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(message);
}
