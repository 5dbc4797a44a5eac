import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Ffmpeg } from '../platform/ffmpeg/ffmpeg.ts';

/** One recording on an invented card: when it began and what is drawn into its picture. */
interface Take {
  readonly startedAt: string;
  readonly seconds: number;
  readonly text: string;
  readonly kind: 'video' | 'audio' | 'photo';
  readonly important?: boolean;
  /** A recorder of an older make writes what browsers do not play. */
  readonly codec?: 'mpeg4';
}

const RECORDER = 'JGR1503';

const inspection: readonly Take[] = [
  { startedAt: '2026-03-03T09:29:40', seconds: 12, text: '现场检查 亮证告知', kind: 'video' },
  { startedAt: '2026-03-03T09:29:52', seconds: 12, text: '现场检查 货架清点', kind: 'video' },
  { startedAt: '2026-03-03T09:50:10', seconds: 1, text: '涉案食品标签 照片一', kind: 'photo' },
  { startedAt: '2026-03-03T09:52:30', seconds: 1, text: '涉案食品标签 照片二', kind: 'photo' },
  { startedAt: '2026-03-03T10:20:00', seconds: 8, text: '实施扣押 宣读决定', kind: 'video', important: true },
];

const interview: readonly Take[] = [
  { startedAt: '2026-03-09T15:00:05', seconds: 15, text: '询问当事人 告知权利', kind: 'video' },
  { startedAt: '2026-03-09T15:00:20', seconds: 15, text: '询问当事人 问答', kind: 'video' },
  { startedAt: '2026-03-09T15:30:00', seconds: 10, text: '询问录音', kind: 'audio' },
  { startedAt: '2026-03-09T15:48:00', seconds: 6, text: '询问当事人 签字', kind: 'video', codec: 'mpeg4' },
  { startedAt: '2026-03-09T15:49:10', seconds: 1, text: '笔录签字页 照片', kind: 'photo' },
];

export const practiceCards = { inspection, interview } as const;

const EXTENSIONS = { video: 'MP4', audio: 'WAV', photo: 'JPG' } as const;

/** Writes a card as an officer's recorder leaves it: DCIM/100MEDIA, a log, the officer's number at the root. */
export async function makePracticeCard(
  root: string,
  takes: readonly Take[],
  officer: string,
  ffmpeg: Ffmpeg,
): Promise<void> {
  const media = join(root, 'DCIM', '100MEDIA');
  await mkdir(media, { recursive: true });
  for (const [i, take] of takes.entries()) {
    const stamp = take.startedAt.replaceAll(/[-:T]/g, '');
    const mark = take.important === true ? 'IMP' : '';
    const name = `${RECORDER}_${officer}_${stamp}_${String(i + 1).padStart(4, '0')}${mark}.${EXTENSIONS[take.kind]}`;
    const out = join(media, name);
    if (take.kind === 'photo') await ffmpeg.makeTestPhoto(out, { text: take.text });
    else {
      await ffmpeg.makeTestClip(out, {
        seconds: take.seconds,
        text: take.text,
        pitch: 330 + i * 55,
        ...(take.kind === 'audio' ? { video: 'none' as const, audio: 'pcm' as const } : {}),
        ...(take.codec === undefined ? {} : { video: take.codec }),
      });
    }
    // Recorders date a file to the moment it was closed.
    const closed = new Date(Date.parse(`${take.startedAt}+08:00`) + take.seconds * 1000);
    await utimes(out, closed, closed);
  }
  const day = (takes[0]?.startedAt ?? '').slice(0, 10);
  const log = join(root, 'MISC', `log-${day.replaceAll('-', '')}.txt`);
  await mkdir(dirname(log), { recursive: true });
  await writeFile(log, `${day} 09:00:00 -> 开机(RS:14807MB TS:14820MB)\r\n`);
  await writeFile(join(root, 'sn.txt'), `${officer}\r\n`);
}
