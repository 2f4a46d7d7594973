import { readFileSync } from 'node:fs';
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
        globIgnores: ONLINE_SURFACES.map((surface) => `assets/${surface}/**`),
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
      output: {
        chunkFileNames: (chunk) => `assets/${folderOf(chunk.moduleIds)}[name]-[hash].js`,
        assetFileNames: (asset) => `assets/${folderOf(asset.originalFileNames)}[name]-[hash][extname]`,
      },
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': CENTRE } },
});

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
