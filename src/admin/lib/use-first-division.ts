import { useStore } from 'zustand';
import { useServices } from '../services.tsx';

/**
 * By what a unit's figures are divided until somebody chooses: by unit where there are units below it, since all counters of a
 * province in one list help nobody; else by counter. Null until the units are known.
 */
export function useFirstDivision(unit: string): 'unit' | 'counter' | null {
  const directory = useStore(useServices().directory, (state) => state.directory);
  if (directory === null) return null;
  return directory.units.some(({ parent }) => parent === unit) ? 'unit' : 'counter';
}
