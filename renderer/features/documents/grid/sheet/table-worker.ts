import { readTableFile } from './read-table.ts';
import { TableFileError, type SheetCells } from './sheet-cells.ts';

/** What the worker answers: the sheets, a sentence for the clerk, or that something else went wrong. */
export type TableReply =
  | { readonly state: 'read'; readonly sheets: readonly SheetCells[] }
  | { readonly state: 'refused'; readonly sentence: string }
  | { readonly state: 'failed'; readonly reason: string };

/** A strange table is unfolded beside the page: what it costs stops neither typing nor 取消. */
addEventListener('message', ({ data }: MessageEvent<File>) => {
  void readTableFile(data)
    .then((sheets): TableReply => ({ state: 'read', sheets }))
    .catch((error: unknown): TableReply => {
      if (error instanceof TableFileError) return { state: 'refused', sentence: error.message };
      return { state: 'failed', reason: String(error) };
    })
    .then((reply) => {
      postMessage(reply);
    });
});
