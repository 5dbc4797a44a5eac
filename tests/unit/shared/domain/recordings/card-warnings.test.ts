import { describe, expect, it } from 'vitest';
import type { CardProfile } from '#shared/domain/recordings/card-profile.ts';
import { describeCardFile } from '#shared/domain/recordings/card-profile.ts';
import { cardWarnings } from '#shared/domain/recordings/card-warnings.ts';
import { clockState } from '#shared/domain/recordings/device-time.ts';

const profile: CardProfile = {
  id: 'p',
  title: '测试',
  priority: 1,
  minScore: 1,
  probes: [],
  logs: [],
  sidecars: [],
  temp: ['DCIM/SEGTEMP/**'],
  important: [],
  defaultIds: [],
  group: { maxGapSeconds: 3, maxOverlapSeconds: 5 },
};
const now = '2026-03-06T08:00:00+08:00';
const warningsOf = (paths: readonly string[], size = 100) =>
  cardWarnings({ files: paths.map((path) => ({ ...describeCardFile(path, profile), size })), now });
const codes = (paths: readonly string[], size?: number) => warningsOf(paths, size).map(({ code }) => code);

describe('cardWarnings', () => {
  it('has nothing to say about a good card', () => {
    expect(warningsOf(['DCIM/100MEDIA/1234567_012345_20260305093012_0001.mp4', 'sn.txt'])).toEqual([]);
  });

  it.each([
    ['chkdsk-leftovers', ['FOUND.000/FILE0000.CHK']],
    ['default-ids', ['0000000_000000_20260305093012_0001.mp4']],
    ['default-ids', ['1234567_000000_20260305093012_0001.mp4']],
    ['clock-not-set', ['1234567_012345_20000101000012_0001.mp4']],
    ['clock-not-set', ['1234567_012345_20260308093012_0001.mp4']],
    ['case-collision', ['DCIM/C0001.mp4', 'DCIM/c0001.mp4']],
    ['temporary-files', ['DCIM/SEGTEMP/x.mp4']],
  ])('warns of %s', (code, paths) => {
    const warnings = warningsOf(paths);
    expect(warnings.map((each) => each.code)).toEqual([code]);
    expect(warnings[0]?.paths).toEqual(paths);
    expect(warnings[0]?.message).toMatch(/。$/);
  });

  it('warns of empty files', () => {
    expect(codes(['a.mp4'], 0)).toEqual(['empty-file']);
  });
});

describe('clockState', () => {
  it.each([
    ['2009-12-31T23:59:59+08:00', 'not-set'],
    ['2010-01-01T00:00:00+08:00', 'plausible'],
    ['2026-03-07T08:00:00+08:00', 'plausible'],
    ['2026-03-07T08:00:01+08:00', 'not-set'],
  ])('%s is %s', (startedAt, state) => {
    expect(clockState(startedAt, now)).toBe(state);
  });
});
