// The element for pages of other sites: one file with a stable name, beside the page's own files in dist.
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    target: 'chrome105',
    outDir: 'dist/embed',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2400,
    rolldownOptions: {
      input: 'embed/carrier-map.ts',
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: 'carrier-map.js', codeSplitting: false },
    },
  },
});
