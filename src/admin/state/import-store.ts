import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImportReport } from '#shared/protocol/import.ts';
import type { ApiFailure } from '../api/client.ts';
import type { ImportApi } from '../api/import-api.ts';
import { readFileBytes } from '../lib/read-file.ts';

/** The file that is being imported, or was last. */
export type ImportOutcome =
  | { readonly type: 'none' }
  | { readonly type: 'sending'; readonly name: string }
  | { readonly type: 'imported'; readonly name: string; readonly report: ImportReport }
  /** It cannot be read on this computer. */
  | { readonly type: 'unreadable'; readonly name: string }
  | { readonly type: 'refused'; readonly name: string; readonly failure: ApiFailure };

export interface ImportState {
  readonly outcome: ImportOutcome;
  send(file: File): Promise<void>;
  forget(): void;
}

/** One file at a time. */
export function createImportStore(api: ImportApi): StoreApi<ImportState> {
  return createStore<ImportState>((set, get) => ({
    outcome: { type: 'none' },
    async send(file) {
      if (get().outcome.type === 'sending') return;
      const { name } = file;
      set({ outcome: { type: 'sending', name } });
      const bytes = await readFileBytes(file);
      if (bytes === null) return set({ outcome: { type: 'unreadable', name } });
      const sent = await api.send(bytes);
      set({
        outcome: sent.ok
          ? { type: 'imported', name, report: sent.value }
          : { type: 'refused', name, failure: sent.error },
      });
    },
    forget: () => set({ outcome: { type: 'none' } }),
  }));
}
