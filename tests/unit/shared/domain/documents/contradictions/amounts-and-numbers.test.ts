import { describe, expect, it } from 'vitest';
import { countOf } from '#shared/domain/documents/contradictions/copies.ts';
import { amountsWrittenTwice } from '#shared/domain/documents/contradictions/amounts.ts';
import { penaltiesIn } from '#shared/domain/penalties/penalties-in.ts';
import { aDocument, fieldsOf, found } from '#tests/support/a-checked-case.ts';

describe('an amount in figures and in capitals', () => {
  it.each([
    ['罚款12000.00元（大写：壹万贰仟元整）。', 1_200_000, 1_200_000],
    ['罚款5000元（伍仟元整），上缴国库。', 500_000, 500_000],
    ['共计人民币12,000元（大写人民币壹万叁仟元整）', 1_200_000, 1_300_000],
    ['罚款1.2万元（壹万贰仟元整）', 1_200_000, 1_200_000],
    ['罚款伍仟元整（¥5000.00）', 500_000, 500_000],
    ['大写：伍仟元整，小写：5001元', 500_100, 500_000],
    ['货值36.50元，大写叁拾陆元伍角', 3650, 3650],
  ])('is read in %s', (text, inFigures, inCapitals) => {
    expect(amountsWrittenTwice(text)).toMatchObject([{ inFigures, inCapitals }]);
  });

  it('that differ are found in their field, in rows too', () => {
    const rows = [
      { content: '没收违法所得36.00元（大写：叁拾陆元整）；' },
      { content: '罚款5000.00元（大写：伍佰元整）。' },
    ];
    const findings = found('amounts-differ', [aDocument(45, { penalties: rows })]);
    expect(fieldsOf(findings)).toEqual(['penalties[1].content']);
    expect(findings[0]?.sentence).toContain('500.00元');
  });

  it('that cannot be read says how it is written', () => {
    const [finding] = found('amounts-differ', [
      aDocument(45, { facts: '罚款5000元（大写：五千元整）伍千元整（5000元）' }),
    ]);
    expect(finding?.sentence).toContain('应写作“伍仟元整”');
  });
});

describe('penalties', () => {
  const notice = (text: string) => aDocument(37, { proposed_penalty: text });
  const decision = (...lines: readonly string[]) =>
    aDocument(45, { penalties: lines.map((content) => ({ content })) });

  it('are read after the facts, where the proposal begins', () => {
    const { kinds, fine, gains } = penaltiesIn(
      '当事人曾被罚款300元。拟作出如下行政处罚：\n1.没收违法所得36.00元；\n2.没收扣押的饼干28袋；\n3.罚款人民币0.5万元。',
    );
    expect([...kinds]).toEqual(['罚款', '没收违法所得', '没收非法财物']);
    expect([fine, gains]).toEqual([500_000, 3600]);
  });

  it('heavier than told are found with both places; equal ones are not', () => {
    const told = notice('拟作出如下行政处罚：罚款5000元。');
    const [finding, ...more] = found('penalty-differs', [told, decision('罚款6000元；')]);
    expect(more).toEqual([]);
    expect(finding?.sentence).toMatch(/告知5000\.00元，决定6000\.00元。不得因申辩/);
    expect(finding?.places.map(({ field }) => field)).toEqual(['penalties', 'proposed_penalty']);
    expect(found('penalty-differs', [told, decision('罚款5000.00元（大写：伍仟元整）。')])).toEqual([]);
  });

  it('of another kind are named', () => {
    const sentences = found('penalty-differs', [
      notice('拟作出如下行政处罚：警告，罚款5000元。'),
      decision('没收扣押的饼干28袋；', '罚款5000元。'),
    ]).map(({ sentence }) => sentence);
    expect(sentences).toHaveLength(2);
    expect(sentences[0]).toContain('没收非法财物，告知书没有告知');
    expect(sentences[1]).toContain('告知的警告没有写入决定');
  });
});

describe('copies', () => {
  it('add up', () => {
    expect(['二', '两', '十二', '二十', '2', '十'].map(countOf)).toEqual([2, 2, 12, 20, 2, 10]);
    expect(['', '若干', '一二'].map(countOf)).toEqual([undefined, undefined, undefined]);
    const copies = (total: string, note = '') =>
      aDocument(45, { copies_total: total, copies_served: '一', copies_note: note });
    expect(
      found('copies-differ', [copies('二'), copies('三', '一份交财务'), copies('四', '其余备查')]),
    ).toEqual([]);
    expect(fieldsOf(found('copies-differ', [copies('三'), copies('三', '一份交财务，一份交法院')]))).toEqual([
      'copies_total',
      'copies_total',
    ]);
  });
});

describe('numbers of other documents', () => {
  const notice = aDocument(37, { document_date: '2026-04-01' }, { documentNumber: '濮市监罚告〔2026〕7号' });
  const entry = {
    documentNumber: '濮市监罚告〔2026〕7号',
    documentId: notice.id,
    caseId: 'case-1',
    title: '行政处罚告知书',
    state: 'finalised',
    date: '2026-04-01',
  } as const;
  const cites = (text: string) => aDocument(45, { notice_and_defence: text });

  it('must be in the register, in force and of this case', () => {
    const document = cites('送达《行政处罚告知书》（濮市监罚告〔2026〕7号）。');
    const rules = ['number-unknown', 'number-void', 'number-of-another-case'];
    const counts = (register: readonly object[]) =>
      rules.map((rule) => found(rule, [notice, document], { register: register as (typeof entry)[] }).length);
    expect(counts([entry])).toEqual([0, 0, 0]);
    expect(counts([])).toEqual([1, 0, 0]);
    expect(counts([{ ...entry, state: 'void' }])).toEqual([0, 1, 0]);
    expect(counts([{ ...entry, caseId: 'case-2' }])).toEqual([0, 0, 1]);
  });

  it('are known in other brackets, and the numbers of other bureaus and registers are let be', () => {
    expect(found('number-unknown', [cites('见濮市监罚告[2026]第07号')], { register: [entry] })).toEqual([]);
    expect(found('number-unknown', [cites('见安市监罚告〔2026〕1号、濮市监立〔2026〕1号')])).toEqual([]);
  });

  it('come with their day or the day they were served', () => {
    const served = aDocument(50, { service_time: '2026-04-03T09:20' }, { servesDocumentId: notice.id });
    const on = (day: string) => [
      notice,
      served,
      cites(`2026年3月1日立案。本局于${day}向当事人送达《行政处罚告知书》（濮市监罚告〔2026〕7号）。`),
    ];
    const register = [entry];
    expect(found('cited-date-differs', on('2026年4月3日'), { register })).toEqual([]);
    expect(found('cited-date-differs', on('2026年4月1日'), { register })).toEqual([]);
    expect(fieldsOf(found('cited-date-differs', on('2026年4月2日'), { register }))).toEqual([
      'notice_and_defence',
    ]);
  });
});
