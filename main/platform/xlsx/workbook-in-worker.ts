import { runInWorker } from '../workers/run-in-worker.ts';

/** A table as it is sent to the thread that writes its workbook. */
export interface WorkbookJob {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

/** `writeWorkbook` in a thread of its own: the numbers of a year take seconds. */
export const workbookInWorker = (name: WorkbookJob['name'], rows: WorkbookJob['rows']): Promise<Uint8Array> =>
  runInWorker('workbook-writer', { name, rows } satisfies WorkbookJob, {});
