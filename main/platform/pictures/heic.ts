import libheif from 'libheif-js/wasm-bundle.js';
import type { Source } from './convert.ts';
import { MAX_PIXELS, pictureProblem } from './picture-problem.ts';

/**
 * The main picture of a HEIC file, upright. libvips is built without the patented decoder, so libheif's own build for
 * WebAssembly does it: a package of its own under LGPL-3.0.
 */
export async function decodeHeic(bytes: Uint8Array): Promise<Source> {
  const { value: shown, said } = await listening(() => mainPicture(bytes));
  // Half a file and a foreign one look the same to it.
  if (shown === undefined) throw pictureProblem('damaged', said === '' ? undefined : new Error(said));
  const { data, width, height } = shown;
  return {
    input: new Uint8Array(data.buffer),
    options: { raw: { width, height, channels: 4 } },
    dpi: undefined,
    lossless: false,
  };
}

interface Shown {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

async function mainPicture(bytes: Uint8Array): Promise<Shown | undefined> {
  const images = new libheif.HeifDecoder().decode(bytes);
  const image = images.find((one) => one.is_primary()) ?? images[0];
  if (image === undefined) return undefined;
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > MAX_PIXELS) throw pictureProblem('too-large');
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
  const shown = await new Promise<Shown | null>((resolve) => {
    image.display(target, resolve);
  });
  return shown ?? undefined;
}

/**
 * libheif prints why it failed, where results stand on a command line: its words are caught and given back. The reader
 * of pictures has a thread of its own, so nobody else prints meanwhile.
 */
async function listening<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly said: string }> {
  const words: string[] = [];
  const { log } = console;
  console.log = (...said: unknown[]) => {
    words.push(said.map(String).join(' '));
  };
  try {
    return { value: await work(), said: words.join('\n') };
  } finally {
    console.log = log;
  }
}
