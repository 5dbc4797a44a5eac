import libheif from 'libheif-js/wasm-bundle.js';
import type { Source } from './convert.ts';
import { MAX_PIXELS, pictureProblem } from './picture-problem.ts';

/**
 * The main picture of a HEIC file, upright. libvips is built without the patented decoder, so libheif's own build for
 * WebAssembly does it: a package of its own under LGPL-3.0.
 */
export async function decodeHeic(bytes: Uint8Array): Promise<Source> {
  const { value: images, said } = listening(() => new libheif.HeifDecoder().decode(bytes));
  const image = images.find((one) => one.is_primary()) ?? images[0];
  // Half a file and a foreign one look the same to it.
  if (image === undefined) throw pictureProblem('damaged', said === '' ? undefined : new Error(said));
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > MAX_PIXELS) throw pictureProblem('too-large');
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
  const shown = await new Promise<typeof target | null>((resolve) => {
    image.display(target, resolve);
  });
  if (shown === null) throw pictureProblem('damaged');
  return {
    input: new Uint8Array(shown.data.buffer),
    options: { raw: { width, height, channels: 4 } },
    dpi: undefined,
    lossless: false,
  };
}

/** What libheif says it prints, where results stand on a command line: its words are caught and given back. */
function listening<T>(work: () => T): { readonly value: T; readonly said: string } {
  const words: string[] = [];
  const { log } = console;
  console.log = (...said: unknown[]) => {
    words.push(said.map(String).join(' '));
  };
  try {
    return { value: work(), said: words.join('\n') };
  } finally {
    console.log = log;
  }
}
