import type { PagePlace } from '#shared/domain/documents/page/page-place.ts';
import type { CitingItem, IndexLine } from '#shared/domain/evidence/citation-index.ts';
import { citedPlace, describedPlace, entryPlace } from '#shared/domain/volumes/recordings-sheet.ts';
import type { LinkTarget, PageLink } from '../../platform/pdf/assemble/assembly-input.ts';
import type { PageSetter } from '../../platform/typst/page-setter.ts';
import type { ArrangedCase } from './arrange-case.ts';
import { indexLines, type PlaceOf, unknownLines } from './index-lines.ts';
import { recordingsItemId, recordingsTree } from './item-pdf.ts';

/** What a bound volume tells of the evidence its documents cite. */
export interface BoundEvidence {
  /** of 证据引用对照, with the page numbers of the volume */
  readonly lines: readonly IndexLine[];
  /** by the item they stand on */
  readonly links: ReadonlyMap<string, readonly PageLink[]>;
}

type Places = ReadonlyMap<string, readonly PagePlace[]>;
type EntryOf = (evidenceLabel: string) => LinkTarget | undefined;

/**
 * 证据引用对照 of a numbered part and the links that go with it: from each citation to where the recording is
 * described on the 音像资料清单, and from the page numbers there to the citation and to the description.
 */
export async function boundEvidence(
  { typesetter }: { readonly typesetter: Pick<PageSetter, 'namedPlaces'> },
  arranged: Pick<ArrangedCase, 'theCase' | 'recordings' | 'citing' | 'sources'>,
  placeOf: PlaceOf,
): Promise<BoundEvidence> {
  const { theCase, recordings, citing, sources } = arranged;
  const sheet = recordingsItemId(theCase.id);
  if (citing.length === 0 || !sources.has(sheet)) return { lines: [], links: new Map() };
  const placesOn = (lines: readonly IndexLine[]): Promise<Places> =>
    typesetter.namedPlaces(recordingsTree(theCase, recordings, lines));
  // The pages of the entries stand in the index; it has the same lines before they are known.
  const before = await placesOn(unknownLines(arranged));
  const lines = indexLines(arranged, placeOf, (evidenceLabel) => {
    const page = before.get(entryPlace(evidenceLabel))?.[0]?.page;
    return page === undefined ? undefined : placeOf(sheet, page);
  });
  const places = await placesOn(lines);
  const entryOf: EntryOf = (evidenceLabel) => {
    const entry = places.get(entryPlace(evidenceLabel))?.[0];
    return entry === undefined ? undefined : { id: sheet, page: entry.page, top: entry.top };
  };
  return {
    lines,
    links: new Map([
      ...citing.map((item) => [item.id, linksOfCitations(item, entryOf)] as const),
      [sheet, lines.flatMap((line, index) => linksOfLine(line, index, places, entryOf))],
    ]),
  };
}

function linksOfCitations({ citations }: CitingItem, entryOf: EntryOf): readonly PageLink[] {
  return citations.flatMap(({ label, places }) => linksTo(entryOf(label), places));
}

function linksOfLine(
  { cited: { itemId, page, top }, label }: IndexLine,
  index: number,
  places: Places,
  entryOf: EntryOf,
): readonly PageLink[] {
  return [
    ...linksTo({ id: itemId, page, top }, places.get(citedPlace(index))),
    ...linksTo(label === undefined ? undefined : entryOf(label), places.get(describedPlace(index))),
  ];
}

const linksTo = (to: LinkTarget | undefined, places: readonly PagePlace[] = []): readonly PageLink[] =>
  to === undefined ? [] : places.map((from) => ({ from, to }));
