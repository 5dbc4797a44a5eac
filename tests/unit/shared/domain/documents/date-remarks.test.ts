import { describe, expect, it } from 'vitest';
import type { DateFacts } from '#shared/domain/documents/date-checks/date-facts.ts';
import { dateRemarks } from '#shared/domain/documents/date-checks/date-remarks.ts';
import { impossibleSpan } from '#shared/domain/documents/values/date-spans.ts';
import type { Field, Template, Values } from '#shared/domain/documents/template/template.ts';
import { formId } from '#tests/support/form-ids.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';

const TODAY = '2026-06-30';

const field = (id: string, label: string, more: Partial<Field> = {}): Field => ({
  id,
  label,
  type: 'date',
  required: false,
  ...more,
});
const documentDate = field('document_date', '落款日期', { from: 'document.date' });

const template = (number: number, fields: readonly Field[]): Template => ({
  number,
  id: formId(number),
  name: `文书${number.toString()}`,
  edition: 'samr-2021',
  kind: 'letter',
  agency_line: true,
  title: ['文书'],
  page: { top: 28, bottom: 28, left: 28, right: 28, size: 16, pitch: 28 },
  sections: [{ title: '正文', fields: fields.map(({ id }) => id) }],
  fields,
  body: [],
  footer: [],
  last_footer: [],
});

function look(number: number, fields: readonly Field[], values: Values, facts: Partial<DateFacts> = {}) {
  return dateRemarks(
    template(number, fields),
    values,
    { officers: [], running: {}, counting: shippedCounting, ...facts },
    TODAY,
  );
}
const rulesOf = (...args: Parameters<typeof look>) => look(...args).map(({ rule }) => rule);

describe('the time of a record', () => {
  const times = [
    field('start_time', '开始时间', { type: 'datetime' }),
    field('end_time', '结束时间', { type: 'datetime' }),
  ];
  const record = (start: string, end: string) => look(9, times, { start_time: start, end_time: end });

  it('is refused when it ends before it begins, and that is all that is refused', () => {
    expect(record('2026-03-05T10:00', '2026-03-05T09:30')).toEqual([
      {
        field: 'end_time',
        level: 'refusal',
        rule: 'ends-before-start',
        sentence: '“结束时间”早于“开始时间”，请改正其中一个。',
      },
    ]);
    const span = impossibleSpan(template(9, times), {
      start_time: '2026-03-05T10:00',
      end_time: '2026-03-05T09:30',
    });
    expect(span?.end.id).toBe('end_time');
  });

  it('is looked at again when it is empty or very long', () => {
    expect(record('2026-03-05T09:30', '2026-03-05T10:40')).toEqual([]);
    expect(record('2026-03-05T09:30', '2026-03-05T09:30')[0]).toMatchObject({
      rule: 'span-empty',
      level: 'warning',
    });
    expect(record('2026-03-05T09:30', '2026-03-06T09:40')[0]?.sentence).toContain('历时 24 小时 10 分');
  });

  it('says nothing while half of it is typed', () => {
    expect(record('2026-03-05', '2026-03-05T09:30')).toEqual([]);
    expect(look(9, times, { start_time: '2026-03-05T10:00' })).toEqual([]);
  });

  it('pairs days from and to as well', () => {
    const days = [field('custody_from', '保管期间自'), field('custody_to', '保管期间至')];
    const values = { custody_from: '2026-03-05', custody_to: '2026-03-04' };
    expect(rulesOf(26, days, values)).toEqual(['ends-before-start']);
    expect(rulesOf(26, days, { ...values, custody_to: '2026-03-05' })).toEqual([]);
  });
});

describe('the day a document bears', () => {
  it('does not lie ahead, nor before the case began', () => {
    expect(rulesOf(37, [documentDate], { document_date: '2026-07-01' })).toEqual(['future']);
    const facts = { clueOn: '2026-03-02' };
    expect(rulesOf(37, [documentDate], { document_date: '2026-03-01' }, facts)).toEqual(['before-clue']);
    expect(rulesOf(37, [documentDate], { document_date: '2026-03-02' }, facts)).toEqual([]);
  });

  it('may lie ahead where a day is set and not signed', () => {
    const due = field('due_date', '提交期限');
    expect(rulesOf(16, [due], { due_date: '2026-12-01' })).toEqual([]);
  });
});

describe('filing (程序规定第十八条)', () => {
  const approval = [field('verified_on', '核查日期'), field('dept_head_on', '部门负责人签署日期')];
  // 2026-03-02 is a Monday: the fifteenth workday is Monday the 23rd.
  const facts = { clueOn: '2026-03-02' };

  it('is in time on the fifteenth workday and late on the day after', () => {
    expect(look(7, approval, { dept_head_on: '2026-03-23' }, facts)).toEqual([]);
    const [late] = look(7, approval, { dept_head_on: '2026-03-24' }, facts);
    expect(late).toMatchObject({ field: 'dept_head_on', level: 'warning', rule: 'filing-late' });
    expect(late?.sentence).toMatch(/2026年3月23日届满。.*可以延长15个工作日.*程序规定第十八条/);
  });

  it('says that an extension would not help either', () => {
    const [late] = look(7, approval, { dept_head_on: '2026-05-20' }, facts);
    expect(late?.sentence).toContain('延长15个工作日后到2026年4月14日也已超过');
  });

  it('wants signatures in their order', () => {
    const values = { verified_on: '2026-03-10', dept_head_on: '2026-03-09' };
    expect(rulesOf(7, approval, values, facts)).toEqual(['signature-order']);
  });
});

describe('a decision', () => {
  const on = (date: string, facts: Partial<DateFacts>) =>
    look(45, [documentDate], { document_date: date }, facts);

  it('comes within ninety days of filing (第六十四条)', () => {
    expect(on('2026-06-03', { filedOn: '2026-03-05' })).toEqual([]);
    expect(on('2026-06-04', { filedOn: '2026-03-05' })[0]).toMatchObject({
      rule: 'decision-late',
      level: 'warning',
    });
    expect(on('2026-03-04', { filedOn: '2026-03-05' })[0]?.rule).toBe('before-filing');
  });

  it('waits until the five workdays of the notice are over (第五十七条)', () => {
    // Served on Thursday the 5th: until Thursday the 12th.
    expect(on('2026-03-12', { noticeServedOn: '2026-03-05' })[0]).toMatchObject({
      rule: 'defence-period',
      level: 'warning',
    });
    expect(on('2026-03-13', { noticeServedOn: '2026-03-05' })).toEqual([]);
    expect(on('2026-03-10', { noticeOn: '2026-03-05' })[0]?.sentence).toContain('还没有送达日期');
  });

  it('is served within seven workdays, and not before its own day (第八十一条)', () => {
    const time = field('service_time', '送达时间', { type: 'datetime' });
    const served = { templateId: formId(45), title: '行政处罚决定书', date: '2026-03-05' };
    const at = (service_time: string) => rulesOf(50, [time], { service_time }, { served });
    expect(at('2026-03-16T09:00')).toEqual([]);
    expect(at('2026-03-17T09:00')).toEqual(['service-late']);
    expect(at('2026-03-04T09:00')).toEqual(['served-before-issued']);
  });
});

describe('measures, evidence, reviews and hearings', () => {
  it('ask about a measure of more than thirty days (第三十八条)', () => {
    const days = field('duration_days', '期限（日）', { type: 'number' });
    expect(rulesOf(21, [days], { duration_days: 30 })).toEqual([]);
    expect(look(21, [days], { duration_days: 31 })[0]).toMatchObject({
      rule: 'measure-period',
      level: 'warning',
    });
    const late = { document_date: '2026-04-05' };
    expect(rulesOf(22, [documentDate], late, { measureOn: '2026-03-05' })).toEqual([
      'measure-extension-late',
    ]);
  });

  it('ask about evidence kept longer than seven workdays (第三十五条)', () => {
    const facts = { preservationOn: '2026-03-05' };
    expect(rulesOf(20, [documentDate], { document_date: '2026-03-16' }, facts)).toEqual([]);
    expect(rulesOf(20, [documentDate], { document_date: '2026-03-17' }, facts)).toEqual([
      'preservation-late',
    ]);
  });

  it('ask about a review of more than ten workdays (第五十五条)', () => {
    const times = [field('submitted_on', '送审时间'), field('returned_on', '退卷时间')];
    const back = (returned_on: string) => rulesOf(36, times, { submitted_on: '2026-03-05', returned_on });
    expect(back('2026-03-19')).toEqual([]);
    expect(back('2026-03-20')).toEqual(['review-late']);
    expect(back('2026-03-04')).toEqual(['review-order']);
  });

  it('ask about a hearing less than seven workdays after its notice (听证办法第二十条)', () => {
    const fields = [documentDate, field('hearing_time', '听证时间', { type: 'datetime' })];
    const hearing = (hearing_time: string) =>
      rulesOf(39, fields, { document_date: '2026-03-05', hearing_time });
    expect(hearing('2026-03-17T09:00')).toEqual([]);
    expect(hearing('2026-03-16T09:00')).toEqual(['hearing-early']);
  });
});

describe('the certificates of officers', () => {
  const officers = [{ name: '李喆', certificateNumber: '16090001002', validUntil: '2026-03-04' }];
  const fields = [documentDate, field('officer1', '检查人员', { type: 'person' })];

  it('are valid on the day of the document, for those it names', () => {
    const on = (document_date: string, officer1: string) =>
      rulesOf(9, fields, { document_date, officer1 }, { officers });
    expect(on('2026-03-05', '李喆')).toEqual(['certificate-expired']);
    expect(on('2026-03-04', '李喆')).toEqual([]);
    expect(on('2026-03-05', '张三')).toEqual([]);
  });
});
