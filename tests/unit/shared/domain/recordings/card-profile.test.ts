import { describe, expect, it } from 'vitest';
import { chooseProfile, describeCardFile } from '#shared/domain/recordings/card-profile.ts';
import { matchesGlob } from '#shared/domain/recordings/glob.ts';
import { loadRecorderProfiles } from '#main/platform/rule-data/recorder-profiles.ts';

const { profiles, fallback } = await loadRecorderProfiles({
  shipped: new URL('../../../../../resources/recorder-profiles', import.meta.url).pathname,
});

const layouts = {
  '947-flat': ['sn.txt', 'MISC/log-20260305.txt', 'DCIM/100MEDIA/1234567_012345_20260305093012_0001.MP4'],
  '947-by-day': ['DCIM/20260305/1234567_012345_20260305093012_0001.MP4'],
  'gbpe-v1': ['gbpe.prop', 'DCIM/100ANDRO/1234567_012345_20260305093012_0001.mp4', 'DCIM/LOGS/20260305.log'],
  'gbpe-v2': ['gbpe.prop', 'DCIM/100ANDRO/7654321/012345/2026-03-05/20260305093012_0001.mp4'],
  'android-dcim': ['DCIM/Camera/VID_20260305_093012.mp4', 'DCIM/Camera/IMG_20260305_093100.jpg'],
  gopro: ['DCIM/100GOPRO/GX010048.MP4', 'DCIM/100GOPRO/GL010048.LRV'],
  'any-card': ['照片/现场 1.jpg', '录像.mp4'],
};

describe('chooseProfile', () => {
  it.each(Object.entries(layouts))('knows the %s layout', (id, paths) => {
    expect(chooseProfile(profiles, fallback, paths).winner.profile.id).toBe(id);
  });

  it('names the runner-up, so that the clerk can overrule', () => {
    const { winner, runnerUp } = chooseProfile(profiles, fallback, layouts['947-by-day']);
    expect(winner.profile.id).toBe('947-by-day');
    expect(runnerUp?.profile.id).toBe('947-flat');
    expect(runnerUp?.score).toBeLessThan(winner.score);
  });

  it('falls back for an empty card', () => {
    expect(chooseProfile(profiles, fallback, []).winner.profile.id).toBe('any-card');
  });
});

describe('describeCardFile', () => {
  const profile = (id: string) => profiles.find((each) => each.id === id) ?? fallback;

  it('takes the officer of a factory-numbered file from sn.txt', () => {
    const path = 'DCIM/100MEDIA/1234567_000000_20260305093012_0001.MP4';
    expect(describeCardFile(path, profile('947-flat'), '012345\r\n').officer).toBe('012345');
    expect(describeCardFile(path, profile('947-flat'), '000000').officer).toBe('000000');
    expect(describeCardFile(path, profile('947-flat'), '不是编号').officer).toBe('000000');
  });

  it('prefers the number in the name to sn.txt', () => {
    const path = 'DCIM/100MEDIA/1234567_054321_20260305093012_0001.MP4';
    expect(describeCardFile(path, profile('947-flat'), '012345').officer).toBe('054321');
  });

  it('counts a folder of important files and the scratch folder', () => {
    expect(describeCardFile('DCIM/101ANDRO/a.mp4', profile('gbpe-v1')).important).toBe(true);
    expect(describeCardFile('DCIM/100ANDRO/a.mp4', profile('gbpe-v1')).important).toBe(false);
    expect(describeCardFile('DCIM/SEGTEMP/a.mp4', profile('gbpe-v1')).temporary).toBe(true);
  });

  it('reads sn.txt as a sidecar and the log as a log', () => {
    expect(describeCardFile('sn.txt', profile('947-flat')).kind).toBe('sidecar');
    expect(describeCardFile('MISC/log-20260305.txt', profile('947-flat')).kind).toBe('log');
  });
});

describe('matchesGlob', () => {
  it.each([
    ['DCIM/100MEDIA/a.mp4', 'dcim/**', true],
    ['DCIM', 'DCIM/**', false],
    ['a.log', '**/*.log', true],
    ['x/y/a.LOG', '**/*.log', true],
    ['x/a.logs', '**/*.log', false],
    ['DCIM/20260305', 'DCIM/20??????', true],
    ['DCIM/20260305/x', 'DCIM/20??????', false],
    ['a+b.txt', 'a+b.txt', true],
  ])('%s against %s: %s', (path, glob, expected) => {
    expect(matchesGlob(path, glob)).toBe(expected);
  });
});
