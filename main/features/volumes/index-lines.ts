import type { RecordingRow } from '#shared/contract/intake.ts';
import { citationIndex, type CitingItem, type IndexLine } from '#shared/domain/evidence/citation-index.ts';

/** The page of an item in the bound volume, in words. */
export type PlaceOf = (itemId: string, page: number) => string;

/** A case as 证据引用对照 shows it: its recordings as its documents cite them. */
export interface Cited {
  readonly recordings: readonly RecordingRow[];
  readonly citing: readonly CitingItem[];
}

/** `sheetPlaceOf` says where a recording is described; undefined where it is not. */
export function indexLines(
  { recordings, citing }: Cited,
  placeOf: PlaceOf,
  sheetPlaceOf: (evidenceLabel: string) => string | undefined,
): readonly IndexLine[] {
  const names = new Map(
    recordings.flatMap(({ evidenceLabel, name }) =>
      evidenceLabel === undefined ? [] : [[evidenceLabel, name]],
    ),
  );
  return citationIndex({ items: citing, names, placeOf, sheetPlaceOf });
}

/** Stands in until everything is numbered: as high as the lines with their numbers, so that the sheet has its pages. */
export const unknownLines = (cited: Cited): readonly IndexLine[] =>
  indexLines(
    cited,
    () => '第000页',
    () => '第000页',
  );
