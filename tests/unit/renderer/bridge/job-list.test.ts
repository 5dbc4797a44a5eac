import { describe, expect, it } from 'vitest';
import type { Job } from '#shared/contract/jobs.ts';
import { hasEnded, jobPercent, upsertJob } from '../../../../renderer/bridge/job-list.ts';
import { jobAmount } from '../../../../renderer/copy/jobs.ts';

const aJob = (more: Partial<Job> = {}): Job => ({
  id: 'a',
  kind: 'import',
  title: '采集',
  state: 'running',
  step: '复制',
  current: 0,
  total: 0,
  unit: 'files',
  createdAt: '2026-03-05T09:30:12+08:00',
  attention: false,
  ...more,
});

describe('the list of jobs', () => {
  it('changes a known job in its place and puts a new one first', () => {
    const list = [aJob({ id: 'a' }), aJob({ id: 'b' })];
    expect(upsertJob(list, aJob({ id: 'b', current: 3 })).map(({ id, current }) => [id, current])).toEqual([
      ['a', 0],
      ['b', 3],
    ]);
    expect(upsertJob(list, aJob({ id: 'c' })).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  it('calls waiting and running jobs under way and all others ended', () => {
    expect(hasEnded(aJob({ state: 'queued' }))).toBe(false);
    expect(hasEnded(aJob({ state: 'interrupted' }))).toBe(true);
    expect(hasEnded(aJob({ state: 'failed' }))).toBe(true);
  });

  it('has no percentage while the size is unknown and never more than a hundred', () => {
    expect(jobPercent(aJob())).toBeUndefined();
    expect(jobPercent(aJob({ current: 1, total: 3 }))).toBe(33);
    expect(jobPercent(aJob({ current: 9, total: 3 }))).toBe(100);
  });

  it('names amounts in the unit of the job', () => {
    expect(jobAmount(aJob({ current: 12, total: 38 }))).toBe('12 / 38 个文件');
    expect(jobAmount(aJob({ current: 1024, total: 2048, unit: 'bytes' }))).toBe('1.0 KB / 2.0 KB');
    expect(jobAmount(aJob({ current: 12, total: 100, unit: 'percent' }))).toBe('');
  });
});
