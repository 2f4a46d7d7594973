import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Directory } from '../api/directory-api.ts';
import { useServices, useSession } from '../services.tsx';

/** Names for ids: read when a page opens or somebody signs in again, kept from page to page. */
export function useNames(): {
  readonly directory: Directory | null;
  readonly deviceNames: ReadonlyMap<string, string>;
} {
  const services = useServices();
  const unit = useSession((state) => state.session?.unit.id);
  const signedIn = useSession((state) => state.phase === 'signed-in');
  const directory = useStore(services.directory, (state) => state.directory);
  const devices = useStore(services.devices, (state) => state.items);
  useEffect(() => {
    if (unit === undefined || !signedIn) return;
    void services.directory.getState().load(unit);
    void services.devices.getState().refresh(false);
  }, [services, unit, signedIn]);
  return { directory, deviceNames: new Map(devices.map(({ id, name }) => [id, name])) };
}
