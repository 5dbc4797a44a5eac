/**
 * Makes one picture per official page, ours beside it, to be looked at: the official page on the left, the blank form
 * on the right. Run: npm run compare-templates [-- NUMBER …]; the pictures lie in comparison/.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { loadTemplates } from '../../main/features/documents/templates/load-templates.ts';
import { createTypesetter } from '../../main/platform/typst/typesetter.ts';
import { layOut } from '../../shared/domain/documents/page/lay-out.ts';
import { officialPages } from './official-pages.ts';

const root = join(import.meta.dirname, '..', '..');
const out = join(root, 'comparison');
const WIDTH = 595.28;
const HEIGHT = 841.89;
const DOTS_PER_INCH = '70';

const wanted = new Set(process.argv.slice(2).map(Number));
const { templates, problems } = await loadTemplates(join(root, 'templates'));
for (const { file, message } of problems) console.error(`${file}: ${message}`);
const typesetter = createTypesetter({ resourcesRoot: join(root, 'resources') });
const official = await PDFDocument.load(
  readFileSync(join(import.meta.dirname, 'samr-2021-penalty-templates.pdf')),
);
const work = mkdtempSync(join(tmpdir(), 'comparison-'));
mkdirSync(out, { recursive: true });
try {
  for (const template of templates.filter(({ number }) => wanted.size === 0 || wanted.has(number))) {
    const bytes = typesetter.pdf(layOut(template, {}, 'blank'), {
      title: template.name,
      createdAt: '2021-07-21T00:00:00+08:00',
    });
    const ours = await PDFDocument.load(bytes);
    const { first, last } = officialPages(template.number);
    const sheet = await PDFDocument.create();
    for (let n = 0; n < Math.max(last - first + 1, ours.getPageCount()); n++) {
      const page = sheet.addPage([2 * WIDTH, HEIGHT]);
      if (first + n <= last) {
        const [theirs] = await sheet.embedPdf(official, [first - 1 + n]);
        if (theirs !== undefined) page.drawPage(theirs, { x: 0, y: 0, width: WIDTH, height: HEIGHT });
      }
      if (n < ours.getPageCount()) {
        const [mine] = await sheet.embedPdf(ours, [n]);
        if (mine !== undefined) page.drawPage(mine, { x: WIDTH, y: 0, width: WIDTH, height: HEIGHT });
      }
    }
    const file = join(work, 'sheet.pdf');
    writeFileSync(file, await sheet.save());
    const name = template.number.toString().padStart(2, '0');
    const run = spawnSync('pdftoppm', ['-r', DOTS_PER_INCH, '-png', file, join(out, name)], {
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`pdftoppm: ${run.stderr}`);
    console.log(
      `${name} ${template.name}: ${(last - first + 1).toString()} / ${ours.getPageCount().toString()} 页`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
