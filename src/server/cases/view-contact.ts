import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CaseContact } from '#shared/protocol/cases.ts';
import type { ServerContext } from '../context.ts';
import { findCaseWithin, findCaseWords } from '../store/cases.ts';
import { transact } from '../store/transact.ts';
import { openSecret } from './case-secrets.ts';
import { auditCase, type Editor } from './edit-case.ts';
import { readContact } from './read-contact.ts';

/** Contact data for whoever handles the case, and nobody else; the look is in the audit log before the answer is out. */
export async function viewContact(
  context: Pick<ServerContext, 'db' | 'clock' | 'atRest'>,
  { door, rootUnitId, actor }: Editor,
  id: string,
): Promise<Result<CaseContact, 'not-found' | 'forbidden'>> {
  return await transact(context.db, async (trx): Promise<Result<CaseContact, 'not-found' | 'forbidden'>> => {
    const row = await findCaseWithin(trx, id, { rootUnitId, kinds: door.kinds });
    if (row === null) return err('not-found');
    if (row.owner_id === null || row.owner_id !== actor.id) return err('forbidden');
    const sealed = await findCaseWords(trx, id, 'contact');
    const contact = readContact(openSecret(context.atRest, id, 'contact', sealed));
    if (contact === null) return err('not-found');
    await auditCase(trx, context, actor, row, 'contact-viewed');
    return ok(contact);
  });
}
