import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeConfig } from '#main/config.ts';
import { keepPrivate, sharingOf, windowsRights } from '#main/platform/files/private.ts';
import { fileLog } from '#main/platform/log.ts';
import { openTestApp } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('what names people', () => {
  it('is readable by its owner only: the archive', async () => {
    const test = await openTestApp();
    try {
      expect(modeOf(test.archiveDir)).toBe('700');
      expect(modeOf(join(test.archiveDir, 'archive.sqlite'))).toBe('600');
      expect((await test.client.archive.status({})).shared).toBeUndefined();
      expect(modeOf(join(test.dir, 'config'))).toBe('700');
      expect(modeOf(join(test.dir, 'config', 'config.json'))).toBe('600');
      chmodSync(test.archiveDir, 0o770);
      expect((await test.client.archive.status({})).shared).toContain('同组的其他用户能读取');
    } finally {
      await test.close();
    }
  });

  it('is readable by its owner only: settings and log', () => {
    const dir = join(temporaryFolder(), 'config');
    writeConfig(dir, {});
    fileLog(join(dir, 'anjuan.log')).info('x');
    expect(modeOf(dir)).toBe('700');
    expect(readdirSync(dir).map((name) => modeOf(join(dir, name)))).toEqual(['600', '600']);
  });

  it('is shut when only the habit of the system left it open, and left alone when it was given to others', () => {
    const dir = join(temporaryFolder(), 'a');
    mkdirSync(dir);
    writeFileSync(join(dir, 'x'), '');
    chmodSync(dir, 0o755);
    expect(sharingOf(dir)).toContain('这台电脑的其他用户能读取');
    keepPrivate(dir);
    expect(modeOf(dir)).toBe('700');
    expect(sharingOf(dir)).toBeUndefined();
    chmodSync(dir, 0o775);
    keepPrivate(dir);
    expect(modeOf(dir)).toBe('775');
    expect(sharingOf(dir)).toBeDefined();
  });

  it('has on Windows an access list of this user, the system and the administrators', () => {
    expect(windowsRights('D:\\案卷', 'JU\\张三')).toEqual([
      'D:\\案卷',
      '/inheritance:r',
      '/grant:r',
      'JU\\张三:(OI)(CI)F',
      '*S-1-5-18:(OI)(CI)F',
      '*S-1-5-32-544:(OI)(CI)F',
      '/Q',
    ]);
  });
});
