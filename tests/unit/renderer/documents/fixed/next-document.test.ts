import { expect, it } from 'vitest';
import { nextDocument } from '../../../../../renderer/features/documents/fixed/next-document.ts';

interface Closing {
  readonly templateNumber?: number;
  readonly servesDocumentId?: string;
  readonly documentId?: string;
}

const gap = (closing: Closing, blocking = true) => ({
  blocking,
  ...closing,
});

it('after a document its receipt comes first, else the next form of the procedure, else a draft to finish', () => {
  const missing = [
    gap({ templateNumber: 45 }),
    gap({ templateNumber: 50, servesDocumentId: 'notice' }),
    gap({ templateNumber: 7 }),
    gap({ templateNumber: 2 }, false),
    gap({}),
    gap({ documentId: 'draft' }),
  ];
  expect(nextDocument(missing, 'notice')).toEqual({
    kind: 'draft',
    templateNumber: 50,
    servesDocumentId: 'notice',
  });
  expect(nextDocument(missing, 'other')).toEqual({ kind: 'draft', templateNumber: 7 });
  expect(nextDocument([gap({}), gap({ documentId: 'draft' })], 'other')).toEqual({
    kind: 'open',
    documentId: 'draft',
  });
  expect(nextDocument([gap({}), gap({ documentId: 'other' })], 'other')).toBeUndefined();
});
