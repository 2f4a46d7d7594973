import { useSyncExternalStore } from 'react';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';

/** Whether the device has a voice of the language that is spoken. */
export function useCanSpeak(): boolean {
  const { readAloud } = useKiosk();
  const language = useKioskState((state) => state.language);
  return useSyncExternalStore(readAloud.subscribe, () => readAloud.canSpeak(language));
}
