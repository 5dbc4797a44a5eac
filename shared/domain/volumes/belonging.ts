import { isOfKind } from '../procedure/timeline/document-kind.ts';

/** A document as far as it names a list. */
export interface CitingDocument {
  readonly id: string;
  readonly templateId: string;
  readonly date?: string | undefined;
  /** 清单文书编号: a list's own, or the one a document cites. */
  readonly listNumber: string;
}

/** For each list: the earliest document that cites its number. A list nobody cites is not in the result. */
export function documentsOfLists(documents: readonly CitingDocument[]): ReadonlyMap<string, string> {
  const citing = documents
    .filter((document) => !isList(document) && document.listNumber !== '')
    .toSorted((a, b) => compare(a.date ?? '9999', b.date ?? '9999'));
  return new Map(
    documents.filter(isList).flatMap((list) => {
      const found = citing.find(({ listNumber }) => listNumber === list.listNumber);
      return found === undefined ? [] : [[list.id, found.id]];
    }),
  );
}

/** 场所/设施/财物清单, the list other documents cite by its number. */
const isList = ({ templateId }: CitingDocument): boolean => isOfKind(templateId, 'property_list');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
