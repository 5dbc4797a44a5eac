import { useMemo, useState } from 'react';

/** Ids of what is marked in a list. */
export type Marks = ReadonlySet<string>;

export const NO_MARKS: Marks = new Set();

export function toggled(marks: Marks, id: string): Marks {
  const next = new Set(marks);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** What is marked of what is shown, in the order of the list; a mark on what is gone counts for nothing. */
export const markedOf = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  marks: Marks,
): readonly Row[] => rows.filter(({ id }) => marks.has(id));

/** The marks of one list, and the four things one does with them. */
export interface Marking<Row> {
  readonly marked: readonly Row[];
  toggle(id: string): void;
  put(ids: readonly string[]): void;
  all(): void;
  clear(): void;
}

export function useMarks<Row extends { readonly id: string }>(rows: readonly Row[]): Marking<Row> {
  const [marks, setMarks] = useState(NO_MARKS);
  const marked = useMemo(() => markedOf(rows, marks), [rows, marks]);
  return {
    marked,
    toggle(id) {
      setMarks((before) => toggled(before, id));
    },
    put(ids) {
      setMarks(new Set(ids));
    },
    all() {
      setMarks(new Set(rows.map(({ id }) => id)));
    },
    clear() {
      setMarks(NO_MARKS);
    },
  };
}
