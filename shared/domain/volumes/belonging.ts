/** 场所/设施/财物清单, the list other documents cite by its number. */
const LIST_TEMPLATE = 24;

/** A document as far as it names a list. */
export interface CitingDocument {
  readonly id: string;
  readonly templateNumber: number;
  readonly date?: string | undefined;
  /** 清单文书编号: a list's own, or the one a document cites. */
  readonly listNumber: string;
}

/** For each list: the earliest document that cites its number. A list nobody cites is not in the result. */
export function documentsOfLists(documents: readonly CitingDocument[]): ReadonlyMap<string, string> {
  const citing = documents
    .filter(({ templateNumber, listNumber }) => templateNumber !== LIST_TEMPLATE && listNumber !== '')
    .sort((a, b) => compare(a.date ?? '9999', b.date ?? '9999') || a.templateNumber - b.templateNumber);
  return new Map(
    documents
      .filter(({ templateNumber }) => templateNumber === LIST_TEMPLATE)
      .flatMap((list) => {
        const found = citing.find(({ listNumber }) => listNumber === list.listNumber);
        return found === undefined ? [] : [[list.id, found.id]];
      }),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
