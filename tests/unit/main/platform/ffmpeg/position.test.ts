import { expect, it } from 'vitest';
import { positionOf } from '#main/platform/ffmpeg/run-ffmpeg.ts';

it.each([
  ['00:00:01.50', 1500],
  ['01:02:03.00', 3_723_000],
  ['100:00:00', 360_000_000],
  ['N/A', undefined],
  ['-00:00:00.02', undefined],
])('reads the position %s as %s milliseconds', (timemark, ms) => {
  expect(positionOf(timemark)).toBe(ms);
});
