/** One planted fault: `find` stands exactly once in `file`; the named suites must fail when it becomes `replace`. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Paths, or beginnings of paths, of unit test files. */
  readonly suites: readonly string[];
}

const SERVER = ['tests/contract/store-sqlite', 'tests/server/journal'];
const DEXIE = ['tests/contract/dexie-journal.test'];
const ENGINE = ['src/sync/', 'tests/sim/'];

/** The faults that lose, double, hide or fake an answer, one at a time. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'acks an entry that it did not store',
    file: 'src/server/ingest/ingest-segment.ts',
    find: 'read.map((one) => one.entry),',
    replace: 'read.slice(1).map((one) => one.entry),',
    suites: SERVER,
  },
  {
    name: 'acks before the transaction is committed',
    file: 'src/server/store/transact.ts',
    find: 'return await db.transaction().execute(work);',
    replace:
      'const trx = await db.startTransaction().execute(); const early = await work(trx as never); await trx.rollback().execute(); return early;',
    suites: SERVER,
  },
  {
    name: 'skips the dedupe by entry id',
    file: 'src/server/store/migrations/0001-first.ts',
    find: 'create unique index entry_once',
    replace: 'create index entry_once',
    suites: SERVER,
  },
  {
    name: 'accepts a gap as if nothing were missing',
    file: 'src/server/ingest/plan-ingest.ts',
    find: "if (head.oldest !== head.first) return { type: 'gap' };",
    replace: '',
    suites: [...SERVER, 'tests/server/import-journal'],
  },
  {
    name: 'does not note the hole that a tablet declares',
    file: 'src/server/ingest/plan-ingest.ts',
    find: 'missingAdded: [{ first: position.receivedThrough + 1, last: head.first - 1 }],',
    replace: 'missingAdded: [],',
    suites: SERVER,
  },
  {
    name: 'drops what it cannot read',
    file: 'src/server/ingest/ingest-segment.ts',
    find: 'read.map((one) => one.entry),',
    replace: "read.map((one) => one.entry).filter((entry) => entry.state !== 'quarantined'),",
    suites: SERVER,
  },
  {
    name: 'ignores the seal',
    file: 'src/server/ingest/check-segment.ts',
    find: '!(await isSealedByAny(segment.value, [device.publicJwkJson, ...formerKeys]))',
    replace: 'false',
    suites: SERVER,
  },
  {
    name: 'ignores the chain',
    file: 'src/shared/lib/segment-text.ts',
    find: 'if (seal.hash !== hash) {',
    replace: 'if (seal.hash === undefined) {',
    suites: ['tests/server/journal', 'tests/contract/golden'],
  },
  {
    name: 'takes a fork for a resend',
    file: 'src/server/ingest/plan-ingest.ts',
    find: "if (!agrees(segment, position, held.hashes)) return { type: 'forked' };",
    replace: 'void agrees;',
    suites: SERVER,
  },
  {
    name: 'trusts the tablet’s clock',
    file: 'src/server/ingest/occurred-at.ts',
    find: 'skewMs === null || Math.abs(skewMs) <= SKEW_TOLERANCE_MS ? ownMs : ownMs + skewMs;',
    replace: 'skewMs === Number.NaN ? ownMs + skewMs : ownMs;',
    suites: SERVER,
  },
  {
    name: 'never rewinds when the centre holds less',
    file: 'src/sync/push-once.ts',
    find: 'await journal.adoptAck(ack);',
    replace: 'if (ack.receivedThrough >= before.ackedThrough) await journal.adoptAck(ack);',
    suites: ENGINE,
  },
  {
    name: 'believes an ack that nobody signed',
    file: 'src/sync/push-once.ts',
    find: '!(await ports.ackVerifier.verify(ack))',
    replace: 'false',
    suites: ENGINE,
  },
  {
    name: 'does not notice that the centre knows another past',
    file: 'src/sync/apply-ack.ts',
    find: "return ownHash === known.hash ? 'same' : 'fork';",
    replace: "return 'same';",
    suites: ENGINE,
  },
  {
    name: 'gives carried entries new ids after a fork',
    file: 'src/sync/device-events.ts',
    find: "if (row.type === 'entry') return row.draft;",
    replace:
      "if (row.type === 'entry') return draftEntry(stamp, row.draft.kind, row.draft.kv, row.draft.body);",
    suites: ENGINE,
  },
  {
    name: 'leaves a damaged row out',
    file: 'src/sync/device-events.ts',
    find: 'const carried = salvage.rows.map((row) => {',
    replace: "const carried = salvage.rows.filter((row) => row.type === 'entry').map((row) => {",
    suites: [...ENGINE, ...DEXIE],
  },
  {
    name: 'sends a damaged row as if it were sound',
    file: 'src/sync/build-segment.ts',
    find: 'if (row.seq !== first + index || row.hash !== hash) return err({ seq: first + index });',
    replace: '',
    suites: ENGINE,
  },
  {
    name: 'resolves before the commit',
    file: 'src/sync/record.ts',
    find: 'const appended = await ports.journal.append(drafts);',
    replace:
      'void ports.journal.append(drafts).catch(() => {}); const appended = drafts.map((draft, n) => ({ seq: n + 1, id: draft.id }));',
    suites: ENGINE,
  },
  {
    name: 'asks for relaxed durability',
    file: 'src/device/open-database.ts',
    find: "chromeTransactionDurability: 'strict',",
    replace: "chromeTransactionDurability: 'relaxed',",
    suites: ['src/device/', ...DEXIE],
  },
  {
    name: 'prunes what was never acknowledged',
    file: 'src/device/dexie-journal.ts',
    find: '.belowOrEqual(head.ackedThrough);',
    replace: '.belowOrEqual(head.last);',
    suites: DEXIE,
  },
  {
    name: 'renumbers after a prune',
    file: 'src/device/dexie-journal.ts',
    find: 'await putHead(stores, { ...head, oldest, baseHash });',
    replace:
      'await putHead(stores, { ...head, oldest, baseHash, last: head.last - (oldest - head.oldest) });',
    suites: DEXIE,
  },
  {
    name: 'gives up after some failures',
    file: 'src/sync/next-step.ts',
    find: 'const delayMs = backoffDelayMs(memory.attempt, fraction, highestMs);',
    replace:
      'const delayMs = memory.attempt > 3 ? Number.MAX_SAFE_INTEGER : backoffDelayMs(memory.attempt, fraction, highestMs);',
    suites: ENGINE,
  },
  {
    name: 'comes back earlier than it was told',
    file: 'src/sync/next-step.ts',
    find: 'const delayMs = Math.max(patienceMs(namedMs, fraction), backoffMs);',
    replace: 'const delayMs = Math.min(patienceMs(namedMs, fraction), backoffMs);',
    suites: ENGINE,
  },
  {
    name: 'moves on when the centre refuses the token',
    file: 'src/sync/next-step.ts',
    find: "case 'unpaired':\n      return waitForStaff(memory, failure.type);",
    replace: "case 'unpaired':\n      return waitLonger(memory, 'waiting', 0, fraction);",
    suites: ENGINE,
  },
  {
    name: 'closes a journal on the word of a note that knows less than the centre',
    file: 'src/server/reports/completeness.ts',
    find: ' && note.last >= knownThrough;',
    replace: ';',
    suites: SERVER,
  },
  {
    name: 'takes for arrived what a note merely claims to carry',
    file: 'src/server/reports/completeness.ts',
    find: 'const proven = Math.min(unbroken, ...strays.map((note) => note.seq - 1));',
    replace: 'const proven = Math.max(unbroken, ...strays.map((note) => note.seq - 1), 1e9);',
    suites: SERVER,
  },
];
