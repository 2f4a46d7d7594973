import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Permission } from '#shared/domain/roles.ts';
import { dutyList } from '#shared/protocol/office-admin.ts';
import { procedurePage } from '#shared/protocol/procedure-admin.ts';
import type { ApiClient } from '../api/client.ts';
import type { RatingsApi } from '../api/ratings-api.ts';

/** Whether there is anything of a kind yet; null: not read, or not for this account. */
export interface StartState {
  readonly hasProcedures: boolean | null;
  readonly hasDuties: boolean | null;
  readonly hasRatings: boolean | null;
  load(unit: string, may: (permission: Permission) => boolean): Promise<void>;
  forget(): void;
}

const NOTHING = { hasProcedures: null, hasDuties: null, hasRatings: null };

/** What the first page asks beside what other pages keep. */
export function createStartStore(client: ApiClient, ratings: RatingsApi): StoreApi<StartState> {
  return createStore<StartState>((set) => ({
    ...NOTHING,
    async load(unit, may) {
      const [procedures, duties, rated] = await Promise.all([
        may('procedures.read') ? client.call({ path: '/procedures?limit=1', schema: procedurePage }) : null,
        client.call({ path: `/units/${unit}/duties`, schema: dutyList }),
        may('ratings.read') ? ratings.page({}, { limit: 1 }) : null,
      ]);
      set({
        hasProcedures: procedures?.ok ? procedures.value.items.length > 0 : null,
        hasDuties: duties.ok ? duties.value.items.length > 0 : null,
        hasRatings: rated?.ok ? rated.value.items.length > 0 : null,
      });
    },
    forget: () => set(NOTHING),
  }));
}
