import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';

/** What the built pages are made of. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
/** Parts of `src` that no page holds. */
const NOT_IN_PAGES = /^server$|\.b?test\.tsx?$/;

/** Builds the pages when they are missing or older than their sources; answers whether it did. */
export async function buildPages(root: string, onStart: () => void): Promise<boolean> {
  const built = join(root, 'dist', 'index.html');
  if (existsSync(built) && statSync(built).mtimeMs >= newestSource(root)) return false;
  onStart();
  try {
    const { build } = await import('vite');
    await build({ root, logLevel: 'silent' });
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new StartFailure(
      `Không dựng được giao diện (${message}). Xem đủ: npm run build.`,
      `The pages could not be built (${message}). npm run build says more.`,
      { cause: error },
    );
  }
  return true;
}

function newestSource(root: string): number {
  return Math.max(...SOURCES.map((name) => newestWithin(join(root, name))));
}

function newestWithin(path: string): number {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path).filter((name) => !NOT_IN_PAGES.test(name));
  return Math.max(0, ...inside.map((name) => newestWithin(join(path, name))));
}
