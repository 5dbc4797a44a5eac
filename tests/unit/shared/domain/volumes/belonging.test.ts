import { formId } from '../../../../support/form-ids.ts';
import { describe, expect, it } from 'vitest';
import { documentsOfLists } from '#shared/domain/volumes/belonging.ts';

describe('documentsOfLists', () => {
  const list = { id: 'list', templateId: formId(24), date: '2026-03-03', listNumber: '2026-001' };

  it('puts a list behind the earliest document that cites its number', () => {
    const later = { id: 'later', templateId: formId(22), date: '2026-04-01', listNumber: '2026-001' };
    const first = { id: 'first', templateId: formId(21), date: '2026-03-03', listNumber: '2026-001' };
    expect([...documentsOfLists([list, later, first])]).toEqual([['list', 'first']]);
  });

  it('leaves a list alone that nobody cites, and does not match empty numbers', () => {
    const other = { id: 'other', templateId: formId(21), listNumber: '2026-002' };
    const open = { id: 'open', templateId: formId(21), listNumber: '' };
    expect([...documentsOfLists([list, other, open, { ...list, id: 'new', listNumber: '' }])]).toEqual([]);
  });
});
