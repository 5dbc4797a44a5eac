import { describe, expect, it } from 'vitest';
import { draftedValues } from '#shared/domain/documents/drafting/drafted-values.ts';
import type { KnownCase } from '#shared/domain/documents/drafting/known-case.ts';
import { penaltyItems } from '#shared/domain/documents/drafting/penalty-items.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { caseFactsNow, official } from '#tests/support/a-checked-case.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';

type Paper = readonly [template: number, values: Values, date?: string, serves?: number];

/** What a draft of this template begins with in a case that has these papers. */
function drafted(template: number, papers: readonly Paper[] = [], more: Partial<KnownCase> = {}): Values {
  const issued = papers.map(([number, values, date = '2026-03-05', serves], index) => ({
    id: index.toString(),
    kind: kindOf(official(number).id),
    state: 'finalised' as const,
    values,
    date,
    documentNumber: `文号${index.toString()}`,
    servesDocumentId: serves?.toString(),
    fields: official(number).fields,
  }));
  return draftedValues(official(template), {
    facts: caseFactsNow,
    issued,
    timeline: timelineOf({ clueOn: '2026-03-02', documents: issued }, shippedCounting),
    counting: shippedCounting,
    today: '2026-03-20',
    serves: [],
    given: {},
    ...more,
  });
}

describe('a draft', () => {
  it('names who speaks for the party as 被询问人, and counts the interviews', () => {
    const record = drafted(14);
    expect(record).toMatchObject({
      interviewee: '王喆',
      interviewee_id_number: '410901199001011231',
      gender: '男',
      position: '法定代表人（负责人）',
      times: '一',
    });
    expect(drafted(14, [[14, { interviewee: '王喆' }]])).toMatchObject({ times: '二' });
    const person = {
      'party.kind': 'person',
      'party.name': '李四',
      'party.domicile': '人民路1号',
      'party.idNumber': '/',
    };
    expect(drafted(14, [], { facts: person })).toMatchObject({
      interviewee: '李四',
      interviewee_address: '人民路1号',
    });
    expect(drafted(14, [], { facts: person })).not.toHaveProperty('interviewee_id_number');
  });

  it('takes over what an earlier paper printed of a fact the case does not hold', () => {
    const evidence = [{ item: '现场笔录一份', proves: '在售的事实' }];
    const decision = drafted(45, [
      [35, { facts: '货架上有十二瓶。', evidence, disposition: '拟罚款5000元。' }],
    ]);
    expect(decision).toMatchObject({
      facts: '货架上有十二瓶。',
      evidence: '1.现场笔录一份，证明在售的事实',
      penalties: [{ content: '罚款5000元。' }],
    });
    // What the case itself says is left to the case.
    const facts = { ...caseFactsNow, 'facts.facts': '案件自己的话' } as const;
    expect(drafted(45, [[35, { facts: '货架上有十二瓶。' }]], { facts })).not.toHaveProperty('facts');
  });

  it('of what was seized goes where the case went, with the words of the letter that sent it', () => {
    const measure: Paper = [21, { measures: ['扣押'], list_number: '1' }];
    expect(drafted(6, [measure, [5, { addressee: '濮阳市公安局' }]])).toMatchObject({
      police: '濮阳市公安局',
    });
    const letter = {
      addressee: '清丰县市场监督管理局',
      transfer_reason: '当事人的实际经营地在清丰县',
      kind: '案件',
      article: '十四',
    };
    expect(drafted(6, [measure, [4, letter]])).toMatchObject({
      criminal: false,
      elsewhere: true,
      other_agency: '清丰县市场监督管理局',
      other_reason: '当事人的实际经营地在清丰县',
      other_article: '第十四条',
      other_kind: '案件',
    });
  });

  it('of a notice says the whole proposal, and leaves the right that is told to the clerk', () => {
    const notice = drafted(37, [
      [35, { facts: '事实。', qualification: '定性。', disposition: '拟罚款5000元。' }],
    ]);
    expect(notice).toEqual({ proposed_penalty: '事实。\n定性。\n拟罚款5000元。' });
  });

  it('of a decision tells how the notice was answered', () => {
    const notice: Paper = [37, { right: '听证' }, '2026-03-06'];
    const served: Paper = [
      50,
      { service_method: '直接送达', service_time: '2026-03-09T10:00' },
      '2026-03-09',
      0,
    ];
    expect(drafted(45, [notice, served])['notice_and_defence']).toBe(
      '本局于2026年3月9日依法向当事人送达了《行政处罚告知书》（文号0）。当事人在法定期限内未提出陈述、申辩意见，也未要求听证。',
    );
    const defence: Paper = [
      38,
      { start_time: '2026-03-10T09:00', request: '从轻', content: '初犯' },
      '2026-03-10',
    ];
    expect(drafted(45, [notice, served, defence])['notice_and_defence']).toContain(
      '2026年3月10日提出了陈述、申辩',
    );
    expect(drafted(43, [notice, served, defence])).toMatchObject({
      disposition: '给予行政处罚',
      review_or_hearing: '案件经复核或者听证',
      party_opinions: '从轻\n初犯',
    });
  });

  it('at the end says by what the case came to it, and nothing where that may be one of two', () => {
    const decision: Paper = [45, { penalties: [{ content: '罚款5000元；' }] }];
    expect(drafted(53, [decision])).not.toHaveProperty('closure');
    expect(drafted(53, [decision])).toMatchObject({ penalty_summary: '罚款5000元' });
    expect(drafted(53, [[8, { matter: '终止案件调查' }]])).toMatchObject({ closure: '案件终止调查' });
    expect(drafted(53, [[5, {}]])).toMatchObject({ closure: '移送司法机关' });
    expect(
      drafted(53, [
        [43, { disposition: '违法事实不能成立，不予行政处罚' }],
        [46, {}],
      ]),
    ).toMatchObject({
      closure: '违法事实不能成立',
    });
  });

  it('of a receipt for what was announced says so, with the days and the notice', () => {
    const papers: readonly Paper[] = [
      [45, {}, '2026-03-05'],
      [51, { reason: '下落不明' }, '2026-03-06', 0],
      [48, {}, '2026-03-06'],
    ];
    expect(drafted(50, papers, { serves: ['0'] })).toMatchObject({
      service_method: '公告送达',
      published_on: '2026-03-06',
      publication_reason: '受送达人下落不明。',
      remark: '《行政处罚文书送达公告》（文号1）2026年3月6日发布，2026年4月7日期满视为送达。',
    });
    expect(drafted(50, papers, { serves: ['2'] })).not.toHaveProperty('service_method');
    // Together with what was not announced it is no receipt of the notice.
    expect(drafted(50, papers, { serves: ['0', '2'] })).not.toHaveProperty('service_method');
  });

  it('of a test takes the sample, the laboratory and the measure it is about', () => {
    const sampled: Paper = [29, { product_name: '辣椒酱', batch: '20260101', sample_quantity: '2瓶' }];
    expect(drafted(30, [sampled])).toMatchObject({
      samples: [{ name: '辣椒酱', batch: '20260101', quantity: '2瓶' }],
    });
    const sent: Paper = [
      30,
      {
        work: '检验',
        addressee: '检验所',
        due_date: '2026-03-30',
        samples: [{ name: '辣椒酱', quantity: '2瓶' }],
      },
    ];
    expect(drafted(32, [sent])).toMatchObject({
      work: '检验',
      test_body: '检验所',
      goods: [{ content: '辣椒酱，2瓶' }],
    });
    expect(drafted(31, [[21, { measures: ['扣押'] }], sent])).toMatchObject({
      measures: ['扣押'],
      test_from: '2026-03-05',
      test_to: '2026-03-30',
    });
  });

  it('about one of two measures takes the words of that one', () => {
    const papers: readonly Paper[] = [
      [21, { measures: ['查封'] }],
      [21, { measures: ['扣押'] }],
    ];
    expect(drafted(22, papers)).toMatchObject({ measures: ['扣押'] });
    expect(drafted(22, papers, { given: { measure_number: '文号0' } })).toMatchObject({ measures: ['查封'] });
  });

  it('of a hearing takes time, place and people on from paper to paper', () => {
    const notice: Paper = [
      39,
      {
        hearing_time: '2026-04-02T09:00',
        hearing_place: '三楼',
        host: '孙翀',
        recorder: '王芳',
        openness: '不公开',
      },
    ];
    const record = drafted(40, [notice]);
    expect(record).toMatchObject({ start_time: '2026-04-02T09:00', place: '三楼', host: '孙翀' });
    expect(drafted(41, [notice, [40, { ...record, end_time: '11:00' }]])).toMatchObject({
      manner: '不公开',
      end_time: '11:00',
      host: '孙翀',
    });
  });
});

describe('the penalties of a proposal', () => {
  it.each([
    [
      '拟对当事人作出如下行政处罚：\n1.没收辣椒酱12瓶；\n2.罚款5000元。',
      ['没收辣椒酱12瓶；', '罚款5000元。'],
    ],
    ['事实清楚。拟罚款5000元。', ['罚款5000元。']],
    ['拟给予警告，并处罚款100元', ['警告，并处罚款100元。']],
    ['没有处罚的话', []],
  ])('%j', (proposal, items) => {
    expect(penaltyItems(proposal).map(({ content }) => content)).toEqual(items);
  });
});
