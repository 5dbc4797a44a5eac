import { diffArrays } from 'diff';
import type { Row } from '#shared/domain/documents/template/template.ts';

/** What happened to one row; `number` is its place (from 1) in the list it is in, the newer one where it is in both. */
export interface RowChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly number: number;
  readonly before?: Row;
  readonly after?: Row;
}

const PATIENCE_MS = 250;

/** Rows that came, went or say something else; a row that went where another came counts as changed. */
export function rowsDiff(before: readonly Row[], after: readonly Row[]): readonly RowChange[] {
  const steps = diffArrays(before.map(wordsOf), after.map(wordsOf), { timeout: PATIENCE_MS }) ?? [
    { count: before.length, removed: true, added: false },
    { count: after.length, removed: false, added: true },
  ];
  const changes: RowChange[] = [];
  let [was, is] = [0, 0];
  let gone: number[] = [];
  const flush = () => {
    for (const index of gone)
      changes.push({ kind: 'removed', number: index + 1, ...of('before', before[index]) });
    gone = [];
  };
  for (const { count, added, removed } of steps) {
    for (let n = 0; n < count; n += 1) {
      if (removed) gone.push(was++);
      else if (added) {
        const index = gone.shift();
        changes.push({
          kind: index === undefined ? 'added' : 'changed',
          number: is + 1,
          ...(index === undefined ? {} : of('before', before[index])),
          ...of('after', after[is]),
        });
        is += 1;
      } else {
        flush();
        was += 1;
        is += 1;
      }
    }
  }
  flush();
  return changes;
}

/** The same cells in another order are the same row. */
const wordsOf = (row: Row): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([, text]) => text !== '')
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

const of = (
  side: 'before' | 'after',
  row: Row | undefined,
): { readonly before?: Row; readonly after?: Row } => (row === undefined ? {} : { [side]: row });
