import { rmSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, preview } from 'vite';

const ROOT = join(import.meta.dirname, 'kiosk-preview');
/** A folder a process: journeys run side by side. */
const BUILT = join(import.meta.dirname, `../../.cache/kiosk-preview/${process.pid}`);

export interface ServedPreview {
  /** Address of a state: `case` and `words` as the page reads them. */
  urlOf(state: { readonly case?: string; readonly words?: string }): string;
  close(): Promise<void>;
}

/** The kiosk over invented ports, built as the real one is and served from this machine. */
export async function servePreview(): Promise<ServedPreview> {
  const shared: InlineConfig = { root: ROOT, configFile: false, logLevel: 'error', plugins: [react()] };
  await build({ ...shared, build: { outDir: BUILT, emptyOutDir: true, target: 'es2022' } });
  const server = await preview({
    ...shared,
    build: { outDir: BUILT },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [base] = server.resolvedUrls?.local ?? [];
  if (base === undefined) throw new Error('the preview has no address');
  return {
    urlOf: (state) => `${base}?${new URLSearchParams(state)}`,
    async close() {
      await server.close();
      rmSync(BUILT, { recursive: true, force: true });
    },
  };
}
