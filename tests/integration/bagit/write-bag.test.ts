import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isIntact, verifyBag } from '#main/platform/bagit/verify-bag.ts';
import { manifestText, parseManifest } from '#main/platform/bagit/manifest.ts';
import { writeBag } from '#main/platform/bagit/write-bag.ts';
import { mountLoopDisk } from '#tests/support/loop-disk.ts';
import { aBag, bagRequest, payload, run, temporaryFolder, trickyNames } from './support.ts';

describe('a package', () => {
  test('passes sha256sum in the hands of a third party', async () => {
    const bag = await aBag();
    const lines = run(bag, 'sha256sum', '-c', 'manifest-sha256.txt').trim().split('\n');
    expect(lines).toHaveLength(trickyNames.length);
    expect(lines.every((line) => line.endsWith(': OK'))).toBe(true);
    expect(run(bag, 'sha256sum', '-c', '--quiet', 'tagmanifest-sha256.txt')).toBe('');
  });

  test('passes openssl with SM3 in the hands of a third party', async () => {
    const bag = await aBag();
    for (const manifest of ['manifest-sm3.txt', 'tagmanifest-sm3.txt']) {
      const lines = (await readFile(join(bag, manifest), 'utf8')).trim().split('\n');
      for (const line of lines) {
        const [checksum, path] = line.split('  ');
        expect(run(bag, 'openssl', 'dgst', '-sm3', '-r', path ?? '').split(' ')[0]).toBe(checksum);
      }
    }
  });

  test('has the files BagIt 1.0 asks for, in UTF-8, with date and total', async () => {
    const bag = await aBag(payload(['a.txt', 'b/c.txt']));
    expect(await readFile(join(bag, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    expect(await readFile(join(bag, 'bag-info.txt'), 'utf8')).toBe(
      'Source-Organization: 濮阳市市场监督管理局\nExternal-Description: 张三无照经营案\nBag-Software-Agent: 案卷工作站\nBagging-Date: 2026-03-20\nPayload-Oxum: 1014.2\n',
    );
    expect(readdirSync(bag).sort()).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data',
      'manifest-sha256.txt',
      'manifest-sm3.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sm3.txt',
    ]);
    const listed = (await readFile(join(bag, 'tagmanifest-sha256.txt'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => line.slice(66));
    expect(listed).toEqual(['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'manifest-sm3.txt']);
  });

  test('takes no name that a manifest could only say in a code sha256sum does not read', async () => {
    const target = join(temporaryFolder(), 'bag');
    for (const path of ['100%.txt', '上\n下.txt', '回\r车.txt', '响\u0007.txt', '删\u007f.txt'])
      await expect(writeBag(bagRequest(target, payload([path])))).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining('不能用在移交包里'),
      });
    const text = manifestText([
      { path: 'data/100%.txt', checksum: 'a' },
      { path: 'data/上\n下\r.txt', checksum: 'b' },
    ]);
    expect(text).toBe('a  data/100%25.txt\nb  data/上%0A下%0D.txt\n');
    expect(parseManifest(text).entries.map(({ path }) => path)).toEqual([
      'data/100%.txt',
      'data/上\n下\r.txt',
    ]);
  });

  test('cannot be told a false label by a line break in a value', async () => {
    const target = join(temporaryFolder(), 'bag');
    await writeBag({
      ...bagRequest(target),
      info: [['External-Description', '甲\nPayload-Oxum: 0.0\r\n乙']],
    });
    const info = await readFile(join(target, 'bag-info.txt'), 'utf8');
    expect(info).toContain('External-Description: 甲 Payload-Oxum: 0.0 乙\n');
    expect(isIntact(await verifyBag(target))).toBe(true);
  });

  test('copies large files from disk unchanged, and shows how far it is', async () => {
    const folder = temporaryFolder();
    const original = Buffer.from(Uint8Array.from({ length: 5_000_000 }, (_, index) => (index * 31) % 256));
    await writeFile(join(folder, 'original.bin'), original);
    const target = join(folder, 'bag');
    const seen: number[] = [];
    const result = await writeBag({
      ...bagRequest(target, [{ path: 'original.bin', source: { file: join(folder, 'original.bin') } }]),
      onProgress: ({ phase, bytes, totalBytes }) => {
        if (phase === 'read') return;
        expect(totalBytes).toBe(5_000_000);
        seen.push(bytes);
      },
    });
    expect(original.equals(await readFile(join(target, 'data/original.bin')))).toBe(true);
    expect(result).toMatchObject({
      bytes: 5_000_000,
      files: [{ path: 'data/original.bin', bytes: 5_000_000 }],
    });
    expect(seen.length).toBeGreaterThan(3);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  test('carries further files beside the payload, made with its checksums in hand', async () => {
    const target = join(temporaryFolder(), 'bag');
    await writeBag({
      ...bagRequest(target),
      tagFiles: (files) => [{ path: 'index.html', bytes: Buffer.from(files.map(({ sm3 }) => sm3).join()) }],
    });
    expect((await readFile(join(target, 'index.html'), 'utf8')).split(',')).toHaveLength(trickyNames.length);
    expect(isIntact(await verifyBag(target))).toBe(true);
  });

  test('writes composed names, so that macOS and Windows agree on them', async () => {
    const bag = await aBag(payload(['cafe\u0301.txt']));
    expect(readdirSync(join(bag, 'data'))).toEqual(['caf\u00e9.txt']);
  });
});

describe('a disk that does not keep what it is given', () => {
  test('is noticed before the package gets its name, and nothing is left', async () => {
    const folder = temporaryFolder();
    const files = payload(['第一.mp4', '第二.mp4']);
    const attempt = writeBag({
      ...bagRequest(join(folder, 'bag'), files),
      onProgress: ({ phase, files: done }) => {
        // Behind our back, when all the payload is written and before it is read back.
        if (phase === 'write' && done === 2) flip(join(folder, 'bag.part', 'data', '第一.mp4'));
      },
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'media-unreadable',
      message: expect.stringContaining('“第一.mp4”写入后读回的内容与写入的不一致'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is noticed in the pages beside the payload too', async () => {
    const folder = temporaryFolder();
    let seen = false;
    const attempt = writeBag({
      ...bagRequest(join(folder, 'bag'), payload(['一.mp4'])),
      tagFiles: () => {
        seen = true;
        flip(join(folder, 'bag.part', 'bagit.txt'));
        return [];
      },
    });
    await expect(attempt).rejects.toMatchObject({ code: 'media-unreadable' });
    expect(seen).toBe(true);
  });

  test('is noticed below the file system, where the cache still says what was written', async (context) => {
    const disk = mountLoopDisk(temporaryFolder(), 32);
    if (disk === undefined) {
      context.skip('no loop device can be mounted here');
      return;
    }
    try {
      const text = Buffer.from('只有磁盘知道自己坏了'.repeat(1000));
      const path = join(disk.dir, 'bag.part', 'data', '原件.mp4');
      const attempt = writeBag({
        ...bagRequest(join(disk.dir, 'bag'), [{ path: '原件.mp4', source: { bytes: text } }]),
        onProgress: ({ phase, files: done }) => {
          if (phase !== 'write' || done !== 1) return;
          disk.flip(text);
          expect(readFileSync(path).equals(text)).toBe(true);
        },
      });
      await expect(attempt).rejects.toMatchObject({ code: 'media-unreadable' });
      expect(existsSync(join(disk.dir, 'bag'))).toBe(false);
    } finally {
      disk.unmount();
    }
  });
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('an export that cannot be done', () => {
  test('stops when an original is not what was taken in, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const files = [{ path: '原件.mp4', source: { bytes: Buffer.from('altered') }, sha256: '0'.repeat(64) }];
    await expect(writeBag(bagRequest(join(folder, 'bag'), files))).rejects.toMatchObject({
      code: 'archive-damaged',
      message: expect.stringContaining('“原件.mp4”的校验值与入库时不一致'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('stops when an original is gone', async () => {
    const folder = temporaryFolder();
    const files = [{ path: 'a.mp4', source: { file: join(folder, 'gone') } }];
    await expect(writeBag(bagRequest(join(folder, 'bag'), files))).rejects.toMatchObject({
      code: 'archive-damaged',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('says before writing that the disk it goes to has no room, which is not that of the archive', async () => {
    const folder = temporaryFolder();
    const huge = join(folder, 'huge.mp4');
    writeFileSync(huge, '');
    truncateSync(huge, 2 ** 43);
    const files = [{ path: 'huge.mp4', source: { file: huge } }];
    await expect(writeBag(bagRequest(join(folder, 'out', 'bag'), files))).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringMatching(/^存放移交包的磁盘空间不足：需要 8\.0 TB/),
    });
    expect(readdirSync(join(folder, 'out'))).toEqual([]);
  });

  test('never overwrites what is there', async () => {
    const folder = temporaryFolder();
    await mkdir(join(folder, 'bag'));
    await expect(writeBag(bagRequest(join(folder, 'bag')))).rejects.toMatchObject({ code: 'conflict' });
    await mkdir(join(folder, 'other.part'));
    await writeFile(join(folder, 'other.part', 'diary.txt'), 'mine');
    await expect(writeBag(bagRequest(join(folder, 'other')))).rejects.toMatchObject({ code: 'conflict' });
    expect(await readFile(join(folder, 'other.part', 'diary.txt'), 'utf8')).toBe('mine');
  });

  test('begins anew over what an interrupted one left', async () => {
    const folder = temporaryFolder();
    await mkdir(join(folder, 'bag.part', 'data'), { recursive: true });
    await writeFile(join(folder, 'bag.part', 'bagit.txt'), 'half');
    await writeFile(join(folder, 'bag.part', 'data', 'half.mp4'), 'half');
    await writeBag(bagRequest(join(folder, 'bag')));
    expect(readdirSync(folder)).toEqual(['bag']);
    expect(isIntact(await verifyBag(join(folder, 'bag')))).toBe(true);
  });

  test('stops when cancelled, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const controller = new AbortController();
    const attempt = writeBag({
      ...bagRequest(join(folder, 'bag')),
      signal: controller.signal,
      onProgress: ({ files }) => {
        if (files === 2) controller.abort();
      },
    });
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    expect(existsSync(join(folder, 'bag.part'))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('refuses names that lead out of the package or that a disk cannot tell apart', async () => {
    const target = join(temporaryFolder(), 'bag');
    for (const path of ['../x', '/etc/x', 'a/../../x', 'C:/x', 'a\\x', '', 'a//b', './a']) {
      await expect(writeBag(bagRequest(target, payload([path])))).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    await expect(writeBag(bagRequest(target, payload(['A.jpg', 'a.JPG'])))).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(writeBag(bagRequest(target, payload(['caf\u00e9', 'cafe\u0301'])))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(existsSync(target)).toBe(false);
  });
});
