import { describe, expect, it } from 'vitest';
import { nearnessOf, orderPhrases, type Phrase } from '#shared/domain/documents/values/phrases.ts';

const phrase = (id: string, more: Partial<Phrase> = {}): Phrase => ({
  id,
  text: id,
  name: '',
  group: '',
  templateId: 'penalty_decision',
  field: 'facts',
  cause: '',
  uses: 0,
  ...more,
});
const here = { templateId: 'penalty_decision', field: 'facts', cause: '涉嫌销售过期食品案' };

describe('phrases at a place', () => {
  it('come nearest first: field and cause, field, same name, document, elsewhere', () => {
    const found = orderPhrases(
      [
        phrase('elsewhere', { templateId: 'site_record', field: 'scene' }),
        phrase('document', { field: 'discretion' }),
        phrase('same-name', { templateId: 'investigation_report' }),
        phrase('field', { cause: '涉嫌无照经营案' }),
        phrase('field-and-cause', { cause: here.cause }),
      ],
      here,
    );
    expect(found.map(({ phrase: { id } }) => id)).toEqual([
      'field-and-cause',
      'field',
      'same-name',
      'document',
      'elsewhere',
    ]);
    expect(found.every(({ phrase: { id }, nearness }) => id === nearness)).toBe(true);
  });

  it('come by their use within that, and as they were given where nobody used them', () => {
    const given = [phrase('a'), phrase('b', { uses: 2 }), phrase('c'), phrase('d', { uses: 5 })];
    expect(orderPhrases(given, here).map((one) => one.phrase.id)).toEqual(['d', 'b', 'a', 'c']);
  });

  it('for any document or any field belong to every document', () => {
    expect(nearnessOf(phrase('x', { templateId: '', field: '' }), here)).toBe('document');
    expect(nearnessOf(phrase('x', { templateId: '' }), here)).toBe('field');
  });

  it('of an interview belong to whoever speaks in any interview, and nowhere else', () => {
    const question = phrase('x', { templateId: 'inquiry_record', field: 'qa.question' });
    expect(nearnessOf(question, { templateId: 'hearing_record', field: 'qa.question', cause: '' })).toBe(
      'field',
    );
    expect(nearnessOf(question, { templateId: 'inquiry_record', field: 'qa.answer', cause: '' })).toBe(
      'elsewhere',
    );
    expect(nearnessOf(phrase('x', { templateId: '', field: 'qa.question' }), here)).toBe('elsewhere');
  });
});
