import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const PDFJS = resolve(import.meta.dirname, 'node_modules/pdfjs-dist');

/** Character maps, fonts and picture decoders that pdf.js fetches while it draws. */
function pdfHelpers(): Plugin {
  return {
    name: 'pdf-helpers',
    generateBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
        for (const file of readdirSync(join(PDFJS, folder))) {
          // The content security policy allows no WebAssembly: its scripts stand in for it.
          if (file.endsWith('.wasm') || file.startsWith('quickjs')) continue;
          const source = readFileSync(join(PDFJS, folder, file));
          this.emitFile({ type: 'asset', fileName: `bundle/pdfjs/${folder}/${file}`, source });
        }
      }
    },
  };
}

/** The screens, as static files that the desktop window and the station both serve. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'renderer'),
  // Works behind any origin and any scheme; the places of the program are in the hash.
  base: './',
  plugins: [react(), pdfHelpers()],
  // pdf.js starts its worker as a module.
  worker: { format: 'es' },
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
    // Modules run in the order of their imports whatever chunk they lie in: zod is set up before the first schema.
    rollupOptions: { output: { strictExecutionOrder: true } },
  },
});
