import { describe, expect, it } from 'vitest';
import { calendarOf } from '#shared/domain/procedure/counting/calendar.ts';
import { limitsOf } from '#shared/domain/procedure/counting/limits.ts';
import { serviceDay, serviceGaps } from '#shared/domain/procedure/timeline/service.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { chineseDate } from '#shared/lib/date.ts';
import { shippedCounting, shippedYears } from '#tests/support/shipped-counting.ts';

const service = (values: Values) => serviceDay(values, shippedCounting);

describe('the day of service', () => {
  it.each([
    ['直接送达', { received_on: '2026-03-12' }, '2026-03-12'],
    ['留置送达', { service_time: '2026-03-12T10:00' }, '2026-03-12'],
    ['电子送达', { arrived_at: '2026-03-12T23:59' }, '2026-03-12'],
    ['邮寄送达', { mail_received_on: '2026-03-15', service_time: '2026-03-12T10:00' }, '2026-03-15'],
    ['委托送达', { received_on: '2026-03-15' }, '2026-03-15'],
    ['转交送达', { received_on: '2026-03-15' }, '2026-03-15'],
    ['公告送达', { published_on: '2026-03-04' }, '2026-04-03'],
    ['公告送达', { published_on: '2022-10-31' }, '2022-12-30'],
    ['公告送达', { published_on: '2022-11-01' }, '2022-12-01'],
  ])('by %s', (service_method, more, date) => {
    expect(service({ service_method, ...more })?.date).toBe(date);
  });

  it.each([
    ['2026-03-05', '2026-04-04', '2026-04-07', '清明节'],
    ['2025-12-02', '2026-01-01', '2026-01-04', '元旦'],
    ['2026-01-20', '2026-02-19', '2026-02-24', '春节'],
    ['2026-10-15', '2026-11-14', '2026-11-16', '周末'],
  ])('of a notice of %s whose last day %s is one of rest is the first day after it', (from, to, day, why) => {
    const announced = service({ service_method: '公告送达', published_on: from });
    expect(announced).toMatchObject({ date: day, announcement: { from, to } });
    expect(announced?.sentence).toContain(`期满的${chineseDate(to)}是休息日（${why}），顺延到这一天`);
    expect(announced?.sentence).toContain('程序规定第八十二条第五项、第八十条');
  });

  it('of a notice follows the limit and the calendar it is counted by, not a number of its own', () => {
    const { limits, calendar } = shippedCounting;
    const notice = { service_method: '公告送达', published_on: '2026-03-04' };
    const longer = limitsOf(
      limits.all().map((limit) => (limit.id === 'E2' ? { ...limit, amount: 31 } : limit)),
    );
    expect(serviceDay(notice, { limits: longer, calendar })?.date).toBe('2026-04-07');
    const closed = calendarOf(shippedYears, [{ date: '2026-04-03', workday: false, reason: '暴雨' }]);
    expect(serviceDay(notice, { limits, calendar: closed })?.date).toBe('2026-04-07');
    expect(serviceDay(notice, { limits: limitsOf([]), calendar })).toEqual({
      sentence: '2026年3月4日发布公告，没有收录当时施行的公告期限，送达日期算不出，请核对公告发布日期。',
    });
  });

  it('of a notice that ends in a year without its notice of holidays says that it is an estimate', () => {
    expect(service({ service_method: '公告送达', published_on: '2026-12-05' })).toMatchObject({
      date: '2027-01-04',
      sentence: expect.stringContaining('未导入放假安排'),
    });
  });

  it('is not made up: what is missing is named', () => {
    expect(service({})).toBeUndefined();
    expect(service({ service_method: '公告送达' })?.sentence).toBe(
      '填写“公告发布日期”后得出送达日期：自公告发布之日起经过30日，即视为送达（程序规定第八十二条第五项、第八十条）。',
    );
    const open = service({ service_method: '邮寄送达', service_time: '2026-03-12T10:00' });
    expect(open?.date).toBeUndefined();
    expect(open?.sentence).toContain('回执注明的收件日期');
  });
});

describe('what a service lacks', () => {
  const consent = { electronic: true, channels: [{ value: '13800000000' }], onPaper: false };
  const fields = (values: Parameters<typeof serviceGaps>[0], confirmed?: typeof consent) =>
    serviceGaps(values, { confirmed }).map(({ field }) => field);

  it('into the hand is nothing', () => {
    expect(fields({ service_method: '直接送达' })).toEqual([]);
  });

  it('left behind is the reason, and a witness or a recording', () => {
    const left = { service_method: '留置送达' };
    expect(fields(left)).toEqual(['remark', 'witness']);
    expect(fields({ ...left, remark: '拒绝签收', witness: '王某' })).toEqual([]);
    expect(fields({ ...left, remark: '拒绝签收', proof: '视频02' })).toEqual([]);
  });

  it('by electronic means is the consent and a record', () => {
    const sent = { service_method: '电子送达' };
    expect(fields(sent)).toEqual(['service_method', 'proof']);
    const recorded = { ...sent, proof: '截屏' };
    expect(fields(recorded, consent)).toEqual([]);
    expect(fields(recorded, { ...consent, electronic: false })).toEqual(['service_method']);
    expect(fields({ ...recorded, electronic_address: '13900000000' }, consent)).toEqual([
      'electronic_address',
    ]);
    expect(fields({ ...recorded, electronic_address: '13800000000' }, consent)).toEqual([]);
    // What a paper agrees to is read on it.
    expect(fields(recorded, { electronic: false, channels: [], onPaper: true })).toEqual([]);
  });
});
