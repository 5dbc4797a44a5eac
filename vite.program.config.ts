import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vite';

const inProject = (...parts: readonly string[]) => resolve(import.meta.dirname, ...parts);

/** Every worker is a bundle of its own beside the program: `workers/<name>.js` (see worker-url.ts). */
const workers = Object.fromEntries(
  readdirSync(inProject('main/workers'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [`workers/${basename(name, '.ts')}`, inProject('main/workers', name)]),
);

/** Native code and WebAssembly stay outside, and what looks for its own files. */
const outside = [
  'better-sqlite3',
  'sharp',
  '@myriaddreamin/typst-ts-node-compiler',
  '@embedpdf/pdfium',
  'libheif-js',
  'fluent-ffmpeg',
];

/**
 * The command line and the station in one folder below out/program, with their packages: a command that loads its
 * source file by file reads a thousand of them.
 */
export default defineConfig({
  define: { ANJUAN_BUILD: JSON.stringify(process.env['ANJUAN_BUILD'] ?? 'by hand') },
  ssr: { noExternal: true, external: outside },
  build: {
    ssr: true,
    target: 'node24',
    outDir: process.env['ANJUAN_OUT'] ?? inProject('out/program/by-hand'),
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: {
        cli: inProject('main/hosts/cli/main.ts'),
        station: inProject('main/hosts/station/main.ts'),
        ...workers,
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
