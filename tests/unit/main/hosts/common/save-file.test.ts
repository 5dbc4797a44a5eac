import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { problemOf } from '#shared/lib/problem.ts';
import { saveFile } from '#main/hosts/common/save-file.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const large = Buffer.alloc(1024 * 1024, 7);

describe('a file handed out', () => {
  it('appears when the disk gives it back as it was', async () => {
    const folder = temporaryFolder();
    await saveFile(Readable.from([large]), join(folder, '新建', '正卷.pdf'));
    expect(readFileSync(join(folder, '新建', '正卷.pdf')).equals(large)).toBe(true);
  });

  it('does not appear when it does not', async () => {
    const folder = temporaryFolder();
    const file = join(folder, '正卷.pdf');
    async function* bytes() {
      await Promise.resolve();
      for (let count = 0; count < 200; count += 1) yield large.subarray(0, 64 * 1024);
      // Far more than is read ahead: the first piece is written by now, and somebody changes it.
      const handle = openSync(`${file}.part`, 'r+');
      writeSync(handle, Buffer.from([8]), 0, 1, 0);
      closeSync(handle);
      yield Buffer.from('end');
    }
    await expect(saveFile(Readable.from(bytes()), file)).rejects.toMatchObject({
      code: 'media-unreadable',
      message: expect.stringContaining('“正卷.pdf”写入后读回的内容与写入的不一致'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not appear when it is not what it should be', async () => {
    const folder = temporaryFolder();
    const wanted = '0'.repeat(64);
    await expect(saveFile(Readable.from([large]), join(folder, 'a.pdf'), wanted)).rejects.toMatchObject({
      code: 'archive-damaged',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a full disk', () => {
  it.each(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])('is called one wherever it is met: %s', (code) => {
    expect(problemOf(Object.assign(new Error('write failed'), { code }))).toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('磁盘已满'),
    });
  });

  it('is not found in other errors', () => {
    expect(problemOf(Object.assign(new Error('x'), { code: 'EIO' })).code).toBe('bug');
  });
});
