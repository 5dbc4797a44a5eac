import { describe, expect, it } from 'vitest';
import { serviceDay, serviceGaps } from '#shared/domain/procedure/service.ts';

describe('the day of service', () => {
  it.each([
    ['直接送达', { received_on: '2026-03-12' }, '2026-03-12'],
    ['留置送达', { service_time: '2026-03-12T10:00' }, '2026-03-12'],
    ['电子送达', { arrived_at: '2026-03-12T23:59' }, '2026-03-12'],
    ['邮寄送达', { mail_received_on: '2026-03-15', service_time: '2026-03-12T10:00' }, '2026-03-15'],
    ['委托送达', { received_on: '2026-03-15' }, '2026-03-15'],
    ['转交送达', { received_on: '2026-03-15' }, '2026-03-15'],
    ['公告送达', { published_on: '2026-03-05' }, '2026-04-04'],
    ['公告送达', { published_on: '2022-10-31' }, '2022-12-30'],
    ['公告送达', { published_on: '2022-11-01' }, '2022-12-01'],
  ])('by %s', (service_method, more, date) => {
    expect(serviceDay({ service_method, ...more })?.date).toBe(date);
  });

  it('is not made up: what is missing is named', () => {
    expect(serviceDay({})).toBeUndefined();
    const open = serviceDay({ service_method: '邮寄送达', service_time: '2026-03-12T10:00' });
    expect(open?.date).toBeUndefined();
    expect(open?.sentence).toContain('回执注明的收件日期');
  });
});

describe('what a service lacks', () => {
  const fields = (values: Parameters<typeof serviceGaps>[0], addressConfirmed = false) =>
    serviceGaps(values, { addressConfirmed }).map(({ field }) => field);

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
    expect(fields({ ...sent, proof: '截屏' }, true)).toEqual([]);
  });
});
