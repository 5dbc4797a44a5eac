import { describe, expect, it } from 'vitest';
import {
  changeCaseListQuery,
  readCaseListQuery,
  sortBy,
  writeCaseListQuery,
} from '../../../../renderer/features/cases/case-list-query.ts';

const usual = readCaseListQuery(new URLSearchParams());

describe('the query of the case list in the address', () => {
  it('begins with all cases, the last changed first, and writes nothing for that', () => {
    expect(usual).toEqual({ text: '', stage: undefined, sort: 'updated', descending: true, page: 1 });
    expect(writeCaseListQuery(usual).toString()).toBe('');
  });

  it('comes back from the address as it was written', () => {
    const query = { text: '华龙区 犇', stage: 'filed', sort: 'number', descending: false, page: 3 } as const;
    expect(readCaseListQuery(writeCaseListQuery(query))).toEqual(query);
  });

  it('reads an address somebody spoiled as the usual query', () => {
    expect(readCaseListQuery(new URLSearchParams('stage=gone&sort=size&page=-2'))).toEqual(usual);
  });

  it('returns to the first page when anything but the page changes', () => {
    expect(changeCaseListQuery({ ...usual, page: 4 }, { text: 'x' }).page).toBe(1);
  });

  it('turns the direction on a second click and begins names from the front', () => {
    const byParty = sortBy(usual, 'party');
    expect(byParty).toMatchObject({ sort: 'party', descending: false });
    expect(sortBy(byParty, 'party').descending).toBe(true);
    expect(sortBy(byParty, 'clue').descending).toBe(true);
  });
});
