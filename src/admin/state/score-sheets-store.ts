import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScoreBody, ScoreRanking, ScoreSheet } from '#shared/protocol/score-sheets.ts';
import type { ApiFailure } from '../api/client.ts';
import type { ScoreSheetsApi, ScoreWish } from '../api/score-sheets-api.ts';

/** One form with points as it was last saved, or the units side by side. */
export interface ScoreSheetsState {
  readonly sheet: ScoreSheet | null;
  readonly ranking: ScoreRanking | null;
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  /** Members that the centre refused, as `rows.3.self`. */
  readonly faults: readonly string[];
  look(wish: ScoreWish): Promise<void>;
  rank(unit: string, period: string): Promise<void>;
  /** True when it was kept. */
  save(body: ScoreBody): Promise<boolean>;
  forget(): void;
}

const NOTHING = { sheet: null, ranking: null, busy: false, failure: null, faults: [] } as const;

export function createScoreSheetsStore(api: ScoreSheetsApi): StoreApi<ScoreSheetsState> {
  let wished = '';
  return createStore<ScoreSheetsState>((set, get) => ({
    ...NOTHING,
    async look(wish) {
      wished = JSON.stringify(wish);
      const key = wished;
      set({ sheet: null, failure: null, faults: [] });
      const sheet = await api.read(wish);
      if (wished === key) set(sheet.ok ? { sheet: sheet.value } : { failure: sheet.error });
    },
    async rank(unit, period) {
      wished = `ranking ${unit} ${period}`;
      const key = wished;
      set({ ranking: null, failure: null, faults: [] });
      const ranking = await api.ranking(unit, period);
      if (wished === key) set(ranking.ok ? { ranking: ranking.value } : { failure: ranking.error });
    },
    async save(body) {
      const { sheet, busy } = get();
      if (sheet === null || busy) return false;
      set({ busy: true, failure: null, faults: [] });
      const { unit, period, version } = sheet;
      const saved = await api.save({ unit: unit.id, period, after: version, body });
      set({ busy: false });
      if (saved.ok) set({ sheet: saved.value });
      else set({ failure: saved.error, faults: faultsOf(saved.error) });
      return saved.ok;
    },
    forget: () => {
      wished = '';
      set(NOTHING);
    },
  }));
}

function faultsOf(failure: ApiFailure): readonly string[] {
  if (failure.type !== 'problem' || !Array.isArray(failure.problem.fields)) return [];
  return failure.problem.fields.map(String).map((field) => field.replace(/^body\./, ''));
}
