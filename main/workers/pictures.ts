import { workerData } from 'node:worker_threads';
import { sheetsOf } from '../platform/pictures/convert.ts';
import type { PictureJob } from '../platform/pictures/read-pictures.ts';
import type { PictureSheet } from '../platform/pictures/sheets.ts';
import { sourcesOf } from '../platform/pictures/sources.ts';
import { answer } from '../platform/workers/answer.ts';

/** Reads one file of pictures, then ends. */
// read-pictures.ts starts this file with a PictureJob.
const { bytes, kind, use, whole } = workerData as PictureJob;
await answer(async (): Promise<readonly PictureSheet[]> => {
  const sheets: PictureSheet[] = [];
  for (const source of await sourcesOf(bytes, kind)) sheets.push(...(await sheetsOf(source, use, whole)));
  return sheets;
});
