import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isIntact, verifyBag } from '#main/platform/bagit/verify-bag.ts';
import { aBag, payload, put, temporaryFolder, trickyNames } from './support.ts';

describe('verifying a package', () => {
  test('finds nothing wrong with one just written, after reading every byte', async () => {
    const bag = await aBag();
    const progress: number[] = [];
    const report = await verifyBag(bag, { onProgress: ({ checked }) => progress.push(checked) });
    // payload, bagit.txt, bag-info.txt and two manifests
    expect(report).toEqual({
      checked: trickyNames.length + 4,
      damaged: [],
      missing: [],
      foreign: [],
      problems: [],
    });
    expect(progress.at(-1)).toBe(trickyNames.length + 4);
    expect(isIntact(report)).toBe(true);
  });

  test('names the file in which one bit was changed', async () => {
    const bag = await aBag();
    const path = join(bag, 'data', trickyNames[1]);
    const bytes = await readFile(path);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const report = await verifyBag(bag);
    expect(report).toMatchObject({
      damaged: [`data/${trickyNames[1]}`],
      missing: [],
      foreign: [],
      problems: [],
    });
    expect(isIntact(report)).toBe(false);
  });

  test('notices a change that keeps one of the two checksums in the manifests right', async () => {
    const bag = await aBag(payload(['a.txt', 'b.txt']));
    await writeFile(join(bag, 'data/a.txt'), 'forged');
    const manifest = await readFile(join(bag, 'manifest-sha256.txt'), 'utf8');
    const forged = createHash('sha256').update('forged').digest('hex');
    await writeFile(join(bag, 'manifest-sha256.txt'), manifest.replace(/^[0-9a-f]{64}/, forged));
    const report = await verifyBag(bag);
    expect(report.damaged).toEqual(['data/a.txt', 'manifest-sha256.txt']);
  });

  test('names what is missing and what nobody listed', async () => {
    const bag = await aBag(payload(['a.txt', 'b.txt']));
    await rm(join(bag, 'data/a.txt'));
    await put(bag, 'data/Thumbs.db', 'x');
    await put(bag, '说明.txt', 'x');
    const report = await verifyBag(bag);
    expect(report.missing).toEqual(['data/a.txt']);
    expect([...report.foreign].sort()).toEqual(['data/Thumbs.db', '说明.txt'].sort());
    expect(report.problems).toEqual([expect.stringContaining('内容总量不符')]);
  });

  test('notices a changed case description', async () => {
    const bag = await aBag();
    await appendFile(join(bag, 'bag-info.txt'), 'External-Description: 另一个案\n');
    expect((await verifyBag(bag)).damaged).toEqual(['bag-info.txt']);
  });

  test('explains a name that only differs in its Unicode form', async () => {
    const bag = await aBag(payload(['caf\u00e9.txt']));
    await rename(join(bag, 'data/caf\u00e9.txt'), join(bag, 'data/cafe\u0301.txt'));
    const report = await verifyBag(bag);
    expect(report.missing).toEqual(['data/caf\u00e9.txt']);
    expect(report.foreign).toEqual(['data/cafe\u0301.txt']);
    expect(report.problems[0]).toContain('Unicode 写法不同');
  });

  test('reads manifests of other programs: upper case, asterisk, CRLF, other algorithms', async () => {
    const bag = temporaryFolder();
    const text = '内容';
    const sum = (name: string): string => createHash(name).update(text).digest('hex').toUpperCase();
    await put(bag, 'bagit.txt', 'BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8\r\n');
    await put(bag, 'data/a.txt', text);
    await put(bag, 'manifest-md5.txt', `${sum('md5')} *data/a.txt\r\n`);
    await put(bag, 'manifest-sha512.txt', `${sum('sha512')}  data/a.txt\r\n`);
    const report = await verifyBag(bag);
    expect(report).toMatchObject({ checked: 1, damaged: [], missing: [], problems: [] });
    await put(bag, 'data/a.txt', '改过');
    expect((await verifyBag(bag)).damaged).toEqual(['data/a.txt']);
  });

  test('says which manifest disagrees, is unreadable or unknown', async () => {
    const bag = await aBag(payload(['a.txt', 'b.txt']));
    const sm3 = await readFile(join(bag, 'manifest-sm3.txt'), 'utf8');
    await writeFile(join(bag, 'manifest-sm3.txt'), `${sm3.split('\n')[0]}\n这一行不对\n`);
    await put(bag, 'manifest-gost.txt', 'abc  data/a.txt\n');
    const { problems } = await verifyBag(bag);
    expect(problems).toContain('manifest-sm3.txt 第 2 行读不懂。');
    expect(problems).toContain('manifest-sm3.txt 里没有“data/b.txt”，各份校验清单不一致。');
    expect(problems).toContain('manifest-gost.txt 用的算法不认识，这份清单未核对。');
  });

  test('never reads outside the package, neither by a path nor by a link', async () => {
    const bag = await aBag(payload(['a.txt']));
    const outside = join(bag, '..', 'secret.txt');
    await writeFile(outside, 'secret');
    await appendFile(join(bag, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../secret.txt\n`);
    await symlink(outside, join(bag, 'data/link.txt'));
    const { problems, damaged } = await verifyBag(bag);
    expect(problems).toContain('“data/link.txt”是链接，不是文件，未读取。');
    expect(
      problems.some((problem) => problem.includes('data/../../secret.txt') && problem.includes('未读取')),
    ).toBe(true);
    expect(damaged).toEqual(['manifest-sha256.txt']);
  });

  test('refuses a folder that is no package, and one that is not there', async () => {
    const folder = temporaryFolder();
    await mkdir(join(folder, 'photos'));
    await expect(verifyBag(join(folder, 'photos'))).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('不是移交包'),
    });
    await expect(verifyBag(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('stops when cancelled', async () => {
    const bag = await aBag();
    const controller = new AbortController();
    const attempt = verifyBag(bag, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
  });
});
