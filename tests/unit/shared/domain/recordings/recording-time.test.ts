import { describe, expect, it } from 'vitest';
import {
  believedTime,
  neighbourDoubts,
  type TimeWitnesses,
} from '#shared/domain/recordings/recording-time.ts';

const now = '2026-03-10T09:00:00+08:00';
const on = (clock: string) => `2026-03-05T${clock}+08:00`;
const time = (witnesses: Omit<TimeWitnesses, 'now'>) => believedTime({ durationMs: 2000, ...witnesses, now });

describe('the time of a recording', () => {
  it('is what its name says, when nothing contradicts it', () => {
    const name = on('09:30:00');
    const whole = { at: name, source: 'name' };
    expect(time({ name, modifiedAt: on('09:30:02') })).toEqual(whole);
    // Inside as universal time, as local time taken for it, at the end of the recording, or nonsense.
    for (const container of [name, on('17:30:00'), on('09:30:02'), '2036-02-07T14:28:16+08:00'])
      expect(time({ name, container, modifiedAt: on('09:30:02') })).toEqual(whole);
    // A card copied to a disk days later.
    expect(time({ name, modifiedAt: '2026-03-09T15:00:00+08:00' })).toEqual(whole);
  });

  it('is doubted, with both values, when name and inside differ', () => {
    const { at, doubt } = time({
      name: on('09:30:00'),
      container: on('11:05:00'),
      modifiedAt: on('12:00:00'),
    });
    expect(at).toBe(on('09:30:00'));
    expect(doubt).toMatchObject({ stated: on('11:05:00') });
    expect(doubt?.sentence).toContain('2026-03-05 09:30:00');
    expect(doubt?.sentence).toContain('2026-03-05 11:05:00');
  });

  it.each(['2009-05-01T00:00:00+08:00', '2026-03-12T09:00:00+08:00'])(
    'of a name is doubted at %s',
    (name) => {
      expect(time({ name })).toMatchObject({ at: name, source: 'name', doubt: { stated: name } });
    },
  );

  it('is not later than the last write of the file', () => {
    expect(time({ name: on('12:00:00'), modifiedAt: on('09:33:03') }).doubt?.sentence).toContain('09:33:03');
  });

  it('is the local time a camera wrote as universal time, said to be doubtful with both values', () => {
    const { at, source, doubt } = time({ container: on('17:30:00'), modifiedAt: on('09:33:03') });
    expect({ at, source }).toEqual({ at: on('09:30:00'), source: 'container' });
    expect(doubt?.stated).toBe(on('17:30:00'));
    expect(doubt?.sentence).toMatch(/17:30:00.*09:33:03.*09:30:00/);
  });

  it('falls back to the file where the inside says 2036', () => {
    const { at, source, doubt } = time({
      container: '2036-02-07T14:28:16+08:00',
      modifiedAt: on('09:33:03'),
    });
    expect({ at, source }).toEqual({ at: on('09:33:01'), source: 'file' });
    expect(doubt?.sentence).toMatch(/2036-02-07 14:28:16.*09:33:01/);
    expect(time({ container: '2036-02-07T14:28:16+08:00' })).toMatchObject({ source: 'none' });
  });

  it('is taken from EXIF before the file', () => {
    const exif = on('10:11:12');
    expect(time({ exif, modifiedAt: '2026-03-09T15:00:00+08:00' })).toEqual({ at: exif, source: 'exif' });
  });

  it('is the file’s when nothing else is known, and doubted when that lies ahead', () => {
    expect(time({ modifiedAt: on('09:33:02') })).toEqual({ at: on('09:33:00'), source: 'file' });
    expect(time({ modifiedAt: '2026-11-30T00:00:00+08:00' }).doubt).toBeDefined();
    expect(time({})).toEqual({ source: 'none' });
  });
});

describe('neighbours', () => {
  const file = (name: string, clock: string) => ({
    path: `DCIM/100CANON/${name}`,
    time: { at: on(clock), source: 'container' } as const,
  });

  it('doubt a time that does not lie between theirs', () => {
    const doubts = neighbourDoubts([
      file('MVI_0003.MP4', '10:20:00'),
      file('MVI_0001.MP4', '10:00:00'),
      file('MVI_0002.MP4', '02:10:00'),
    ]);
    expect([...doubts.keys()]).toEqual(['DCIM/100CANON/MVI_0002.MP4']);
    expect([...doubts.values()][0]?.sentence).toMatch(/MVI_0001.*10:00:00.*MVI_0003.*10:20:00.*02:10:00/);
  });

  it('have nothing against an ordinary series, nor can they speak when they are in doubt themselves', () => {
    expect(neighbourDoubts([file('A_0001.MP4', '10:00:00'), file('A_0002.MP4', '10:10:00')]).size).toBe(0);
    expect(
      neighbourDoubts([
        file('A_0001.MP4', '10:00:00'),
        file('A_0002.MP4', '11:00:00'),
        { ...file('A_0003.MP4', '10:30:00'), time: { at: on('10:30:00'), source: 'file' } },
      ]).size,
    ).toBe(0);
  });
});
