import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { docxOf } from '#main/platform/docx/docx-of.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import { sampleValues } from '#tests/support/sample-case.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const office = spawnSync('soffice', ['--version']).status === 0;

describe('every template as DOCX, opened in an office program', () => {
  it('fills as many pages as the printed document, or one more or less', async ({ skip }) => {
    if (!office) skip('没有安装 LibreOffice（soffice） LibreOffice is not installed');
    const dir = mkdtempSync(join(tmpdir(), 'anjuan-office-'));
    try {
      const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });
      const { templates } = await loadTemplates(join(resourcesRoot, 'templates'));
      const printed = new Map<string, number>();
      for (const template of templates) {
        for (const mode of ['filled', 'blank'] as const) {
          const tree = layOut(template, sampleValues(template), mode);
          const name = `${template.number.toString()}-${mode}`;
          const meta = { title: tree.title, creator: '', createdAt: '2026-03-05T09:30:00+08:00' };
          writeFileSync(join(dir, `${name}.docx`), await docxOf(tree, meta));
          printed.set(name, typesetter.pages(tree));
        }
      }
      const profile = `-env:UserInstallation=${pathToFileURL(join(dir, 'profile')).href}`;
      const files = [...printed.keys()].map((name) => join(dir, `${name}.docx`));
      const run = spawnSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        dir,
        ...files,
      ]);
      expect(run.status, run.stderr.toString()).toBe(0);
      for (const [name, pages] of printed) {
        const opened = (await PDFDocument.load(readFileSync(join(dir, `${name}.pdf`)))).getPageCount();
        expect(
          Math.abs(opened - pages),
          `${name}: ${opened.toString()} 页，应为 ${pages.toString()} 页`,
        ).toBeLessThanOrEqual(1);
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
