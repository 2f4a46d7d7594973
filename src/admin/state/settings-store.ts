import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '#shared/lib/result.ts';
import type { SettingHistory, SettingImpact, SettingsView } from '#shared/protocol/settings-admin.ts';
import type { ApiFailure } from '../api/client.ts';
import type { SettingFailure, SettingRequest, SettingsApi } from '../api/settings-api.ts';

/** What holds for the unit on the screen, and the versions of the part on the screen. */
export interface SettingsState {
  readonly view: SettingsView | null;
  readonly history: SettingHistory['items'] | null;
  readonly failure: ApiFailure | null;
  load(unit: string): Promise<void>;
  loadHistory(unit: string, part: string): Promise<void>;
  /** Writes nothing. */
  preview(
    unit: string,
    part: string,
    request: SettingRequest,
  ): Promise<Result<SettingImpact, SettingFailure>>;
  /** Null: it is published, and what holds was read again. */
  publish(unit: string, part: string, request: SettingRequest): Promise<SettingFailure | null>;
  rollBack(unit: string, part: string, version: number): Promise<SettingFailure | null>;
  withdraw(unit: string, part: string, version: number): Promise<SettingFailure | null>;
  forget(): void;
}

const NOTHING = { view: null, history: null, failure: null };

export function createSettingsStore(api: SettingsApi): StoreApi<SettingsState> {
  return createStore<SettingsState>((set, get) => {
    const reread = async (unit: string, part: string): Promise<null> => {
      await Promise.all([get().load(unit), get().loadHistory(unit, part)]);
      return null;
    };
    return {
      ...NOTHING,
      async load(unit) {
        // Another unit's settings must not stand under this one's name.
        if (get().view?.unit !== unit) set({ view: null });
        const answer = await api.read(unit);
        set(answer.ok ? { view: answer.value, failure: null } : { failure: answer.error });
      },
      async loadHistory(unit, part) {
        set({ history: null });
        const answer = await api.history(unit, part);
        set(answer.ok ? { history: answer.value.items } : { failure: answer.error });
      },
      preview: (unit, part, request) => api.preview(unit, part, request),
      async publish(unit, part, request) {
        const done = await api.publish(unit, part, request);
        return done.ok ? await reread(unit, part) : done.error;
      },
      async rollBack(unit, part, version) {
        const done = await api.rollBack(unit, part, version);
        return done.ok ? await reread(unit, part) : done.error;
      },
      async withdraw(unit, part, version) {
        const done = await api.withdraw(unit, part, version);
        return done.ok ? await reread(unit, part) : { type: 'failed', failure: done.error };
      },
      forget: () => set(NOTHING),
    };
  });
}
