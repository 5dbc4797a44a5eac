import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type PackageIndex, packageIndexPage } from '#main/platform/bagit/package-index.ts';
import { put, temporaryFolder } from './support.ts';

const hostile = `"><script>document.title='hacked'</script><img src=x onerror="document.title='hacked'">&amp;'`;

const index = (name: string): PackageIndex => ({
  bureau: '濮阳市市场监督管理局',
  caseName: name,
  caseNumber: '濮市监立〔2026〕1号',
  facts: [
    ['当事人', name],
    [name, '张三'],
  ],
  volumes: [
    {
      name: '正卷',
      path: 'data/正卷 100%#1?.pdf',
      pages: 9,
      catalogue: [
        {
          sequence: '1',
          documentNumber: name,
          author: '',
          title: name,
          date: '2026年3月3日',
          pages: '1-2',
          remark: name,
        },
      ],
    },
  ],
  originals: [
    {
      path: `data/原件/a&b <c> 'd'.mp4`,
      name,
      bytes: 1_234_567,
      sha256: 'a'.repeat(64),
      sm3: 'b'.repeat(64),
      kind: '视频',
      picture: '预览/1.jpg',
      time: '2026年3月5日 09:30:12',
      length: '12分03秒',
      officer: name,
    },
    {
      path: 'data/原件/b.wav',
      name: 'javascript:alert(1)',
      bytes: 5,
      sha256: 'c',
      sm3: 'd',
      kind: '录音',
      picture: `javascript:alert(1)"`,
    },
  ],
  exportedAt: '2026年3月20日 16:05',
  exportedBy: name,
});

describe('the page to browse a package', () => {
  test('shows the case, the volume, the originals and how to verify, in a browser straight from disk', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'index.html');
    await writeFile(path, packageIndexPage(index('张三无照经营案')));
    await put(folder, 'data/正卷 100%#1?.pdf', 'x');
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith('file:')) complaints.push(request.url());
      });
      await page.goto(pathToFileURL(path).href);
      expect(await page.title()).toBe('张三无照经营案');
      const text = await page.locator('body').innerText();
      for (const words of [
        '濮市监立〔2026〕1号',
        '共 9 页',
        '1-2',
        '12分03秒',
        'a'.repeat(64),
        'b'.repeat(64),
        'sha256sum -c manifest-sha256.txt',
        'certutil -hashfile',
        'openssl dgst -sm3',
      ]) {
        expect(text).toContain(words);
      }
      const link = await page
        .locator('a.main')
        .evaluate((anchor) => (anchor instanceof HTMLAnchorElement ? anchor.href : ''));
      expect(link).toBe(pathToFileURL(join(folder, 'data/正卷 100%#1?.pdf')).href);
      // The one picture of this page is not there; nothing else may complain.
      expect(complaints.filter((complaint) => !complaint.includes('ERR_FILE_NOT_FOUND'))).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test('takes no name for markup, wherever it stands', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'index.html');
    await writeFile(path, packageIndexPage(index(hostile)));
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(path).href);
      expect(await page.title()).toBe(hostile);
      expect(await page.locator('script').count()).toBe(0);
      expect(await page.locator('img').count()).toBe(2);
      expect(await page.locator('[onerror]').count()).toBe(0);
      expect(await page.locator('h1').innerText()).toBe(hostile);
      const addresses = await page
        .locator('a, img')
        .evaluateAll((all) =>
          all.map((one) =>
            one instanceof HTMLAnchorElement ? one.href : one instanceof HTMLImageElement ? one.src : '',
          ),
        );
      expect(addresses.every((address) => address.startsWith('file:'))).toBe(true);
    } finally {
      await browser.close();
    }
  });

  test('allows itself no script and nothing from elsewhere', () => {
    const page = Buffer.from(packageIndexPage(index('案'))).toString('utf8');
    expect(page).toContain(`default-src 'none'`);
    expect(page).not.toMatch(/<script|https?:\/\//);
  });
});
