import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Proof, proof } from '#shared/protocol/proof.ts';
import { isProofGood, type ProofVerdict, verifyProof } from '../reports/verify-proof.ts';
import { hasStore, runFileCommand, withCentre } from './run-command.ts';

const USAGE = `npm run verify -- FILE
  Kiểm tra bằng chứng tải từ /admin: chữ ký, và nhật ký gốc trong kho dữ liệu nếu có.
  Checks a proof downloaded from /admin: its signature, and the raw journal in the store where there is one.`;

runFileCommand(USAGE, async (text) => {
  const parsed = v.safeParse(proof, parseJson(text));
  if (!parsed.success) {
    const issue = parsed.issues[0];
    process.stderr.write(
      `Không phải bằng chứng. Not a proof: ${v.getDotPath(issue) ?? 'file'}: ${issue.message}\n`,
    );
    return 1;
  }
  const verdict = hasStore()
    ? await withCentre(async ({ db }) => await verifyProof(parsed.output, db))
    : await verifyProof(parsed.output, null);
  process.stdout.write(`${describe(parsed.output, verdict).join('\n')}\n`);
  return isProofGood(verdict) ? 0 : 1;
});

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
