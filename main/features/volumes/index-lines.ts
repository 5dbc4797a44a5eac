import type { Case } from '#shared/contract/cases.ts';
import type { RecordingRow } from '#shared/contract/intake.ts';
import { citationIndex, type CitingItem, type IndexLine } from '#shared/domain/evidence/citation-index.ts';
import { citedPages } from '../../platform/typst/linked-pages.ts';
import type { Typesetter } from '../../platform/typst/typesetter.ts';
import { recordingsItemId, recordingsTree } from './item-pdf.ts';

/** The page of an item in the bound volume, in words. */
export type PlaceOf = (itemId: string, page: number) => string;

/** Stands in until everything is numbered; as wide as a usual number, so that the sheet has its pages. */
export const unknownPlace: PlaceOf = () => '第000页';

/** 证据引用对照 of a case: its recordings as its documents cite them. */
export function indexLines(
  { typesetter }: { readonly typesetter: Pick<Typesetter, 'svgPages'> },
  theCase: Case,
  {
    recordings,
    citing,
  }: { readonly recordings: readonly RecordingRow[]; readonly citing: readonly CitingItem[] },
  placeOf: PlaceOf,
): readonly IndexLine[] {
  if (citing.length === 0) return [];
  const names = new Map(
    recordings.flatMap(({ evidenceLabel, name }) =>
      evidenceLabel === undefined ? [] : [[evidenceLabel, name]],
    ),
  );
  // The entries come before the index, so their pages do not depend on it.
  const entries = placeOf === unknownPlace ? [] : citedPages(typesetter, recordingsTree(theCase, recordings));
  const sheet = recordingsItemId(theCase.id);
  return citationIndex({
    items: citing,
    names,
    placeOf,
    sheetPlaceOf: (label) => {
      if (placeOf === unknownPlace) return unknownPlace(sheet, 1);
      const entry = entries.find((one) => one.label === label && one.second === undefined);
      return entry === undefined ? undefined : placeOf(sheet, entry.page);
    },
  });
}
