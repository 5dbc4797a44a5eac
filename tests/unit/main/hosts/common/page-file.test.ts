import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFile } from '#main/hosts/common/page-file.ts';

let dir: string;
let root: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'anjuan-pages-'));
  root = join(dir, 'renderer');
  mkdirSync(join(root, 'bundle'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<title>案卷工作站</title>');
  writeFileSync(join(root, 'bundle', 'main-1a2b.js'), 'export {};');
  writeFileSync(join(dir, 'secret.txt'), '机密');
  mkdirSync(join(dir, 'renderer-other'));
  writeFileSync(join(dir, 'renderer-other', 'secret.txt'), '机密');
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('a file of the screens', () => {
  it('is given with its kind, and kept for ever when its name carries its hash', async () => {
    expect(await pageFile(root, '/bundle/main-1a2b.js')).toMatchObject({
      mime: 'text/javascript',
      immutable: true,
    });
    expect(await pageFile(root, '/index.html')).toMatchObject({ mime: 'text/html', immutable: false });
  });

  it('is the first page for every place within the program', async () => {
    for (const place of ['/', '/cases/123', '/documents/第一份']) {
      expect((await pageFile(root, encodeURI(place)))?.bytes.toString()).toContain('案卷工作站');
    }
  });

  it.each([
    '/../secret.txt',
    '/bundle/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/../renderer-other/secret.txt',
    '//secret.txt',
    '/secret.txt%00.html',
    '/%E0%A4%A.txt',
    '/bundle/missing.js',
    `/${'长'.repeat(400)}.txt`,
  ])('is never found at %s', async (path) => {
    expect(await pageFile(root, path)).toBeUndefined();
  });
});
