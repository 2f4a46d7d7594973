import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { DIST } from '#tests/support/built-app.ts';

const ROOT = join(import.meta.dirname, '..');

/** Builds the pages as they are shipped, unless what lies there is younger than everything that goes into them. */
export async function buildApp(): Promise<void> {
  const built = join(DIST, 'sw.js');
  if (existsSync(built) && statSync(built).mtimeMs > newestSource()) return;
  await build({ root: ROOT, logLevel: 'warn' });
}

function newestSource(): number {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true });
  return Math.max(
    ...files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs),
  );
}
