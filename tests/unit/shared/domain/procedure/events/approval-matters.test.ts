import { describe, expect, it } from 'vitest';
import { approvalEvent, grantedDays, isRefused } from '#shared/domain/procedure/events/approval-matters.ts';

describe('what a slip approves', () => {
  it.each([
    ['延长核查期限', 'verification_extended'],
    ['延长立案核查期限十五个工作日', 'verification_extended'],
    ['延长办案期限', 'decision_extended'],
    ['延长办案期限（自立案之日起九十日届满）', 'decision_extended'],
    ['延长案件办理期限', 'decision_extended'],
    ['延长审核期限', 'review_extended'],
    ['延长查封、扣押期限（案件尚在办理）', 'matter_approved'],
    ['延长先行登记保存处理期限', 'matter_approved'],
    ['中止案件调查', 'case_suspended'],
    ['中止调查', 'case_suspended'],
    ['中止本案的办理', 'case_suspended'],
    ['中止听证', 'matter_approved'],
    ['中止送达', 'matter_approved'],
    ['解除中止调查', 'case_resumed'],
    ['恢复案件调查', 'case_resumed'],
    ['终止案件调查', 'case_terminated'],
    ['终止听证', 'hearing_ended'],
    ['指定听证主持人', 'hearing_host_named'],
    ['指定法规科某某为本案听证主持人', 'hearing_host_named'],
    ['听证主持人回避', 'matter_approved'],
    ['行政处罚建议报批', 'proposal_approved'],
    ['移送公安机关', 'crime_transfer_approved'],
    ['不予移送公安机关', 'matter_approved'],
    ['采取行政强制措施（扣押）', 'measure_approved'],
    ['解除扣押', 'matter_approved'],
    ['先行登记保存证据', 'preservation_approved'],
  ])('%s', (matter, event) => {
    expect(approvalEvent(matter)).toBe(event);
  });

  it.each([
    ['延长三十日', 30],
    ['延长办案期限30日', 30],
    ['延长15个工作日', 15],
    ['延长十五个工作日', 15],
    ['办案期限由90日延长至120日', 30],
    ['办案期限从九十日延长到一百二十日', 30],
    ['延长至120日', undefined],
    ['延长至2026年7月3日', undefined],
    ['延长办案期限', undefined],
  ])('%s', (words, days) => {
    expect(grantedDays(words)).toBe(days);
  });

  it.each(['不同意延长。', '不批准', '经研究，不予批准', '驳回'])('%s is a refusal', (opinion) => {
    expect(isRefused(opinion)).toBe(true);
  });
  it.each(['同意。', '同意延长，不同意见已经记录', ''])('%s is none', (opinion) => {
    expect(isRefused(opinion)).toBe(false);
  });
});
