import { existsSync } from 'node:fs';

/**
 * Where a worker's code lies. Running from source, Node takes the `.ts` file in `main/workers`;
 * bundled, the worker is a `.js` beside the bundle, in its `workers` folder, or one folder up (code-split chunks).
 * @param name file name without extension, as `vault-lane`
 * @param from `import.meta.url` of the caller, which lies two folders below `main` in source
 */
export function workerUrl(name: string, from: string): URL {
  if (new URL(from).pathname.endsWith('.ts')) return new URL(`../../workers/${name}.ts`, from);
  const places = [`./${name}.js`, `./workers/${name}.js`, `../${name}.js`, `../workers/${name}.js`].map(
    (place) => new URL(place, from),
  );
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`worker ${name} is missing from the bundle`);
  return found;
}
