import type { DocumentSummary } from '#shared/contract/documents.ts';

/** The state of a document in a word, and how it looks. */
export const documentStateNames: Readonly<Record<DocumentSummary['state'], string>> = {
  draft: '草稿',
  finalised: '已定稿',
  void: '已作废',
};

export const documentStateColours: Readonly<Record<DocumentSummary['state'], string>> = {
  draft: 'processing',
  finalised: 'success',
  void: 'default',
};
