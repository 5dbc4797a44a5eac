import TableWorker from './table-worker.ts?worker';
import type { TableReply } from './table-worker.ts';

/** A table of 20,000 rows takes seconds; one that takes longer than this was made to. */
const LONGEST = 120_000;

/** Reads a table in a worker of its own, which ends with the answer, with `signal`, or when it takes too long. */
export function readBeside(file: File, signal: AbortSignal): Promise<TableReply> {
  return new Promise((resolve) => {
    const worker = new TableWorker();
    const end = (reply: TableReply): void => {
      clearTimeout(clock);
      worker.terminate();
      resolve(reply);
    };
    const clock = setTimeout(() => {
      const sentence = `“${file.name}”两分钟还没有读完，已停止。请只留下要导入的工作表，另存为 .xlsx 后再选。`;
      end({ state: 'refused', sentence });
    }, LONGEST);
    signal.addEventListener('abort', () => {
      end({ state: 'failed', reason: 'aborted' });
    });
    worker.addEventListener('message', ({ data }: MessageEvent<TableReply>) => {
      end(data);
    });
    worker.addEventListener('error', (event) => {
      end({ state: 'failed', reason: event.message });
    });
    worker.postMessage(file);
  });
}
