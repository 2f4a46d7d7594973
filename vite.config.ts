import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type LogLevel } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));
/** The server that `npm run dev` starts beside this one. */
const CENTRE = `http://127.0.0.1:${process.env.PORT || 8080}`;

/** Chunks and styles of the online surfaces live in their own folder, which the kiosk's precache leaves out. */
const ONLINE_SURFACES = ['admin', 'visitor'] as const;

/** Parts of the pages that are no module of a script: the font, and what the worker is built of, apart. */
const BESIDE_THE_SCRIPTS = [
  '@fontsource/be-vietnam-pro',
  'workbox-core',
  'workbox-precaching',
  'workbox-routing',
] as const;
const NOTICES = 'licences.txt';
/** The page of the counter alone, which the service worker answers with. */
const KIOSK_PAGE = 'src/kiosk/kiosk.html';
/** How much this build says; the worker is built by a build of its own, which would not know. */
let logLevel: LogLevel = 'info';

export default defineConfig({
  plugins: [
    react(),
    {
      name: 'the-worker-says-as-much',
      configResolved(config) {
        logLevel = config.logLevel ?? logLevel;
      },
    },
    {
      name: 'notices-beside-the-scripts',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          const notices = bundle[NOTICES];
          if (notices?.type === 'asset')
            notices.source = [notices.source, ...BESIDE_THE_SCRIPTS.map(noticeOf)].join('\n');
        },
      },
    },
    {
      name: 'the-counters-page-on-top',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          const page = bundle[KIOSK_PAGE];
          if (page?.type === 'asset') page.fileName = basename(KIOSK_PAGE);
        },
      },
    },
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: null,
      includeManifestIcons: false,
      integration: {
        configureCustomSWViteBuild(worker) {
          worker.logLevel = logLevel;
        },
      },
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        // A worker answers with the counter's own page; the one for every surface comes from the centre.
        globIgnores: ['index.html', ...ONLINE_SURFACES.map((surface) => `assets/${surface}/**`)],
        manifestTransforms: [async (entries) => ({ manifest: entries.filter(isOfKiosk()), warnings: [] })],
        maximumFileSizeToCacheInBytes: 5_000_000,
      },
      manifest: {
        id: '/',
        start_url: '/',
        scope: '/',
        name: 'Hài Lòng',
        short_name: 'Hài Lòng',
        lang: 'vi',
        display: 'fullscreen',
        background_color: '#f6f4ee',
        theme_color: '#f6f4ee',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
  // The build for today's browsers; the package's own entry is the one that also serves `require`.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  define: { __APP_VERSION__: JSON.stringify(version), __BUILD_TIME__: JSON.stringify(buildTime()) },
  build: {
    target: 'es2022',
    sourcemap: false,
    manifest: true,
    // The notices of what is in the pages, beside them: minified scripts carry none.
    license: { fileName: NOTICES },
    rolldownOptions: {
      input: ['index.html', KIOSK_PAGE],
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: partsOfTheQuestion(), debugName: 'question' }],
        },
        chunkFileNames: (chunk) => `assets/${folderOf(chunk.moduleIds)}[name]-[hash].js`,
        assetFileNames: (asset) => `assets/${folderOf(asset.originalFileNames)}[name]-[hash][extname]`,
      },
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': CENTRE } },
});

/**
 * Everything that the question needs comes in a few files instead of thirty: what a tablet asks its service worker for costs its page
 * more than what is in it. What other surfaces use as well is apart by who uses it, so that none of them loads the kiosk.
 */
function partsOfTheQuestion(): (id: string, graph: ModuleGraph) => string | null {
  let parts: { readonly [name: string]: ReadonlySet<string> } | null = null;
  return (id, graph) => {
    parts ??= {
      kiosk: modulesOf('/src/kiosk/main.tsx', graph, 'first'),
      entry: modulesOf('/src/main.ts', graph, 'first'),
      admin: modulesOf('/src/admin/main.tsx', graph, 'first'),
      visitor: modulesOf('/src/visitor/main.tsx', graph, 'first'),
      later: new Set(
        ONLINE_SURFACES.flatMap((name) => [...modulesOf(`/src/${name}/main.tsx`, graph, 'ever')]),
      ),
    };
    // The surface's own module stays the chunk that its name leads to.
    if (!parts.kiosk?.has(id) || parts.entry?.has(id) || id.endsWith('/src/kiosk/main.tsx')) return null;
    const users = ['admin', 'visitor'].filter((name) => parts?.[name]?.has(id));
    if (users.length > 0) return ['question', ...users].join('-');
    return parts.later?.has(id) ? 'question-later' : 'question';
  };
}

interface ModuleGraph {
  getModuleInfo(id: string): {
    readonly importedIds: readonly string[];
    readonly dynamicallyImportedIds: readonly string[];
  } | null;
}

/** What a module stands on: by static imports alone (`first`), or by any (`ever`). */
function modulesOf(entry: string, graph: ModuleGraph, reach: 'first' | 'ever'): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [fileURLToPath(new URL(`.${entry}`, import.meta.url))];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const info = found.has(id) ? null : graph.getModuleInfo(id);
    if (info === null) continue;
    found.add(id);
    waiting.push(...info.importedIds, ...(reach === 'ever' ? info.dynamicallyImportedIds : []));
  }
  return found;
}

/** In the form in which the build writes those of the scripts. */
function noticeOf(name: string): string {
  const read = (file: string) =>
    readFileSync(new URL(`./node_modules/${name}/${file}`, import.meta.url), 'utf8');
  const { version: packed, license } = JSON.parse(read('package.json'));
  return `## ${name} - ${packed} (${license})\n\n${read('LICENSE')}`;
}

/** Whoever wants the same bytes from the same source sets the usual variable (reproducible-builds.org). */
function buildTime(): string {
  const epochSeconds = process.env.SOURCE_DATE_EPOCH;
  return (epochSeconds === undefined ? new Date() : new Date(Number(epochSeconds) * 1_000)).toISOString();
}

/** Styles of a chunk that several pages share have no source that would tell their surface: the chunks that name them do. */
function isOfKiosk(): (entry: { readonly url: string }) => boolean {
  const text = readFileSync(new URL('./dist/.vite/manifest.json', import.meta.url), 'utf8');
  const chunks: { readonly file: string; readonly css?: readonly string[] }[] = Object.values(
    JSON.parse(text),
  );
  const stylesOf = (online: boolean): readonly string[] =>
    chunks.filter(({ file }) => isOnline(file) === online).flatMap(({ css }) => css ?? []);
  const kiosk = new Set(stylesOf(false));
  const others = new Set(stylesOf(true).filter((file) => !kiosk.has(file)));
  return ({ url }) => !others.has(url);
}

function isOnline(file: string): boolean {
  return ONLINE_SURFACES.some((surface) => file.startsWith(`assets/${surface}/`));
}

function folderOf(sources: readonly string[]): string {
  const surface = ONLINE_SURFACES.find((name) => {
    // Its own modules, or a language of it that is a chunk of its own.
    const own = new RegExp(`/src/(${name}/|i18n/locales/[^/]+/${name})`);
    return sources.some((source) => own.test(source));
  });
  return surface ? `${surface}/` : '';
}
