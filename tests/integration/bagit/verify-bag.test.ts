import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isIntact, verifyBag } from '#main/platform/bagit/verify-bag.ts';
import { aBag, payload, put, temporaryFolder, trickyNames } from './support.ts';

/** The least a package of another program has: two files, one manifest. */
async function strangersBag(mark = ''): Promise<string> {
  const bag = temporaryFolder();
  await put(bag, 'bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  const names = ['data/a.txt', 'data/现场.txt'];
  for (const name of names) await put(bag, name, name === 'data/a.txt' ? 'a' : '现场');
  const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
  await put(bag, 'manifest-sha256.txt', `${mark}${sum('a')}  data/a.txt\n${sum('现场')}  data/现场.txt\n`);
  return bag;
}

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
      system: [],
      notes: [],
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
    await put(bag, 'data/多余.txt', 'x');
    await put(bag, '说明.txt', 'x');
    const report = await verifyBag(bag);
    expect(report.missing).toEqual(['data/a.txt']);
    expect([...report.foreign].sort()).toEqual(['data/多余.txt', '说明.txt'].sort());
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

  test('names the files of the operating system as such, and they are no fault', async () => {
    const bag = await aBag(payload(['a.txt']));
    for (const path of [
      'data/Thumbs.db',
      '.DS_Store',
      'data/._a.txt',
      'System Volume Information/IndexerVolumeGuid',
    ])
      await put(bag, path, 'x');
    await mkdir(join(bag, '.Trashes'));
    const report = await verifyBag(bag);
    expect(report).toMatchObject({ foreign: [], problems: [] });
    expect(report.system).toContain('data/Thumbs.db');
    expect(report.system).toHaveLength(5);
    expect(isIntact(report)).toBe(true);
  });

  test('takes a package without tag manifests, which are optional, and says what nothing vouches for', async () => {
    const bag = await strangersBag();
    await put(bag, 'readme.txt', '说明');
    const report = await verifyBag(bag);
    expect(report).toMatchObject({ checked: 2, damaged: [], missing: [], foreign: [], problems: [] });
    expect(report.notes).toEqual([expect.stringContaining('没有标签清单')]);
    await put(bag, 'data/b.txt', '多余');
    expect((await verifyBag(bag)).foreign).toEqual(['data/b.txt']);
  });

  test('reads a manifest with a byte order mark in front, but not a declaration with one', async () => {
    const bag = await strangersBag('\uFEFF');
    expect(await verifyBag(bag)).toMatchObject({ checked: 2, damaged: [], foreign: [], problems: [] });
    await put(bag, 'bagit.txt', '\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    expect((await verifyBag(bag)).problems).toEqual([expect.stringContaining('BOM')]);
  });

  test.each([
    ['BagIt-Version: 9.9', '版本“9.9”不存在'],
    ['BagIt-Version: 一点零', '版本“一点零”不存在'],
    ['BagIt-Version: 1.0.1', '版本“1.0.1”不存在'],
    ['BagIt-Version:', '内容不对'],
    ['BagIt version 1.0', '内容不对'],
    ['BagIt-Version: 1.0\nBagIt-Version: 0.97', '内容不对'],
  ])('does not take %j for a version', async (line, sentence) => {
    const bag = await strangersBag();
    await put(bag, 'bagit.txt', `${line}\nTag-File-Character-Encoding: UTF-8\n`);
    const report = await verifyBag(bag);
    expect(report.problems).toEqual([expect.stringContaining(sentence)]);
    expect(isIntact(report)).toBe(false);
  });

  test('reads tag files in the coding the declaration names', async () => {
    const bag = await strangersBag();
    await put(bag, 'bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: GB18030\n');
    const sum = createHash('sha256').update('现场').digest('hex');
    const gb = Buffer.concat([
      Buffer.from(`${sum}  data/`),
      Buffer.from([0xcf, 0xd6, 0xb3, 0xa1]),
      Buffer.from('.txt\n'),
    ]);
    await rm(join(bag, 'data/a.txt'));
    await writeFile(join(bag, 'manifest-sha256.txt'), gb);
    expect(await verifyBag(bag)).toMatchObject({ checked: 1, missing: [], foreign: [], problems: [] });
  });

  test('misses a manifest that was taken away, one of the tags as well as both', async () => {
    const bag = await aBag();
    await rm(join(bag, 'tagmanifest-sm3.txt'));
    expect((await verifyBag(bag)).missing).toEqual(['tagmanifest-sm3.txt']);
    await rm(join(bag, 'tagmanifest-sha256.txt'));
    expect((await verifyBag(bag)).missing).toEqual(['tagmanifest-sha256.txt', 'tagmanifest-sm3.txt']);
    await rm(join(bag, 'manifest-sm3.txt'));
    expect((await verifyBag(bag)).missing).toContain('manifest-sm3.txt');
  });

  test.each([
    ['', '没有写内容总量'],
    ['Payload-Oxum:\n', '读不懂'],
    ['Payload-Oxum: viel\n', '读不懂'],
    ['payload-oxum: 1.1\n', '内容总量不符：登记的是 1.1'],
    ['Payload-Oxum: 1.1\nPayload-Oxum: 2.2\n', '不止一次'],
  ])('holds the promised total against the package: %j', async (lines, sentence) => {
    const bag = await aBag(payload(['a.txt']));
    const info = (await readFile(join(bag, 'bag-info.txt'), 'utf8')).replace(/^Payload-Oxum.*\n/m, lines);
    await writeFile(join(bag, 'bag-info.txt'), info);
    const { problems, damaged } = await verifyBag(bag);
    expect(damaged).toEqual(['bag-info.txt']);
    expect(problems).toEqual([expect.stringContaining(sentence)]);
  });

  test('sees a folder that was added, though there is nothing in it', async () => {
    const bag = await aBag(payload(['a.txt']));
    await mkdir(join(bag, 'data', '新建文件夹', '里面'), { recursive: true });
    await mkdir(join(bag, '外面'));
    const report = await verifyBag(bag);
    expect([...report.foreign].sort()).toEqual(['data/新建文件夹/里面/', '外面/'].sort());
    expect(isIntact(report)).toBe(false);
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
