import { describe, expect, it } from 'vitest';
import { orderPhrases, type Phrase } from '#shared/domain/documents/values/phrases.ts';
import { findPhrases } from '../../../../../renderer/features/documents/phrases/find-phrases.ts';

const phrase = (id: string, text: string, more: Partial<Phrase> = {}): Phrase => ({
  id,
  text,
  name: '',
  group: '',
  templateId: 'site_record',
  field: 'scene',
  cause: '',
  uses: 0,
  ...more,
});
const placed = orderPhrases(
  [
    phrase('1', '现场悬挂有营业执照。', { group: '证照' }),
    phrase('2', '检查全过程录像。', { uses: 3 }),
    phrase('3', '当事人主动改正。', { templateId: 'penalty_decision', field: 'discretion' }),
  ],
  { templateId: 'site_record', field: 'scene', cause: '' },
);

describe('looking for a phrase', () => {
  it('shows what belongs to the field, the used first, each under its heading', () => {
    expect(findPhrases(placed, '').map(({ id, heading }) => [id, heading])).toEqual([
      ['2', '本栏 · 常用'],
      ['1', '证照'],
    ]);
  });

  it('finds by words, by initials and by name, also what belongs elsewhere', () => {
    expect(findPhrases(placed, '执照').map(({ id }) => id)).toEqual(['1']);
    expect(findPhrases(placed, 'qgc').map(({ id }) => id)).toEqual(['2']);
    expect(findPhrases(placed, 'zdgz').map(({ id, heading }) => [id, heading])).toEqual([['3', '其他']]);
    expect(findPhrases(placed, '没有这样的')).toEqual([]);
  });
});
