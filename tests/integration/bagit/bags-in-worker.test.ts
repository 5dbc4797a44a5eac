import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyBagInWorker, writeBagInWorker } from '#main/platform/bagit/bags-in-worker.ts';
import { isIntact } from '#main/platform/bagit/verify-bag.ts';
import { ownShare } from '#tests/support/own-share.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const requestOf = (target: string, bytes: number) => ({
  target,
  payload: [{ path: 'originals/原件.mp4', source: { bytes: new Uint8Array(bytes) } }],
  info: [['External-Description', '张三无照经营案']] as const,
  baggingDate: '2026-03-05',
});

test('a package is written and read again beside the program', async () => {
  const target = join(temporaryFolder(), '移交包');
  const written = await ownShare(() =>
    writeBagInWorker({
      ...requestOf(target, 64 * 1024 * 1024),
      tagFiles: (payload) => [
        { path: 'index.html', bytes: Buffer.from(payload.map(({ sm3 }) => sm3).join()) },
      ],
    }),
  );
  expect(written.result.files).toHaveLength(1);
  expect(readdirSync(target)).toContain('index.html');
  expect(written.share).toBeLessThan(0.2);
  const read = await ownShare(() => verifyBagInWorker(target));
  expect(isIntact(read.result)).toBe(true);
  expect(read.share).toBeLessThan(0.2);
});

test('cancelled in the middle it leaves nothing of its own behind, and what was there stays', async () => {
  const folder = temporaryFolder();
  const cancel = new AbortController();
  const cancelled = (target: string) =>
    writeBagInWorker({
      ...requestOf(target, 1024),
      tagFiles: () => {
        cancel.abort();
        return [];
      },
      signal: cancel.signal,
    });
  await expect(cancelled(join(folder, '移交包'))).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
  mkdirSync(join(folder, '别人的.part'));
  writeFileSync(join(folder, '别人的.part', '笔记.txt'), '');
  await expect(cancelled(join(folder, '别人的'))).rejects.toThrow();
  expect(readdirSync(join(folder, '别人的.part'))).toEqual(['笔记.txt']);
});
