import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

const CENTRE = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: null,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        globIgnores: ['**/admin/**'],
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
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
    }),
  ],
  build: { target: 'es2022', sourcemap: false },
  server: { port: 5173, proxy: { '/api': CENTRE } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/{contract,sim,server,arch}/**/*.test.ts'],
        },
      },
    ],
  },
});
