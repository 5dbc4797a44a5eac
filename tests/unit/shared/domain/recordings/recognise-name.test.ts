import { describe, expect, it } from 'vitest';
import { recogniseName } from '#shared/domain/recordings/recognise-name.ts';

describe('recogniseName', () => {
  const cases = [
    ['8888888_000000_20160129205547_0001.mp4', 'R01', '8888888', '000000', '2016-01-29T20:55:47+08:00', 1],
    ['JGR1503_000000_20130321235015_0006.MP4', 'R01', 'JGR1503', '000000', '2013-03-21T23:50:15+08:00', 6],
    ['123456_1234567_20260305093012_0001IMP.mp4', 'R02', '1234567', '123456', '2026-03-05T09:30:12+08:00', 1],
    ['0000000_00000020240508132920_0006.mp4', 'R03', '0000000', '000000', '2024-05-08T13:29:20+08:00', 6],
    [
      'NOR_0000000_000000_20221208_101416_0003.mp4',
      'R04',
      '0000000',
      '000000',
      '2022-12-08T10:14:16+08:00',
      3,
    ],
    [
      'NOR_0000000_000000_20220729_082137_000120228171421392.mp4',
      'R04',
      '0000000',
      '000000',
      '2022-07-29T08:21:37+08:00',
      1,
    ],
    [
      'DSJ_0000000_000000_20250221030623.MP4',
      'R05',
      '0000000',
      '000000',
      '2025-02-21T03:06:23+08:00',
      undefined,
    ],
    ['20170504083000_0012IMP.jpg', 'R06', undefined, undefined, '2017-05-04T08:30:00+08:00', 12],
    ['DJI_20211110092545_0001_Z.JPG', 'R07', undefined, undefined, '2021-11-10T09:25:45+08:00', 1],
    ['DJI_0001.MP4', 'R08', undefined, undefined, undefined, 1],
    ['GX010048.MP4', 'R09', undefined, undefined, undefined, undefined],
    ['GOPR0048.MP4', 'R10', undefined, undefined, undefined, undefined],
    ['C0001.MP4', 'R11', undefined, undefined, undefined, 1],
    [
      'AXON Body 3 Video 2020-05-01 1430 X60A1234.mp4',
      'R12',
      undefined,
      undefined,
      '2020-05-01T14:30:00+08:00',
      undefined,
    ],
    ['VID_20260305_093012.mp4', 'R13', undefined, undefined, '2026-03-05T09:30:12+08:00', undefined],
    ['20130501-121010_EVT_D1.avi', 'R13', undefined, undefined, '2013-05-01T12:10:10+08:00', undefined],
    [
      '34020000001320000001_00012345_20260305093012_1_IMP.mp4',
      'R14',
      '34020000001320000001',
      '00012345',
      '2026-03-05T09:30:12+08:00',
      1,
    ],
    ['MAH00012.MP4', 'R15', undefined, undefined, undefined, undefined],
  ] as const;

  it.each(cases)('reads %s by %s', (name, rule, recorder, officer, startedAt, sequence) => {
    const recognised = recogniseName(`DCIM/100MEDIA/${name}`);
    expect(recognised.rule).toBe(rule);
    expect(recognised.recorder).toBe(recorder);
    expect(recognised.officer).toBe(officer);
    expect(recognised.startedAt).toBe(startedAt);
    expect(recognised.sequence).toBe(sequence);
  });

  it.each([
    ['1234567_123456_20260305093012_0001IMP.mp4', true],
    ['1234567_123456_20260305093012_0001_IMP.mp4', true],
    ['IMP_1234567_123456_20260305_093012_0001.mp4', true],
    ['VID_20260305_093012_IMP.mp4', true],
    ['1234567_123456_20260305093012_0001.mp4', false],
    ['NOR_1234567_123456_20260305_093012_0001.mp4', false],
  ])('sees the mark of important files in %s: %s', (name, important) => {
    expect(recogniseName(name).important).toBe(important);
  });

  it('takes recorder and officer of short names from the folders', () => {
    const path = 'DCIM/101ANDRO/7654321/012345/2026-03-05/20260305093012_0012IMP.mp4';
    expect(recogniseName(path)).toMatchObject({
      rule: 'R06',
      recorder: '7654321',
      officer: '012345',
      important: true,
    });
  });

  it('keeps the chapters of one GoPro take together', () => {
    expect(recogniseName('DCIM/100GOPRO/GH010048.MP4')).toMatchObject({ group: '0048', chapter: 1 });
    expect(recogniseName('DCIM/100GOPRO/GH020048.MP4')).toMatchObject({ group: '0048', chapter: 2 });
    expect(recogniseName('GOPR0048.MP4')).toMatchObject({ group: '0048', chapter: 0 });
    expect(recogniseName('GP010048.MP4')).toMatchObject({ group: '0048', chapter: 1 });
  });

  it('trusts a stamp that names no real moment less and gives no time', () => {
    const recognised = recogniseName('1234567_123456_20260230093012_0001.mp4');
    expect(recognised).toMatchObject({ rule: 'R01', confidence: 0.3 });
    expect(recognised.startedAt).toBeUndefined();
  });

  it('leaves unknown names unread and says how little it knows', () => {
    expect(recogniseName('会议录像 最终版.mp4')).toEqual({
      rule: 'none',
      kind: 'video',
      important: false,
      confidence: 0.1,
    });
  });

  it.each([
    ['DCIM/a.MOV', 'video'],
    ['DCIM/a.wav', 'audio'],
    ['DCIM/a.JPEG', 'photo'],
    ['MISC/log-20260305.txt', 'log'],
    ['DCIM/LOGS/20260305.log', 'log'],
    ['DCIM/GX010048.THM', 'sidecar'],
    ['index.bin', 'sidecar'],
    ['System Volume Information/IndexerVolumeGuid', 'ignored'],
    ['$RECYCLE.BIN/S-1-5/$RAB12CD.mp4', 'video'],
    ['$RECYCLE.BIN/S-1-5/$IAB12CD.mp4', 'ignored'],
    ['DCIM/._a.mp4', 'ignored'],
    ['FOUND.000/FILE0000.CHK', 'sidecar'],
  ])('takes %s as %s', (path, kind) => {
    expect(recogniseName(path).kind).toBe(kind);
  });
});
