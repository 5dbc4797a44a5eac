import { workerData } from 'node:worker_threads';
import { checkRecord, type RecordQuestion } from '../features/archive/checks/check-record.ts';
import { openReaders } from '../platform/sqlite/readers.ts';
import { createTurns } from '../platform/sqlite/turn.ts';
import { answer } from '../platform/workers/answer.ts';

/** Reads the record of an archive again, beside the program, and ends. */
// verify-archive.ts starts this file with the database and a RecordQuestion.
const { file, question } = workerData as { readonly file: string; readonly question: RecordQuestion };
await answer(async (report) => {
  const readers = openReaders(file, createTurns(), () => undefined);
  try {
    return await readers.read((db) => checkRecord(db, question, report));
  } finally {
    readers.close();
  }
});
