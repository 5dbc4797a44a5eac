import { sheetsOf } from '../platform/pictures/convert.ts';
import type { PicturesAsked } from '../platform/pictures/read-pictures.ts';
import type { PictureSheet } from '../platform/pictures/sheets.ts';
import { sourcesOf } from '../platform/pictures/sources.ts';
import { serve } from '../platform/workers/serve.ts';

/** Reads files of pictures, one after the other. */
serve<PicturesAsked>({
  async read({ bytes, kind, use, whole }): Promise<readonly PictureSheet[]> {
    const sheets: PictureSheet[] = [];
    for (const source of await sourcesOf(bytes, kind)) sheets.push(...(await sheetsOf(source, use, whole)));
    return sheets;
  },
});
