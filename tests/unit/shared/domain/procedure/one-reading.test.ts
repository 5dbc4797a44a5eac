import { describe, expect, it } from 'vitest';
import type { CheckedCase, CheckedDocument } from '#shared/domain/documents/contradictions/checked-case.ts';
import { timelineAsWritten } from '#shared/domain/documents/contradictions/service-of.ts';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { stageOf } from '#shared/domain/cases/stage-of.ts';
import { aCheckedCase, aDocument, found } from '#tests/support/a-checked-case.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';

const issued = (
  number: number,
  date: string,
  own: Record<string, unknown> = {},
  more = {},
): CheckedDocument =>
  // Safe: values of a template, as they are typed.
  aDocument(number, own as CheckedDocument['values'], { state: 'finalised', date, ...more });

const filing = (date: string) => issued(7, date, { decision: '立案' });
const slip = (date: string, matter: string, more: Record<string, unknown> = {}) =>
  issued(8, date, { matter, ...more });
const seizure = (date: string, documentNumber: string, duration_days = 30) =>
  issued(21, date, { duration_days }, { documentNumber });
const about = (measure_number: string, more: Record<string, unknown>) => ({ measure_number, ...more });

/** The clocks of a rule: what each starts from and ends on. */
function clocks(rule: string, documents: readonly CheckedDocument[], more: Partial<CheckedCase> = {}) {
  const theCase = aCheckedCase(documents, { today: '2026-05-10', ...more });
  return clocksOf(timelineAsWritten(theCase), { ...shippedCounting, today: theCase.today })
    .filter((clock) => clock.rule === rule)
    .map(({ due }) => due);
}
const findings = (rule: string, documents: readonly CheckedDocument[], more: Partial<CheckedCase> = {}) =>
  found(rule, documents, { today: '2026-05-10', ...more }).map(({ compared }) => compared);

describe('the decision of a case: its clock and its check say one day', () => {
  const decision = (date: string) => issued(45, date, { penalties: [{ content: '罚款5000元' }] });

  it('by the first filing, whatever is written later', () => {
    const twice = [filing('2026-03-05'), filing('2026-03-20')];
    expect(clocks('D1', twice)).toEqual(['2026-06-03']);
    expect(findings('decision-late', [...twice, decision('2026-06-04')])).toEqual([
      ['2026-03-05', '2026-06-04', '2026-06-03'],
    ]);
  });

  it.each([
    [
      '一百二十日 is a total',
      slip('2026-05-20', '延长办案期限', { matter_reason: '由90日延长至120日' }),
      '2026-07-03',
    ],
    ['thirty days more', slip('2026-05-20', '延长办案期限三十日'), '2026-07-03'],
    ['more than the law lets the head give at once', slip('2026-05-20', '延长办案期限60日'), '2026-07-03'],
    [
      'a refusal adds nothing',
      slip('2026-05-20', '延长办案期限', { dept_head_opinion: '不同意延长。' }),
      '2026-06-03',
    ],
    ['what was approved too late adds nothing', slip('2026-06-20', '延长办案期限'), '2026-06-03'],
    ['of another limit', slip('2026-05-20', '延长查封、扣押期限（案件尚在办理）'), '2026-06-03'],
  ])('with an extension: %s', (_, extension, due) => {
    const documents = [filing('2026-03-05'), extension];
    expect(clocks('D1', documents)).toEqual([due]);
    expect(findings('decision-late', [...documents, decision(due)])).toEqual([]);
    expect(findings('decision-late', [...documents, decision('2026-07-06')])).toHaveLength(1);
  });

  it('may be lengthened further by deliberation after the first time', () => {
    const documents = [
      filing('2026-03-05'),
      slip('2026-05-20', '延长办案期限三十日'),
      slip('2026-06-20', '延长办案期限六十日'),
    ];
    expect(clocks('D1', documents)).toEqual(['2026-09-01']);
  });

  it('counts the time of two tests that overlap once, each with a result of its own', () => {
    const documents = [
      filing('2026-03-05'),
      issued(30, '2026-03-06'),
      issued(30, '2026-03-10'),
      issued(32, '2026-03-20'),
      issued(32, '2026-04-15'),
    ];
    expect(clocks('D1', documents)).toEqual(['2026-07-13']);
  });

  it('stands still for a suspension until work goes on, though nobody wrote that it was resumed', () => {
    const suspended = [filing('2026-03-05'), slip('2026-03-10', '中止案件调查')];
    const theCase = aCheckedCase([...suspended, issued(35, '2026-03-20')], { today: '2026-05-10' });
    expect(timelineAsWritten(theCase).find(({ event }) => event === 'suspension')).toMatchObject({
      on: '2026-03-10',
      until: '2026-03-20',
    });
    expect(clocks('D1', [...suspended, issued(35, '2026-03-20')])).toEqual(['2026-06-13']);
  });

  it('does not stand still for ever by a hearing that ended without a report', () => {
    const hearing = [
      filing('2026-03-05'),
      slip('2026-04-01', '指定听证主持人'),
      issued(39, '2026-04-03'),
      slip('2026-04-10', '终止听证'),
    ];
    expect(clocks('D1', hearing)).toEqual(['2026-06-12']);
    const decided = [...hearing.slice(0, 3), decision('2026-11-20')];
    expect(findings('decision-late', decided, { today: '2026-11-25' })).toHaveLength(1);
  });

  it('leaves out a second hearing too', () => {
    const documents = [
      filing('2026-03-05'),
      slip('2026-04-01', '指定听证主持人'),
      issued(41, '2026-04-11'),
      slip('2026-04-20', '指定听证主持人'),
      issued(41, '2026-04-30'),
    ];
    expect(clocks('D1', documents)).toEqual(['2026-06-23']);
  });
});

describe('a seizure: its clock and its check say one day', () => {
  const first = seizure('2026-03-06', '甲1号');
  const second = seizure('2026-03-06', '甲2号');

  it('each by what was told about it', () => {
    const told = issued(31, '2026-03-10', about('甲1号', { test_from: '2026-03-11', test_to: '2026-03-30' }));
    const documents = [first, second, told];
    expect(clocks('B3', documents, { today: '2026-04-01' })).toEqual(['2026-04-05', '2026-04-25']);
    expect(findings('measure-expired', documents, { today: '2026-04-20' })).toEqual([
      ['2026-03-06', '2026-04-05', ''],
    ]);
  });

  it.each([
    [
      'two tests that overlap are left out once',
      [
        issued(31, '2026-03-10', about('甲1号', { test_from: '2026-03-11', test_to: '2026-03-21' })),
        issued(31, '2026-03-12', about('甲1号', { test_from: '2026-03-16', test_to: '2026-03-26' })),
      ],
      '2026-04-21',
    ],
    ['extended once', [issued(22, '2026-04-01', about('甲1号', { extend_days: 15 }))], '2026-04-20'],
    [
      'extended twice, thirty days in all',
      [
        issued(22, '2026-04-01', about('甲1号', { extend_days: 15 })),
        issued(22, '2026-04-15', about('甲1号', { extend_days: 30 })),
      ],
      '2026-05-05',
    ],
    [
      'extended after its end: nothing is added',
      [issued(22, '2026-04-08', about('甲1号', { extend_days: 30 }))],
      '2026-04-05',
    ],
    ['released in part', [issued(23, '2026-03-20', about('甲1号', { scope: '部分' }))], '2026-04-05'],
  ])('%s', (_, more, due) => {
    const documents = [first, ...more];
    expect(clocks('B3', documents)).toEqual([due]);
    expect(findings('measure-expired', documents, { today: due })).toEqual([]);
    expect(findings('measure-expired', documents, { today: '2026-05-10' })).toEqual([
      ['2026-03-06', due, ''],
    ]);
  });

  it('of more days than the law gives ends when the law lets it', () => {
    const long = [seizure('2026-03-06', '甲1号', 60)];
    expect(clocks('B3', long)).toEqual(['2026-04-05']);
    expect(findings('measure-expired', long)).toEqual([['2026-03-06', '2026-04-05', '']]);
  });

  it('has no clock once it is released, and none of another', () => {
    const released = issued(23, '2026-03-20', about('甲1号', { scope: '全部' }));
    expect(clocks('B3', [first, second, released], { today: '2026-03-25' })).toEqual(['2026-04-05']);
    expect(clocks('B3', [first, released], { today: '2026-03-25' })).toEqual([]);
  });
});

describe('after the decision', () => {
  const decision = (date: string, content: string) =>
    issued(45, date, { penalties: [{ content }] }, { id: `decision-${date}` });
  const receipt = (of: CheckedDocument, values: Record<string, unknown>) =>
    issued(50, of.date ?? '', values, { servesDocumentId: of.id });
  const handed = (of: CheckedDocument, on: string) =>
    receipt(of, { service_method: '直接送达', service_time: `${on}T10:00`, received_on: on });

  it('every decision to be paid has its days to pay and its days for the court', () => {
    const [one, other] = [decision('2026-03-10', '罚款5000元'), decision('2026-03-20', '罚款3000元')];
    const documents = [one, other, handed(one, '2026-03-10'), handed(other, '2026-03-20')];
    expect(clocks('E6', documents, { today: '2026-03-21' })).toHaveLength(2);
    expect(clocks('E10', documents, { today: '2026-03-21' })).toHaveLength(2);
  });

  it('a warning is carried out by its service: the case is to be closed', () => {
    const warning = decision('2026-03-10', '警告');
    expect(clocks('E13', [warning, handed(warning, '2026-03-10')], { today: '2026-03-11' })).toEqual([
      '2026-03-31',
    ]);
    expect(clocks('E6', [warning, handed(warning, '2026-03-10')], { today: '2026-03-11' })).toEqual([]);
  });

  it('a case sent on after it was filed is to be closed, one sent on before is not', () => {
    const transfer = issued(4, '2026-03-20', { kind: '移送函' });
    expect(clocks('E13', [filing('2026-03-05'), transfer], { today: '2026-03-21' })).toHaveLength(1);
    expect(clocks('E13', [transfer], { today: '2026-03-21' })).toEqual([]);
  });

  it('the court window of a deferral runs from its last day', () => {
    const fine = decision('2026-03-10', '罚款5000元');
    const instalments = issued(47, '2026-03-20', {
      kind: '分期',
      installments: [
        { due_on: '2026-04-30', amount: '250000' },
        { due_on: '2026-06-30', amount: '250000' },
      ],
    });
    const documents = [fine, handed(fine, '2026-03-10'), instalments];
    expect(clocks('E6', documents)).toEqual([]);
    expect(clocks('E10', documents)).toEqual(['2026-09-30']);
    const until = issued(47, '2026-03-20', { kind: '延期', deferral_terms: '缴纳期限延长至2026年5月31日' });
    expect(clocks('E10', [fine, handed(fine, '2026-03-10'), until])).toEqual(['2026-08-31']);
  });

  it('what is on its way by post is not overdue', () => {
    const fine = decision('2026-03-10', '罚款5000元');
    const sent = receipt(fine, { service_method: '邮寄送达', service_time: '2026-03-11T09:00' });
    expect(clocks('E1', [fine], { today: '2026-03-25' })).toEqual(['2026-03-19']);
    expect(clocks('E1', [fine, sent], { today: '2026-03-25' })).toEqual([]);
    expect(stageOf(timelineAsWritten(aCheckedCase([fine, sent]))).stage).toBe('decided');
  });

  it('a public notice is over when the document is handed over before', () => {
    const notice = issued(37, '2026-05-06', { right: '陈述申辩' }, { id: 'notice' });
    const announced = receipt(notice, { service_method: '公告送达', published_on: '2026-05-12' });
    const documents = [filing('2026-03-05'), notice, announced, handed(notice, '2026-05-20')];
    const interval = timelineAsWritten(aCheckedCase(documents)).find(({ event }) => event === 'announcement');
    expect(interval).toMatchObject({ on: '2026-05-12', until: '2026-05-20' });
  });
});

describe('the defence', () => {
  it('ends on the last day of its period, which nobody calls an event in the future', () => {
    const notice = issued(37, '2026-03-06', { right: '陈述申辩' }, { id: 'notice' });
    const receipt = issued(
      50,
      '2026-03-06',
      { service_method: '直接送达', service_time: '2026-03-06T10:00', received_on: '2026-03-06' },
      { servesDocumentId: 'notice' },
    );
    const timeline = timelineAsWritten(aCheckedCase([notice, receipt]));
    expect(timeline.find(({ event }) => event === 'defence_ended')?.on).toBe('2026-03-13');
  });
});
