import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { readDataFolder } from '#main/platform/rule-data/data-folder.ts';
import { readData } from '#main/platform/rule-data/read-data.ts';
import { badFiles } from '#tests/support/bad-files.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const schema = z.strictObject({ name: z.string().min(1) });
const kind = {
  kind: '样本',
  names: /\.yaml$/,
  read: (file: Parameters<typeof readData>[0]) => readData(file, schema).name,
};

describe('a folder of data files', () => {
  it('is read in the order of the names; other files are none of them', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'b.yaml'), 'name: 乙\n');
    writeFileSync(join(folder, 'a.yaml'), 'name: 甲\n');
    writeFileSync(join(folder, '说明.txt'), '不是数据');
    expect(await readDataFolder(folder, kind)).toEqual({ entries: ['甲', '乙'], problems: [] });
  });

  it('that is not there has none', async () => {
    const nowhere = join(temporaryFolder(), '没有');
    expect(await readDataFolder(nowhere, kind)).toEqual({ entries: [], problems: [] });
  });

  it('that cannot be listed says why', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await readDataFolder(file, kind)).toEqual({
      entries: [],
      problems: [{ file: 'file', message: expect.stringContaining('ENOTDIR') }],
    });
  });

  it('names file, line and cause of what is wrong in one, and uses the others', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.yaml'), 'name: 甲\n');
    writeFileSync(join(folder, 'b.yaml'), '# 乙\nnaem: 乙\n');
    const { entries, problems } = await readDataFolder(folder, kind);
    expect(entries).toEqual(['甲']);
    expect(problems).toEqual([
      { file: 'b.yaml', message: expect.stringMatching(/^样本文件“b\.yaml”第\d行：.*。$/) },
    ]);
  });

  it.each(badFiles)('$kind disables itself only', async ({ make }) => {
    const folder = temporaryFolder();
    make(join(folder, '坏.yaml'));
    writeFileSync(join(folder, '好.yaml'), 'name: 好\n');
    const { entries, problems } = await readDataFolder(folder, kind);
    expect(entries).toEqual(['好']);
    expect(problems).toEqual([
      { file: '坏.yaml', message: expect.stringMatching(/^样本文件“坏\.yaml”.*。$/) },
    ]);
  });
});
