import type { CheckedDocument } from './checked-case.ts';
import { textsOf, ofKind } from './reading.ts';

/** 有关事项审批表 whose matter fits, the first approved first; those without a day come first. */
export const slipsAbout = (
  documents: readonly CheckedDocument[],
  concerns: (matter: string) => boolean,
): readonly CheckedDocument[] =>
  documents
    .filter((document) => ofKind(document, 'case_matter_approval'))
    .filter((slip) => concerns(textsOf(slip).find(({ field }) => field === 'matter')?.text ?? slip.title))
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
