import { describe, expect, it } from 'vitest';
import { groupSegments, type Segment } from '#shared/domain/recordings/segments.ts';

const rule = { maxGapSeconds: 3, maxOverlapSeconds: 5 };
const segment = (time: string, minutes: number, more: Partial<Segment> = {}): Segment => ({
  path: `${time}.mp4`,
  kind: 'video',
  recorder: '1234567',
  officer: '012345',
  startedAt: `2026-03-05T${time}+08:00`,
  durationMs: minutes * 60_000,
  ...more,
});
const paths = (segments: readonly Segment[]) =>
  groupSegments(segments, rule).groups.map((group) => group.segments.map(({ path }) => path));

describe('groupSegments', () => {
  it('joins segments that follow within three seconds, in the order of their time', () => {
    const [group] = groupSegments([segment('09:10:02', 10), segment('09:00:00', 10)], rule).groups;
    expect(group?.segments.map(({ path }) => path)).toEqual(['09:00:00.mp4', '09:10:02.mp4']);
    expect(group?.seams).toEqual([{ before: '09:00:00.mp4', after: '09:10:02.mp4', seconds: 2 }]);
    expect(group?.startedAt).toBe('2026-03-05T09:00:00+08:00');
    expect(group?.endedAt).toBe('2026-03-05T09:20:02+08:00');
  });

  it('takes a few seconds of overlap as pre-recording', () => {
    expect(paths([segment('09:00:00', 10), segment('09:09:55', 10)])).toHaveLength(1);
  });

  it('splits at four seconds and asks for the reason of the interval', () => {
    const { groups, intervals } = groupSegments([segment('09:00:00', 10), segment('09:22:31', 5)], rule);
    expect(groups).toHaveLength(2);
    expect(intervals).toHaveLength(1);
    expect(intervals[0]?.seconds).toBe(751);
    expect(intervals[0]?.text).toContain('间隔 00:12:31');
    expect(paths([segment('09:00:00', 10), segment('09:10:04', 5)])).toHaveLength(2);
    expect(paths([segment('09:00:00', 10), segment('09:10:03', 5)])).toHaveLength(1);
  });

  it('suspects the clock when two segments overlap for long', () => {
    const { groups, intervals } = groupSegments([segment('09:00:00', 10), segment('09:08:00', 5)], rule);
    expect(groups).toHaveLength(2);
    expect(intervals[0]?.text).toContain('重叠 00:02:00');
  });

  it('asks nothing about the night between two days', () => {
    const next = segment('09:00:00', 10, { path: 'next', startedAt: '2026-03-06T09:00:00+08:00' });
    expect(groupSegments([segment('17:00:00', 10), next], rule).intervals).toEqual([]);
  });

  it('keeps recorders, officers and sound apart', () => {
    expect(paths([segment('09:00:00', 10), segment('09:10:00', 10, { recorder: '7654321' })])).toHaveLength(
      2,
    );
    expect(paths([segment('09:00:00', 10), segment('09:10:00', 10, { officer: '054321' })])).toHaveLength(2);
    expect(paths([segment('09:00:00', 10), segment('09:10:00', 10, { kind: 'audio' })])).toHaveLength(2);
  });

  it('orders chapters by their number, whatever the clock says', () => {
    const chapter = (chapter: number, startedAt?: string): Segment => ({
      path: `GX0${String(chapter)}0048.MP4`,
      kind: 'video',
      group: '0048',
      chapter,
      ...(startedAt === undefined ? {} : { startedAt }),
    });
    const late = '2026-03-05T09:00:00+08:00';
    expect(paths([chapter(2, late), chapter(1)])).toEqual([['GX010048.MP4', 'GX020048.MP4']]);
  });

  it('leaves segments without a time or a length by themselves', () => {
    const noTime: Segment = { path: 'a.mp4', kind: 'video' };
    expect(paths([noTime, { ...noTime, path: 'b.mp4' }])).toHaveLength(2);
  });
});
