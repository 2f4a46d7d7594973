import { auditCase } from '../cases/edit-case.ts';
import { type ErasureScope, eraseCase } from '../cases/erase-case.ts';
import { type CaseRow, pageOfEndedCases } from '../store/cases.ts';
import { transact } from '../store/transact.ts';
import { monthsBefore } from './months-before.ts';
import { RETENTION_ACTOR, type RetentionPass } from './retention-pass.ts';

const PAGE = 100;
const BY_PROGRAM = { kind: 'program', name: null } as const;

/** Contact data some time after the answer, words some time after the end. What still waits for an answer keeps both. */
export async function eraseDueCases(
  pass: RetentionPass,
): Promise<{ readonly contact: number; readonly caseText: number }> {
  const counts = { contact: 0, caseText: 0 };
  for (let afterNo = 0; ; ) {
    const rows = await pageOfEndedCases(pass.context.db, afterNo, PAGE);
    for (const row of rows) {
      const scope = dueScope(pass, row);
      if (scope === null || !(await erase(pass, row, scope))) continue;
      counts[scope === 'all' ? 'caseText' : 'contact'] += 1;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return counts;
    afterNo = last.no;
    await pass.pause();
  }
}

function dueScope({ keeps, nowMs }: RetentionPass, row: CaseRow): ErasureScope | null {
  const { contact, caseText } = keeps(row.unit_id);
  const ended = row.closed_at ?? row.answered_at;
  const isOlder = (at: string | null, months: number | null) => {
    const before = monthsBefore(nowMs, months);
    return at !== null && before !== null && at < before;
  };
  if (isOlder(ended, caseText)) return 'all';
  const holdsContact = row.has_contact === 1 || row.box === 'sealed';
  const told = row.answered_at ?? row.closed_at;
  return row.contact_erased_at === null && holdsContact && isOlder(told, contact) ? 'contact' : null;
}

async function erase({ context, atIso }: RetentionPass, row: CaseRow, scope: ErasureScope): Promise<boolean> {
  return await transact(context.db, async (trx) => {
    // False: somebody works on it this very moment; tomorrow is early enough.
    if (!(await eraseCase(trx, context, row, scope, { who: BY_PROGRAM, atIso }))) return false;
    await auditCase(trx, context, RETENTION_ACTOR, row, 'erased-in-time');
    return true;
  });
}
