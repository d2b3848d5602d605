import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// @ts-expect-error -- a script of the build, without types
import { fontsAt } from './scripts/fonts.mjs';

const server = process.env['ZAITI_ADDR'] ?? 'http://127.0.0.1:8080';
const proxied = ['/api', '/tiles', '/style.json', '/collections', '/healthz'];

export default defineConfig({
  base: '/',
  define: { __FONTS__: JSON.stringify(fontsAt(import.meta.dirname)) },
  plugins: [svelte()],
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: server, changeOrigin: false }])) },
  optimizeDeps: { exclude: ['maplibre-gl'] },
  build: {
    target: 'chrome105',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/ },
            { name: 'terra-draw', test: /node_modules[\\/]terra-draw/ },
            // The styles of all screens in one file: together they are a quarter smaller than apart, and a screen never waits for its own.
            { name: 'style', test: /\.svelte\?svelte&type=style/ },
          ],
        },
      },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
