import { useCallback, useMemo, useState } from 'react';
import {
  batchColumns,
  batchProblems,
  batchRemarks,
  batchRow,
  batchValue,
} from '#shared/domain/documents/values/batch.ts';
import type { Row } from '#shared/domain/documents/template/template.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { isBlankRow } from '../grid/grid-rows.ts';
import { useSessionPart } from '../session/use-session.ts';
import { keepRows, keptRows } from './kept-rows.ts';

/**
 * The table of a batch. Its first row is the open draft itself: what is typed there is typed into the draft and kept
 * with it; the others become documents of their own and wait in this window until then.
 */
export function useBatchRows(session: DraftSession) {
  const { template } = session;
  const { id: documentId } = session.current().document;
  const columns = useMemo(() => batchColumns(template), [template]);
  const values = useSessionPart(session, (state) => state.draft.values);
  const [further, setFurther] = useState(() => keptRows(documentId));
  const rows = useMemo(() => [batchRow(template, values), ...further], [template, values, further]);

  const onRows = useCallback(
    ([first = {}, ...rest]: readonly Row[]) => {
      const before = batchRow(template, session.current().draft.values);
      for (const { id } of columns) {
        const text = first[id] ?? '';
        if (text !== (before[id] ?? '')) session.edit(id, batchValue(template, id, text));
      }
      setFurther(rest);
      keepRows(documentId, rest);
    },
    [session, template, columns, documentId],
  );

  const filled = useMemo(() => withoutEnd(rows), [rows]);
  const problems = useMemo(() => batchProblems(template, filled), [template, filled]);
  const remarks = useMemo(() => batchRemarks(template, filled), [template, filled]);
  return { columns, rows, filled, problems, remarks, onRows };
}

/** Empty rows at the end are only waiting to be typed into. */
function withoutEnd(rows: readonly Row[]): readonly Row[] {
  const last = rows.findLastIndex((row) => !isBlankRow(row));
  return rows.slice(0, last + 1);
}
