import type { UnitId } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import {
  type ClerkList,
  type CounterList,
  clerkList,
  counterList,
  type QuestionnaireList,
  questionnaireList,
  type UnitList,
  unitList,
} from '#shared/protocol/directory.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** The names behind the ids. */
export interface Directory {
  readonly units: UnitList['items'];
  readonly counters: CounterList['items'];
  readonly clerks: ClerkList['items'];
  readonly questionnaires: QuestionnaireList['items'];
}

export interface DirectoryApi {
  read(unit: UnitId): Promise<Result<Directory, ApiFailure>>;
}

/** Reads the four lists at once: of the unit and of all below it. */
export function createDirectoryApi(client: ApiClient): DirectoryApi {
  return {
    async read(unit) {
      const [units, counters, clerks, questionnaires] = await Promise.all([
        client.call({ path: '/units', schema: unitList }),
        client.call({ path: `/units/${unit}/counters`, schema: counterList }),
        client.call({ path: `/units/${unit}/clerks`, schema: clerkList }),
        client.call({ path: '/questionnaires', schema: questionnaireList }),
      ]);
      if (!units.ok) return units;
      if (!counters.ok) return counters;
      if (!clerks.ok) return clerks;
      if (!questionnaires.ok) return questionnaires;
      return ok({
        units: units.value.items,
        counters: counters.value.items,
        clerks: clerks.value.items,
        questionnaires: questionnaires.value.items,
      });
    },
  };
}
