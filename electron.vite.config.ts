import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import { mergeConfig } from 'vite';
import renderer from './vite.renderer.config.ts';

const inProject = (...parts: readonly string[]) => resolve(import.meta.dirname, ...parts);

/** Every worker is a bundle of its own beside the program: `workers/<name>.js` (see worker-url.ts). */
const workers = Object.fromEntries(
  readdirSync(inProject('main/workers'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [`workers/${basename(name, '.ts')}`, inProject('main/workers', name)]),
);

/** The desktop program in out/. Packages stay outside the bundle, as native modules must. */
export default defineConfig({
  main: {
    // What the program prepares out of its data is kept for this very source (see prepared.ts).
    ...(process.env['ANJUAN_BUILD'] === undefined
      ? {}
      : { define: { ANJUAN_BUILD: JSON.stringify(process.env['ANJUAN_BUILD']) } }),
    build: {
      outDir: inProject('out/electron'),
      minify: false,
      rollupOptions: {
        input: { main: inProject('main/hosts/electron/main.ts'), ...workers },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: inProject('out/preload'),
      minify: false,
      rollupOptions: {
        input: { preload: inProject('main/hosts/electron/preload.ts') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: mergeConfig(renderer, { build: { rollupOptions: { input: inProject('renderer/index.html') } } }),
});
