import { describe, expect, it } from 'vitest';
import {
  suggestCases,
  type CaseCandidate,
  type OfficerNumber,
} from '#shared/domain/recordings/match-to-case.ts';

const officers: readonly OfficerNumber[] = [
  { number: '012345', officerId: 'li', officerName: '李强', until: '2025-12-31' },
  { number: '012345', officerId: 'zhang', officerName: '张敏', from: '2026-01-01' },
];
const oil: CaseCandidate = {
  caseId: 'oil',
  caseName: '某某粮油店涉嫌经营过期食用油案',
  officerIds: ['zhang'],
  openedOn: '2026-03-01',
  spans: [{ title: '现场笔录', from: '2026-03-05T09:20:00+08:00', to: '2026-03-05T10:40:00+08:00' }],
};
const toys: CaseCandidate = {
  caseId: 'toys',
  caseName: '玩具案',
  officerIds: ['zhang'],
  openedOn: '2026-02-01',
  spans: [],
};
const closed: CaseCandidate = { ...toys, caseId: 'closed', closedOn: '2026-02-20' };
const at = (startedAt: string, officer?: string) => ({
  startedAt,
  ...(officer === undefined ? {} : { officer }),
});

describe('suggestCases', () => {
  it('prefers the case whose record the recording falls into, and says why', () => {
    const suggestions = suggestCases(at('2026-03-05T09:30:12+08:00', '012345'), officers, [
      toys,
      oil,
      closed,
    ]);
    expect(suggestions.map(({ caseId }) => caseId)).toEqual(['oil', 'toys']);
    expect(suggestions[0]?.reason).toBe(
      '张敏（编号 012345）是“某某粮油店涉嫌经营过期食用油案”的承办人，录制时间 2026-03-05 09:30 与现场笔录（2026-03-05 09:20至10:40）相符。',
    );
  });

  it('still suggests by time alone when the recorder has its factory number', () => {
    const suggestions = suggestCases(at('2026-03-05T09:30:12+08:00', '000000'), officers, [toys, oil]);
    expect(suggestions.map(({ caseId }) => caseId)).toEqual(['oil']);
    expect(suggestions[0]?.reason).not.toContain('承办人');
  });

  it('asks who carried the number on that day', () => {
    const lis: CaseCandidate = { ...toys, caseId: 'lis', officerIds: ['li'], openedOn: '2025-01-01' };
    const on = (day: string) => suggestCases(at(`${day}T09:30:12+08:00`, '012345'), officers, [lis]);
    expect(on('2025-06-01')).toHaveLength(1);
    expect(on('2026-06-01')).toHaveLength(0);
  });

  it('suggests nothing for another officer at another time', () => {
    expect(suggestCases(at('2026-03-08T09:30:12+08:00', '999999'), officers, [toys, oil])).toEqual([]);
    expect(suggestCases({ officer: '012345' }, officers, [toys, oil])).toEqual([]);
  });

  it('allows a quarter of an hour around the record', () => {
    expect(suggestCases(at('2026-03-05T10:54:00+08:00'), officers, [oil])).toHaveLength(1);
    expect(suggestCases(at('2026-03-05T10:56:00+08:00'), officers, [oil])).toHaveLength(0);
  });

  it('says by how much a recording misses the record, and calls it fitting only where it meets it', () => {
    const said = (startedAt: string, endedAt?: string) =>
      suggestCases({ startedAt, ...(endedAt === undefined ? {} : { endedAt }) }, officers, [oil])[0]?.reason;
    expect(said('2026-03-05T10:48:30+08:00')).toContain('相近，晚9分钟。');
    expect(said('2026-03-05T09:05:00+08:00', '2026-03-05T09:15:00+08:00')).toContain('相近，早5分钟。');
    // The camera ran before the record was begun, and on into it.
    expect(said('2026-03-05T08:00:00+08:00', '2026-03-05T09:30:00+08:00')).toContain('相符。');
    expect(said('2026-03-05T10:30:00+08:00', '2026-03-05T11:30:00+08:00')).toContain('相符。');
  });
});
