import { type CentreOptions, CentreProcess } from './centre-process.ts';

/** What `npm start` gives Node and malloc (a test in `tests/arch` holds them together). */
export const NODE_FLAGS: readonly string[] = ['--heap-growing-percent=10', '--max-semi-space-size=2'];
export const ARENAS = '2';

/** A server that runs as `npm start` runs it: what is measured of it is what a user gets. */
export async function startAsInstalled(options: Omit<CentreOptions, 'nodeFlags'>): Promise<CentreProcess> {
  process.env.MALLOC_ARENA_MAX = ARENAS;
  return await CentreProcess.startWith({ ...options, nodeFlags: NODE_FLAGS });
}
