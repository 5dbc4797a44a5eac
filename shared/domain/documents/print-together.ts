/** What one print job takes: its address names every document. */
export const MOST_PRINTED = 200;

/** Documents that can be printed, and those that cannot any more. */
export function printableOf<Document extends { readonly state: 'draft' | 'finalised' | 'void' }>(
  documents: readonly Document[],
): { readonly printed: readonly Document[]; readonly void: readonly Document[] } {
  return {
    printed: documents.filter(({ state }) => state !== 'void'),
    void: documents.filter(({ state }) => state === 'void'),
  };
}

/** `together/<id>-<id>.pdf`: where the joined pages lie, in the order given. */
export const togetherAddress = (documentIds: readonly string[]): string =>
  `together/${documentIds.join('-')}.pdf`;
