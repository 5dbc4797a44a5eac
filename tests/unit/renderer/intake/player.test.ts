import { describe, expect, it } from 'vitest';
import type { RecordingRow } from '#shared/contract/intake.ts';
import { accessName } from '../../../../renderer/copy/contents.ts';
import {
  accessText,
  badgeOf,
  canMakeCopy,
  filterRecordings,
  isEvidence,
  shapeOf,
} from '../../../../renderer/features/intake/recordings/recording-text.ts';
import {
  frameSeconds,
  shuttle,
  shuttleText,
  within,
} from '../../../../renderer/features/intake/recordings/shuttle.ts';

const press = (keys: string, from = 0) =>
  [...keys].reduce((rate, key) => shuttle(rate, key === 'j' ? 'j' : key === 'l' ? 'l' : 'k'), from);

describe('J K L', () => {
  it('doubles with every press in one direction, up to eight times', () => {
    expect(['l', 'll', 'lll', 'llll', 'lllll'].map((keys) => press(keys))).toEqual([1, 2, 4, 8, 8]);
    expect(press('jjj')).toBe(-4);
  });

  it('slows down before it turns round', () => {
    expect(press('lllj')).toBe(2);
    expect(press('lj')).toBe(-1);
    expect(press('jl')).toBe(1);
    expect(press('jjl')).toBe(-1);
  });

  it('stands still with K', () => {
    expect(press('lllk')).toBe(0);
    expect(shuttleText(0)).toBe('');
    expect(shuttleText(1)).toBe('');
    expect(shuttleText(4)).toBe('4×');
    expect(shuttleText(-2)).toBe('倒放 2×');
  });
});

describe('positions', () => {
  it('stay inside the recording, whose length may not be known yet', () => {
    expect(within(-3, 10)).toBe(0);
    expect(within(12, 10)).toBe(10);
    expect(within(12, Number.NaN)).toBe(12);
  });

  it('step by the frames that were shown, by 1/25 s before any was', () => {
    expect(frameSeconds(undefined, undefined)).toBe(1 / 25);
    expect(
      frameSeconds({ mediaTime: 1, presentedFrames: 30 }, { mediaTime: 3, presentedFrames: 90 }),
    ).toBeCloseTo(1 / 30);
    expect(frameSeconds({ mediaTime: 1, presentedFrames: 30 }, { mediaTime: 1, presentedFrames: 30 })).toBe(
      1 / 25,
    );
  });
});

const row: RecordingRow = {
  id: 'r',
  sha256: 'a'.repeat(64),
  sm3: 'b'.repeat(64),
  bytes: 1,
  name: '7654321_012345.mp4',
  originalPath: 'DCIM/7654321_012345.mp4',
  kind: 'video',
  mime: 'video/mp4',
  startedAt: '2026-03-05T09:30:12+08:00',
  timeSource: 'name',
  officerName: '张三',
  important: false,
  caseTitle: '某店案',
  batchId: 'b',
  importedAt: '2026-03-06T09:30:12+08:00',
  access: 'original',
  otherViews: [],
  play: 'originals/a',
};

describe('a recording on screen', () => {
  it('never calls a copy the original', () => {
    expect(badgeOf(row)).toBe('原件');
    expect(badgeOf({ ...row, access: 'ready' })).toBe('查看副本');
    expect(badgeOf({ ...row, access: 'making' })).toBe('暂不能播放');
  });

  it('is looked at where it is a picture, played where it is none; only evidence waits for a case', () => {
    expect([accessText(row), accessName(row)].join()).not.toContain('看');
    const photo = { ...row, kind: 'photo' as const };
    expect([accessText(photo), accessName(photo)]).toEqual(['直接看原件', '直接看原件']);
    expect(accessText({ ...photo, access: 'making' })).not.toBe('直接看原件');
    expect(
      (['video', 'audio', 'photo', 'log', 'sidecar'] as const).filter((kind) => isEvidence({ kind })),
    ).toEqual(['video', 'audio', 'photo']);
  });

  it('plays only what has an address, and copies only what can be watched', () => {
    expect(shapeOf(row)).toBe('video');
    expect(shapeOf({ ...row, play: undefined })).toBe('none');
    expect(shapeOf({ ...row, kind: 'log' })).toBe('none');
    expect(canMakeCopy(row)).toBe(false);
    expect(canMakeCopy({ ...row, access: 'failed' })).toBe(true);
    expect(canMakeCopy({ ...row, kind: 'photo', access: 'failed' })).toBe(true);
    expect(canMakeCopy({ ...row, kind: 'log', access: 'none' })).toBe(false);
  });

  it('is found by all of the words typed, in any column', () => {
    const found = (text: string) => filterRecordings([row], text).length;
    expect(found('')).toBe(1);
    expect(found('张三 2026-03-05')).toBe(1);
    expect(found('某店 012345')).toBe(1);
    expect(found('张三 2026-03-06')).toBe(0);
  });
});
