import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { KioskState } from './kiosk-state.ts';
import type { KioskStore } from './kiosk-store.ts';
import type { CareView, ReadAloudView, SyncView } from './ports.ts';

export interface KioskApp extends KioskStore {
  readonly sync: SyncView;
  readonly care: CareView;
  readonly readAloud: ReadAloudView;
}

export const KioskContext = createContext<KioskApp | null>(null);

/** The running kiosk: to send what a person did. */
export function useKiosk(): KioskApp {
  const app = useContext(KioskContext);
  if (app === null) throw new Error('a kiosk screen stands outside KioskContext');
  return app;
}

/** A part of the state; the component follows it. */
export function useKioskState<T>(select: (state: KioskState) => T): T {
  return useStore(useKiosk().store, select);
}
