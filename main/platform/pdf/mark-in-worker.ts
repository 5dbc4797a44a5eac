import { runInWorker } from '../workers/run-in-worker.ts';

/** The size of a sheet to be marked, mm. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
}

/** `markAcross` in a thread of its own, which asks for each size of sheet. */
export const markInWorker = (
  pdf: Uint8Array,
  sheetOf: (size: SheetSize) => Promise<Uint8Array>,
): Promise<Uint8Array> => runInWorker<Uint8Array, never, SheetSize>('pdf-marker', { pdf }, { tell: sheetOf });
