import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentType } from '#main/platform/files/content-type.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

function fileOf(bytes: Buffer): string {
  const path = join(temporaryFolder(), 'a.mp4');
  writeFileSync(path, bytes);
  return path;
}

/** Header of DOS, then the word every program of Windows has. */
function program(mark: string): Buffer {
  const bytes = Buffer.alloc(512);
  bytes.write('MZ');
  bytes.writeUInt32LE(0x80, 0x3c);
  bytes.write(mark, 0x80, 'latin1');
  return bytes;
}

describe('what a file holds', () => {
  const long = '执法记录仪说明：本文件不是录像。'.repeat(300);

  it.each([
    ['UTF-8', Buffer.from(long)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${long}`)],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(long, 'utf16le')])],
    ['GBK', Buffer.from('d6b4b7a8bcc7c2bcd2c7cbb5c3f70d0a'.repeat(20), 'hex')],
    ['a web page', Buffer.from('<!DOCTYPE html>\n<html><body>请先登录</body></html>')],
  ])('is text in %s, also where the head ends inside a character', async (_, bytes) => {
    expect(await contentType(fileOf(bytes))).toBe('text/plain');
  });

  it.each([
    ['a recording of zeros', Buffer.alloc(6000)],
    ['bytes that mean nothing', Buffer.from(Array.from({ length: 6000 }, (_, i) => (i * 151 + 7) % 256))],
    ['a few letters', Buffer.from('abc')],
    ['two letters of a program and no program', program('XX\0\0')],
  ])('is not known of %s', async (_, bytes) => {
    expect(await contentType(fileOf(bytes))).toBeUndefined();
  });

  it('is a program where both its headers stand', async () => {
    expect(await contentType(fileOf(program('PE\0\0')))).toBe('application/x-msdownload');
  });
});
