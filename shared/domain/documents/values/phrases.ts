/** Where a phrase belongs or is wanted; empty text means any document, any field, any cause. */
export interface PhrasePlace {
  readonly templateId: string;
  /** a field (`facts`), a column of one (`penalties.content`), or who speaks in an interview (`qa.question`) */
  readonly field: string;
  /** 案由 of the case */
  readonly cause: string;
}

/** 短语: words a clerk writes again and again. */
export interface Phrase extends PhrasePlace {
  readonly id: string;
  readonly text: string;
  /** what the clerk calls it; empty when its own words say enough */
  readonly name: string;
  /** heading in the list; empty for what the bureau kept itself */
  readonly group: string;
  readonly uses: number;
}

/** How near a phrase is to where one writes, nearest first. */
export const phraseNearness = ['field-and-cause', 'field', 'same-name', 'document', 'elsewhere'] as const;
export type PhraseNearness = (typeof phraseNearness)[number];

/** 短语 for a speaker of an interview serve every interview: their place is the role, not the document. */
const isRole = (field: string): boolean => field.startsWith('qa.');

export function nearnessOf(phrase: PhrasePlace, wanted: PhrasePlace): PhraseNearness {
  const document = phrase.templateId === '' || phrase.templateId === wanted.templateId;
  const field = phrase.field === wanted.field;
  if (field && (document || isRole(phrase.field))) {
    return phrase.cause !== '' && phrase.cause === wanted.cause ? 'field-and-cause' : 'field';
  }
  if (field) return 'same-name';
  if (document && phrase.field === '') return 'document';
  if (phrase.templateId === wanted.templateId && !isRole(phrase.field)) return 'document';
  return 'elsewhere';
}

export interface PlacedPhrase {
  readonly phrase: Phrase;
  readonly nearness: PhraseNearness;
}

/**
 * Phrases as they are offered at a place: the nearest first, within that the most used; what was never used keeps the
 * order in which it came.
 */
export function orderPhrases(phrases: readonly Phrase[], wanted: PhrasePlace): readonly PlacedPhrase[] {
  return phrases
    .map((phrase) => ({ phrase, nearness: nearnessOf(phrase, wanted) }))
    .toSorted(
      (a, b) =>
        phraseNearness.indexOf(a.nearness) - phraseNearness.indexOf(b.nearness) ||
        b.phrase.uses - a.phrase.uses,
    );
}
