import type { ServerContext } from '../context.ts';
import { findQuestionnaires, insertMissingQuestionnaire } from '../store/questionnaires.ts';
import { transact } from '../store/transact.ts';
import { packQuestionnaires } from './pack-questionnaires.ts';

/**
 * Puts the questions of every pack where units can choose them. One that is there stays as it is, since ratings name it: a pack that says
 * something else under the same name and version is told in the log.
 */
export async function keepQuestionnaires({
  db,
  rules,
  log,
}: Pick<ServerContext, 'db' | 'rules' | 'log'>): Promise<void> {
  await transact(db, async (trx) => {
    for (const { pack, one } of rules.flatMap((pack) =>
      packQuestionnaires(pack).map((one) => ({ pack, one })),
    )) {
      const known = (await findQuestionnaires(trx, [one.id])).find(({ version }) => version === one.version);
      if (known === undefined) await insertMissingQuestionnaire(trx, one);
      else if (JSON.stringify(known) !== JSON.stringify(one))
        log.warn('questionnaire-differs', { id: one.id, version: one.version, pack: pack.id });
    }
  });
}
