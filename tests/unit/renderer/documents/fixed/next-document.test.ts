import { describe, expect, it } from 'vitest';
import { nextDocument } from '../../../../../renderer/features/documents/fixed/next-document.ts';

const names = new Map([[50, '送达回证']]);
const nameOf = (number: number) => names.get(number);
const notice = { templateNumber: 37, name: '行政处罚告知书', values: {} };

describe('what comes after a document was issued', () => {
  it('is its receipt, where the file lacks one', () => {
    const missing = [
      { templateNumber: 50, servesDocumentId: 'other' },
      { templateNumber: 50, servesDocumentId: 'it' },
    ];
    expect(nextDocument([{ document: notice }], missing, 'it', nameOf)).toEqual({
      templateNumber: 50,
      name: '送达回证',
      servesDocumentId: 'it',
      values: {},
    });
  });

  it('is the document of the next step of the case', () => {
    expect(nextDocument([{ document: notice }], [], 'it', nameOf)).toEqual(notice);
  });

  it('is nothing while there is only to wait, and at the end', () => {
    expect(nextDocument([{ document: notice, waitsUntil: '2026-03-13' }], [], 'it', nameOf)).toBeUndefined();
    expect(nextDocument([], [], 'it', nameOf)).toBeUndefined();
  });
});
