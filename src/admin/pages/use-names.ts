import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Directory } from '../api/directory-api.ts';
import { useServices, useSession } from '../services.tsx';

/** What is called how, as far as it was read. */
export interface Names {
  readonly directory: Directory | null;
  readonly deviceNames: ReadonlyMap<string, string>;
}

/** Names for ids: read when a page opens or somebody signs in again, kept from page to page. For pages; what lies in them uses `useKnownNames`. */
export function useNames(): Names {
  const services = useServices();
  const unit = useSession((state) => state.session?.unit.id);
  const signedIn = useSession((state) => state.phase === 'signed-in');
  useEffect(() => {
    if (unit === undefined || !signedIn) return;
    void services.directory.getState().load(unit);
    void services.devices.getState().refresh(false);
  }, [services, unit, signedIn]);
  return useKnownNames();
}

/** The same names without reading them: the page did, and a list of rows must not ask once a row. */
export function useKnownNames(): Names {
  const services = useServices();
  const directory = useStore(services.directory, (state) => state.directory);
  const devices = useStore(services.devices, (state) => state.items);
  return { directory, deviceNames: new Map(devices.map(({ id, name }) => [id, name])) };
}
