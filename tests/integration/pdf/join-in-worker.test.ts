import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assemblePdf } from '#main/platform/pdf/assemble/assemble-pdf.ts';
import { joinInWorker } from '#main/platform/pdf/assemble/join-in-worker.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { ownShare } from '#tests/support/own-share.ts';
import { input, marks, request, temporaryFolder, textPdf } from './support.ts';

test('PDFs joined in a thread of their own are as long and lie as joined on it, and not by the thread that waits', async () => {
  const folder = temporaryFolder();
  const long = await textPdf('evidence', 2_000);
  const inputs = [
    input('卷宗封面', await textPdf('cover', 1), [null]),
    { ...input('证据', long, marks(2_000, 1)), section: '证据材料' },
  ];
  const [here, there] = [join(folder, 'here.pdf'), join(folder, 'there.pdf')];
  const expected = await assemblePdf(request(inputs, here));
  const { result, share } = await ownShare(() => joinInWorker(request(inputs, there)));
  expect(result).toEqual(expected);
  expect(share).toBeLessThan(0.2);
});

test('what an item says when it is fetched is told by its title', async () => {
  const target = join(temporaryFolder(), 'volume.pdf');
  const lost = {
    ...input('现场笔录', new Uint8Array(), [null]),
    load: () => Promise.reject(new ProblemError('archive-damaged', '原件与登记的校验值不一致。')),
  };
  const joined = joinInWorker(request([input('封面', await textPdf('cover', 1), [null]), lost], target));
  await expect(joined).rejects.toMatchObject({
    code: 'pdf-unreadable',
    message: expect.stringContaining('《现场笔录》：原件与登记的校验值不一致。'),
  });
  expect(existsSync(target)).toBe(false);
});

test('cancelled in the middle it leaves nothing behind', async () => {
  const folder = temporaryFolder();
  const cancel = new AbortController();
  const long = await textPdf('evidence', 500);
  const second = {
    ...input('第二份', long, marks(500, 501)),
    load: () => {
      cancel.abort();
      return Promise.resolve(long);
    },
  };
  const joined = joinInWorker({
    ...request([input('第一份', long, marks(500, 1)), second], join(folder, 'volume.pdf')),
    signal: cancel.signal,
  });
  await expect(joined).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
});
