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
import { type ExitCode, hasStore, runFileCommand, withCentre } from './run-command.ts';

const USAGE = `npm run verify [-- FILE]
  Không có tệp: tính lại nhật ký kiểm tra và nhật ký của mọi máy trong kho dữ liệu.
  Có tệp: kiểm tra bằng chứng hoặc bản xuất nhật ký kiểm tra tải từ /admin, và đối chiếu với kho dữ liệu nếu có.
  Without a file: recomputes the audit log and every journal in the store.
  With one: checks a proof or an export of the audit log, and compares it with the store where there is one.`;

runFileCommand(USAGE, verifyFile, verifyWhole);

async function verifyFile(text: string): Promise<ExitCode> {
  const rows = readAuditFile(text);
  if (rows !== null) return sayAuditFile(await withStore((db) => checkAuditFile(rows, db)));
  const parsed = v.safeParse(proof, parseJson(text));
  if (!parsed.success) {
    const issue = parsed.issues[0];
    process.stderr.write(
      `Không phải bằng chứng. Not a proof: ${v.getDotPath(issue) ?? 'file'}: ${issue.message}\n`,
    );
    return 1;
  }
  const verdict = await withStore((db) => verifyProof(parsed.output, db));
  return say(describe(parsed.output, verdict), isProofGood(verdict));
}

async function verifyWhole(): Promise<ExitCode> {
  if (!hasStore()) throw new StartFailure('Chưa có kho dữ liệu ở đây.', 'There is no store here.');
  const verdict = await withCentre(({ db }) => verifyStore(db));
  return say(describeStore(verdict), isStoreGood(verdict));
}

/** Hands over the store where there is one, else null. */
async function withStore<T>(work: (db: Connection | null) => Promise<T>): Promise<T> {
  return hasStore() ? await withCentre(({ db }) => work(db)) : await work(null);
}

function say(rows: readonly string[], good: boolean): ExitCode {
  process.stdout.write(`${rows.join('\n')}\n`);
  return good ? 0 : 1;
}

function sayAuditFile(verdict: AuditFileVerdict): ExitCode {
  const { lines, recomputed, firstBad, differs } = verdict;
  const good = isAuditFileGood(verdict);
  const chain = firstBad === null ? 'every line leads to the next' : `BROKEN at ${firstBad}`;
  const store = !hasStore()
    ? 'not compared: no store here'
    : differs === null
      ? 'agrees'
      : `DIFFERS at ${differs}`;
  return say(
    [
      `audit log  ${lines} lines, ${recomputed} recomputed, ${chain}`,
      `store      ${store}`,
      good ? 'Đúng. The log holds.' : 'SAI. The log does NOT hold.',
    ],
    good,
  );
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
