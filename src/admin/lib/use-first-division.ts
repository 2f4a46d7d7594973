import { useStore } from 'zustand';
import { useServices } from '../services.tsx';

/**
 * By what a unit's figures are divided until somebody chooses: by unit where there are units below it, since all counters of a
 * province in one list help nobody; else by counter, also where the units cannot be read. Null until they are known.
 */
export function useFirstDivision(unit: string): 'unit' | 'counter' | null {
  const { directory, failure } = useStore(useServices().directory);
  if (directory === null) return failure === null ? null : 'counter';
  return directory.units.some(({ parent }) => parent === unit) ? 'unit' : 'counter';
}
