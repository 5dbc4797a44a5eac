import { describe, expect, it } from 'vitest';
import { byteRange } from '#main/hosts/common/byte-range.ts';

describe('a Range header', () => {
  it.each([
    ['bytes=0-0', { kind: 'part', start: 0, end: 0 }],
    ['bytes=2-5', { kind: 'part', start: 2, end: 5 }],
    ['bytes=7-', { kind: 'part', start: 7, end: 9 }],
    ['bytes=7-99', { kind: 'part', start: 7, end: 9 }],
    ['bytes=-3', { kind: 'part', start: 7, end: 9 }],
    ['bytes=-99', { kind: 'part', start: 0, end: 9 }],
    ['bytes=10-', { kind: 'unsatisfiable' }],
    ['bytes=-0', { kind: 'unsatisfiable' }],
    ['bytes=5-2', { kind: 'all' }],
    ['bytes=-', { kind: 'all' }],
    ['bytes=0-1,4-5', { kind: 'all' }],
    ['items=0-1', { kind: 'all' }],
    ['bytes=a-b', { kind: 'all' }],
    [null, { kind: 'all' }],
  ])('%s asks of ten bytes for %o', (header, expected) => {
    expect(byteRange(header, 10)).toEqual(expected);
  });

  it('finds nothing to give in an empty asset', () => {
    expect(byteRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' });
    expect(byteRange('bytes=-1', 0)).toEqual({ kind: 'unsatisfiable' });
  });
});
