import { workerData } from 'node:worker_threads';
import { answer } from '../platform/workers/answer.ts';
import type { WorkbookJob } from '../platform/xlsx/workbook-in-worker.ts';
import { writeWorkbook } from '../platform/xlsx/write-workbook.ts';

/** Writes one workbook, then ends. */
// workbook-in-worker.ts starts this file with a WorkbookJob.
const { name, rows } = workerData as WorkbookJob;
await answer(() => writeWorkbook(name, rows));
