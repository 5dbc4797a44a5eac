import { describe, expect, it } from 'vitest';
import { describeCardFile } from '#shared/domain/recordings/card-profile.ts';
import { fileKind, kindByProbe } from '#shared/domain/recordings/file-kind.ts';
import { recogniseName } from '#shared/domain/recordings/recognise-name.ts';
import { loadRecorderProfiles } from '#main/platform/rule-data/recorder-profiles.ts';

const { profiles, fallback } = await loadRecorderProfiles({
  shipped: new URL('../../../../../resources/recorder-profiles', import.meta.url).pathname,
});

describe('what a file is', () => {
  it.each([
    ['IMG_0043.HEIC', 'photo'],
    ['clip.mpg', 'video'],
    ['clip.wmv', 'video'],
    ['voice.opus', 'audio'],
    ['a.webm', 'video'],
    ['a.ogg', 'audio'],
    ['a.webp', 'photo'],
  ])('%s is %s by its name', (path, kind) => {
    expect(fileKind(path)).toBe(kind);
  });

  it.each([
    ['datadir0/hiv00001', 'video/mp4', 'video'],
    ['FOUND.000/FILE0000.CHK', 'video/mp4', 'video'],
    ['LOST.DIR/1024', 'image/jpeg', 'photo'],
    ['$RECYCLE.BIN/S-1-5/$RAB12CD.mp4', 'video/mp4', 'video'],
    ['.Trashes/501/a.wav', 'audio/wav', 'audio'],
    ['DCIM/a.mp4', 'audio/wav', 'audio'],
    ['DCIM/a.jpg', 'image/heic', 'photo'],
    // A hidden name is no system file when a recording lies under it.
    ['DCIM/._a.mp4', 'video/mp4', 'video'],
    ['notes.txt', 'video/vnd.avi', 'video'],
  ])('%s holding %s is %s', (path, content, kind) => {
    expect(fileKind(path, content)).toBe(kind);
  });

  it('is not told by a mark other data may begin with, unless the name agrees', () => {
    expect(fileKind('index.dat', 'audio/mpeg')).toBe('sidecar');
    expect(fileKind('a.mp4', 'audio/mpeg')).toBe('audio');
  });

  it('is by its name when its content tells nothing', () => {
    expect(fileKind('a.mp4')).toBe('video');
    // Two bytes that the data of a damaged recording may begin with as well.
    expect(fileKind('a.mp4', 'application/x-compress')).toBe('video');
    expect(fileKind('index.bin', 'application/zip')).toBe('sidecar');
  });

  it.each(['application/zip', 'application/x-msdownload', 'application/pdf', 'text/plain', 'font/ttf'])(
    'is no recording under the name of one when it holds %s',
    (content) => {
      for (const path of ['DCIM/a.mp4', 'DCIM/a.WAV', 'DCIM/a.jpg'])
        expect(fileKind(path, content)).toBe('sidecar');
    },
  );

  it.each(['System Volume Information/IndexerVolumeGuid', 'DCIM/._a.mp4', 'Thumbs.db', '.DS_Store'])(
    '%s is the system’s own',
    (path) => {
      expect(fileKind(path)).toBe('ignored');
    },
  );

  it.each(['DCIM/.thumbnails/1.jpg', 'DCIM/100GOPRO/GL010048.LRV', 'DCIM/100GOPRO/GX010048.THM'])(
    '%s is a preview and no footage, though it is a picture or a film',
    (path) => {
      expect(fileKind(path, 'video/mp4')).toBe('sidecar');
    },
  );

  it('stays a recording where a profile takes its ending for a log', () => {
    expect(describeCardFile('DCIM/a.log', fallback, undefined, 'video/mp4').kind).toBe('video');
    expect(describeCardFile('DCIM/a.log', fallback).kind).toBe('log');
    const gopro = profiles.find(({ id }) => id === 'gopro') ?? fallback;
    expect(describeCardFile('DCIM/100GOPRO/GX010048.THM', gopro, undefined, 'image/jpeg').kind).toBe(
      'sidecar',
    );
  });

  it('is sound when a film’s container holds nothing else', () => {
    expect(kindByProbe('video', 'audio')).toBe('audio');
    expect(kindByProbe('video', 'other')).toBe('video');
    expect(kindByProbe('photo', 'video')).toBe('photo');
    expect(kindByProbe('sidecar', 'video')).toBe('sidecar');
  });
});

it('names of every kind of recording tell their time', () => {
  expect(recogniseName('7654321_012345_20260305093012_0001.WMV').startedAt).toBe('2026-03-05T09:30:12+08:00');
  expect(recogniseName('IMG_20260305_093012.HEIC').startedAt).toBe('2026-03-05T09:30:12+08:00');
});
