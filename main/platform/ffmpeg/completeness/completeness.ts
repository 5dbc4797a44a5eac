import { asfState } from './asf-size.ts';
import { withReader } from './file-reader.ts';
import type { Completeness, FormatState } from './format-state.ts';
import { jpegState } from './jpeg-end.ts';
import { matroskaState } from './matroska-size.ts';
import { mp4State } from './mp4-boxes.ts';
import { pngState } from './png-end.ts';
import { riffState } from './riff-chunks.ts';

const formats: readonly FormatState[] = [mp4State, riffState, jpegState, pngState, asfState, matroskaState];

/** Whether a file was written to its end, as far as its own format tells. */
export async function completenessOf(path: string): Promise<Completeness> {
  return withReader(path, async (file) => {
    const head = await file.at(0, 64);
    for (const state of formats) {
      const found = await state(file, head);
      if (found !== undefined) return found;
    }
    return 'whole';
  });
}
