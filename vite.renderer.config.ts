import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screens, as static files that the desktop window and the station both serve. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'renderer'),
  // Works behind any origin and any scheme; the places of the program are in the hash.
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    // `/assets/` belongs to the archive's own bytes.
    assetsDir: 'bundle',
    target: 'chrome140',
    // The content security policy refuses scripts written into the page.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    assetsInlineLimit: 0,
  },
});
