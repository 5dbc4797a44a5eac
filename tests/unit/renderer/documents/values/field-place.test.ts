import { describe, expect, it } from 'vitest';
import { fieldPlace } from '../../../../../renderer/features/documents/values/field-place.ts';

describe('the anchor of a page', () => {
  it('names a field or a cell of a row', () => {
    expect(fieldPlace('party_name')).toEqual({ field: 'party_name' });
    expect(fieldPlace('evidence[12].item')).toEqual({ field: 'evidence', row: 12, column: 'item' });
  });
});
