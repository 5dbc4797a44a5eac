import { describe, expect, it } from 'vitest';
import { copyChoices, copyKind, tracesIn } from '#shared/domain/documents/values/copy-fields.ts';
import { aField, aTemplate } from '../../../../renderer/documents/a-template.ts';

describe('what may be taken from another document', () => {
  it.each([
    ['wording of its own', aField('reasons', { type: 'longtext' }), 'words'],
    ['law', aField('basis', { from: 'facts.penaltyBasis' }), 'words'],
    ['what happened there', aField('facts', { from: 'facts.facts', type: 'longtext' }), 'facts'],
    ['lists', aField('goods', { type: 'rows' }), 'facts'],
    ['questions and answers', aField('qa', { type: 'qa' }), 'facts'],
    ['what was said at a hearing', aField('said', { type: 'dialogue' }), 'facts'],
    ['amounts', aField('fine', { type: 'money' }), 'facts'],
    ['a party', aField('party', { from: 'party.name' }), undefined],
    ['an officer of the case', aField('officer', { from: 'officer1.name' }), undefined],
    ['a person', aField('host', { type: 'person' }), undefined],
    ['a day', aField('on', { type: 'date' }), undefined],
    ['a number', aField('number', { type: 'documentNumber' }), undefined],
    ['a number of an issued document', aField('notice', { from: 'facts.noticeNumber' }), undefined],
    ['a day of an issued document', aField('notice_on', { from: 'facts.noticeOn' }), undefined],
    ['what the bureau says', aField('court', { from: 'bureau.court' }), undefined],
    ['what the program fills in', aField('pages', { computed: true }), undefined],
  ])('%s', (_what, field, kind) => {
    expect(copyKind(field)).toBe(kind);
  });

  const template = aTemplate([
    aField('reasons', { type: 'longtext' }),
    aField('terms', { type: 'longtext' }),
    aField('facts', { from: 'facts.facts', type: 'longtext' }),
    aField('party', { from: 'party.name' }),
    aField('same'),
    aField('empty'),
  ]);
  const theirs = { reasons: '理由', terms: '条款', facts: '事实', party: '乙公司', same: '同', empty: '' };

  it('is proposed only for wording that is still open here; the facts of the case never', () => {
    const choices = copyChoices(template, theirs, { terms: '本文书的条款', same: '同', party: '甲公司' });
    expect(choices.map(({ field, kind, proposed }) => [field.id, kind, proposed])).toEqual([
      ['reasons', 'words', true],
      ['terms', 'words', false],
      ['facts', 'facts', false],
    ]);
  });

  it('is flagged where it names the other case, or a day', () => {
    expect(tracesIn('经查，乙公司销售……', ['乙公司', '王五', '', '乙公司'])).toEqual(['乙公司']);
    expect(tracesIn([{ item: '乙公司的票据' }], ['乙公司'])).toEqual(['乙公司']);
    expect(tracesIn('2026年3月2日检查', ['乙公司'])).toEqual(['2026年3月2日']);
  });
});
