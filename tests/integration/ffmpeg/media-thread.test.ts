import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ffmpegInThread } from '#main/platform/ffmpeg/media-thread.ts';
import { makeCard, putMedia } from '#tests/support/make-card.ts';
import { fixedClock, openTestApp } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

it('no program is started by the thread everybody waits for, while a card comes in and its pictures are made', async () => {
  const test = await openTestApp({ clock: fixedClock('2026-03-10T09:00:00+08:00') });
  onTestFinished(() => test.close());
  const { jobs } = test.app.workplace();
  const card = temporaryFolder();
  await makeCard(card, '947-flat');
  const started = vi.fn();
  subscribe('child_process', started);
  onTestFinished(() => {
    unsubscribe('child_process', started);
  });
  const scan = await test.client.intake.scan({ folderId: test.app.folders.hand(card).folderId });
  const { jobId } = await test.client.intake.import({ scanId: scan.scanId });
  expect(await jobs.ended(jobId)).toMatchObject({ state: 'done' });
  const pictures = (await jobs.list()).filter(({ kind }) => kind === 'transcode');
  expect(pictures.length).toBeGreaterThan(0);
  for (const { id } of pictures) expect(await jobs.ended(id)).toMatchObject({ state: 'done' });
  expect(started).not.toHaveBeenCalled();
});

it('what is asked in the meantime is answered before what takes long', async () => {
  const ffmpeg = ffmpegInThread();
  onTestFinished(() => ffmpeg.close());
  const folder = temporaryFolder();
  const at = '2026-03-05T09:30:12+08:00';
  const clip = { video: 'mpeg4', seconds: 40, width: 1280, height: 720, fps: 25 } as const;
  const long = join(folder, await putMedia(folder, 'long.avi', at, clip));
  const order: string[] = [];
  const abort = new AbortController();
  const copied = ffmpeg
    .transcode(long, join(folder, 'out.mp4'), { signal: abort.signal })
    .catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'cancelled' });
      order.push('given up');
    });
  await ffmpeg.probe(long);
  order.push('probed');
  abort.abort();
  await copied;
  expect(order).toEqual(['probed', 'given up']);
});
