import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Proof, proof } from '#shared/protocol/proof.ts';
import {
  type AuditFileVerdict,
  checkAuditFile,
  isAuditFileGood,
  readAuditFile,
} from '../audit/check-audit-file.ts';
import { isProofGood, type ProofVerdict, verifyProof } from '../reports/verify-proof.ts';
import { type BrokenJournal, isStoreGood, type StoreVerdict, verifyStore } from '../reports/verify-store.ts';
import { StartFailure } from '../start-failure.ts';
import type { Connection } from '../store/database.ts';
import { type Command, defineCommand } from './command.ts';
import { hasStore, readNamedText, withCentre } from './with-centre.ts';

export const command: Command = defineCommand({
  usage: `verify [FILE]
  Không có tệp: tính lại nhật ký kiểm tra và nhật ký của mọi máy trong kho dữ liệu.
  Có tệp: kiểm tra bằng chứng hoặc bản xuất nhật ký kiểm tra tải từ /admin, và đối chiếu với kho dữ liệu nếu có.
  Without a file: recomputes the audit log and every journal in the store.
  With one: checks a proof or an export of the audit log, and compares it with the store where there is one.`,
  options: {},
  words: { least: 0, most: 1 },
  async run({ words: [file], say }) {
    const { rows, good, json } = file === undefined ? await verifyWhole() : await verifyFile(file);
    for (const row of rows) say(row);
    return { code: good ? 0 : 1, json };
  },
});

/** What a check found: for people, and for programs. */
interface Found {
  readonly rows: readonly string[];
  readonly good: boolean;
  readonly json: Readonly<Record<string, unknown>>;
}

async function verifyFile(file: string): Promise<Found> {
  const text = readNamedText(file);
  const rows = readAuditFile(text);
  if (rows !== null) return describeAuditFile(await withStore((db) => checkAuditFile(rows, db)));
  const parsed = v.safeParse(proof, parseJson(text));
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new StartFailure(
      'Không phải bằng chứng.',
      `Not a proof: ${v.getDotPath(issue) ?? 'file'}: ${issue.message}`,
    );
  }
  const verdict = await withStore((db) => verifyProof(parsed.output, db));
  return { rows: describe(parsed.output, verdict), good: isProofGood(verdict), json: { proof: verdict } };
}

async function verifyWhole(): Promise<Found> {
  const verdict = await withCentre(({ db }) => verifyStore(db));
  return { rows: describeStore(verdict), good: isStoreGood(verdict), json: { store: verdict } };
}

/** Hands over the store where there is one, else null. */
async function withStore<T>(work: (db: Connection | null) => Promise<T>): Promise<T> {
  return hasStore() ? await withCentre(({ db }) => work(db)) : await work(null);
}

function describeAuditFile(verdict: AuditFileVerdict): Found {
  const { lines, recomputed, firstBad, differs } = verdict;
  const good = isAuditFileGood(verdict);
  const chain = firstBad === null ? 'every line leads to the next' : `BROKEN at ${firstBad}`;
  const store = !hasStore()
    ? 'not compared: no store here'
    : differs === null
      ? 'agrees'
      : `DIFFERS at ${differs}`;
  const rows = [
    `audit log  ${lines} lines, ${recomputed} recomputed, ${chain}`,
    `store      ${store}`,
    good ? 'Đúng. The log holds.' : 'SAI. The log does NOT hold.',
  ];
  return { rows, good, json: { auditFile: verdict } };
}

function describeStore(verdict: StoreVerdict): string[] {
  const { audit, journals, lines, erased, broken } = verdict;
  const chain = audit.firstBad === null ? 'every line leads to the next' : `BROKEN at ${audit.firstBad}`;
  return [
    `audit log  ${audit.lines} lines recomputed, ${chain}`,
    `journals   ${journals} with ${lines} lines recomputed, ${broken.length} broken`,
    ...(erased === 0
      ? []
      : [`erased     words were taken out of ${erased} lines, whose hashes stand as stored`]),
    ...broken.map(describeBroken),
    isStoreGood(verdict) ? 'Đúng. The store holds.' : 'SAI. The store does NOT hold.',
  ];
}

function describeBroken({ replica, device, firstBad, unexplained, wrongEnd }: BrokenJournal): string {
  const faults = [
    ...(firstBad === null ? [] : [`line ${firstBad} does not follow`]),
    ...unexplained.map(({ first, last }) => `${first}…${last} gone without a word`),
    ...(wrongEnd ? ['the end is not where it was'] : []),
  ];
  return `BROKEN     ${replica} of device ${device}: ${faults.join('; ')}`;
}

function describe(signed: Proof, verdict: ProofVerdict): string[] {
  const { chain, hashAgrees, ownKey, unexplained } = verdict;
  const rows = [
    `journal    ${signed.replica} of device ${signed.device}`,
    `claim      1…${signed.receivedThrough} received, hash ${signed.hash}, at ${signed.serverTime}`,
    `signature  ${verdict.signed ? 'good' : 'BAD'} (key ${signed.key.id}, fingerprint ${fingerprint(signed)})`,
    `key        ${ownKey === null ? 'not compared: no store here' : ownKey ? 'this centre’s own' : 'NOT this centre’s'}`,
  ];
  if (chain === null) {
    rows.push(`journal    ${ownKey === null ? 'not compared: no store here' : 'not in this store'}`);
  } else {
    const bad = chain.firstBad === null ? 'every line leads to the next' : `BROKEN at ${chain.firstBad}`;
    rows.push(`chain      ${chain.lines} lines recomputed, ${bad}`);
    if (chain.erased > 0)
      rows.push(`erased     words were taken out of ${chain.erased} lines, whose hashes stand as stored`);
    rows.push(
      `hash       ${hashAgrees === null ? 'not comparable (hole)' : hashAgrees ? 'agrees' : 'DIFFERS'}`,
    );
    for (const { first, last } of chain.holes) {
      const known = !unexplained.some((hole) => hole.first === first);
      rows.push(`hole       ${first}…${last} ${known ? 'declared by the tablet' : 'UNEXPLAINED'}`);
    }
  }
  rows.push(isProofGood(verdict) ? 'Đúng. The proof holds.' : 'SAI. The proof does NOT hold.');
  return rows;
}

function fingerprint({ key }: Proof): string {
  return createHash('sha256').update(`${key.jwk.x}.${key.jwk.y}`).digest('hex').slice(0, 32);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
