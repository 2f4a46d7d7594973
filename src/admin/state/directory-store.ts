import { createStore, type StoreApi } from 'zustand/vanilla';
import type { UnitId } from '#shared/domain/ids.ts';
import type { ApiFailure } from '../api/client.ts';
import type { Directory, DirectoryApi } from '../api/directory-api.ts';

/** The names that pages show instead of ids. */
export interface DirectoryState {
  readonly directory: Directory | null;
  readonly failure: ApiFailure | null;
  load(unit: UnitId): Promise<void>;
  forget(): void;
}

/** Read again whenever a page opens; what is known stays on the screen meanwhile. */
export function createDirectoryStore(api: DirectoryApi): StoreApi<DirectoryState> {
  return createStore<DirectoryState>((set) => ({
    directory: null,
    failure: null,
    async load(unit) {
      const result = await api.read(unit);
      if (result.ok) set({ directory: result.value, failure: null });
      else set({ failure: result.error });
    },
    forget: () => set({ directory: null, failure: null }),
  }));
}
