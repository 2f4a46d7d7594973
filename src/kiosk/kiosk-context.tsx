import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { KioskState } from './kiosk-state.ts';
import type { KioskStore } from './kiosk-store.ts';
import type { CareView, KioskPorts, ReadAloudView, SyncView } from './ports.ts';
import { followShown } from './shown-state.ts';

export interface KioskApp extends KioskStore {
  /** The state as the screens show it. */
  readonly store: KioskStore['store'];
  readonly sync: SyncView;
  readonly care: CareView;
  readonly readAloud: ReadAloudView;
  /** The device's clock. */
  wallMs(): number;
  /** Where this page came from. */
  readonly origin: string;
  /** Puts text on the clipboard; false where that is not allowed. Never rejects. */
  copy(text: string): Promise<boolean>;
  /** Prints the page as it stands. */
  print(): void;
}

export const KioskContext = createContext<KioskApp | null>(null);

/** What the screens see of a store and its ports. */
export function createKioskApp(kiosk: KioskStore, ports: KioskPorts): KioskApp {
  const { sync, care, readAloud, clock, origin, staff } = ports;
  return {
    ...{ ...kiosk, store: followShown(kiosk.store, clock), sync, care, readAloud, origin },
    wallMs: () => clock.nowMs(),
    print: () => staff.print(),
    copy: (text) => ports.copy(text),
  };
}

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
