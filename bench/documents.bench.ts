/**
 * One 处罚决定书 of four pages as PDF/A, from its values to the bytes, against LibreOffice turning the DOCX of the same
 * document into a PDF. Wanted: at least 100 times faster. Both are measured warm: the first rounds, and
 * LibreOffice’s first start, which makes a profile, are not counted.
 * Run: node bench/documents.bench.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadTemplates } from '../main/features/documents/templates/load-templates.ts';
import { docxOf } from '../main/platform/docx/docx-of.ts';
import { createTypesetter } from '../main/platform/typst/typesetter.ts';
import { layOut } from '../shared/domain/documents/page/lay-out.ts';
import type { Values } from '../shared/domain/documents/template/template.ts';
import { present } from '../shared/lib/assert.ts';

const WARM_UP = 20;
const OFFICE_ROUNDS = 5;
/** of ours between two of theirs, so that both meet the same state of the machine */
const ROUNDS_EACH = 20;
const WANTED_RATIO = 100;
const root = join(import.meta.dirname, '..');
const createdAt = '2026-03-05T09:30:00+08:00';
const sentence =
  '经查，当事人销售的预包装食品未标明生产日期和保质期，货值金额共计1200.00元，违法所得300.00元。';

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Different words every round, so that no cache answers. */
const values = (round: number): Values => ({
  agency: '濮阳市',
  document_number: `濮市监处罚〔2026〕${(round + 1).toString()}号`,
  party_name: '张䶮',
  source_and_process: Array.from(
    { length: 5 },
    (_, n) => `${sentence}（${round.toString()}、${n.toString()}）`,
  ).join('\n'),
  facts: Array.from({ length: 18 }, (_, n) => `${sentence}（${round.toString()}、${n.toString()}）`).join(
    '\n',
  ),
  evidence: Array.from(
    { length: 6 },
    (_, n) => `${n.toString()}.现场笔录一份，证明检查当日在售的事实。`,
  ).join('\n'),
  penalties: [{ content: '没收涉案食品；' }, { content: '罚款5000.00元（大写：伍仟元整）。' }],
  document_date: '2026-03-05',
});

const { templates } = await loadTemplates(join(root, 'templates'));
const template = present(
  templates.find((one) => one.number === 45),
  'template 45',
);
const typesetter = createTypesetter({ resourcesRoot: join(root, 'resources') });
const tree = (round: number) => layOut(template, values(round), 'filled');
const pages = typesetter.pages(tree(0));

let round = 0;
function setOnce(): number {
  round += 1;
  const start = performance.now();
  typesetter.pdf(tree(round), { title: template.name, createdAt });
  return performance.now() - start;
}
const times = (count: number, run: () => number): number[] => Array.from({ length: count }, run);

times(WARM_UP, setOnce);
console.log(`${template.name}，${pages.toString()} 页`);
const work = mkdtempSync(join(tmpdir(), 'documents-bench-'));
try {
  const docx = join(work, 'decision.docx');
  writeFileSync(docx, await docxOf(tree(0), { title: template.name, creator: '', createdAt }));
  const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'profile')).href}`;
  const convert = (): number => {
    const start = performance.now();
    const run = spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', work, docx]);
    if (run.status !== 0) throw new Error(run.stderr.toString());
    return performance.now() - start;
  };
  const hasOffice = spawnSync('soffice', ['--version']).status === 0;
  if (hasOffice) convert();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let turn = 0; turn < OFFICE_ROUNDS; turn++) {
    ours.push(...times(ROUNDS_EACH, setOnce));
    if (hasOffice) theirs.push(convert());
  }
  console.log(
    `  PDF/A（Typst）            中位数 ${median(ours).toFixed(1)} ms，${ours.length.toString()} 次`,
  );
  if (hasOffice) {
    const ratio = median(theirs) / median(ours);
    const verdict = ratio >= WANTED_RATIO ? '达到' : '没有达到';
    console.log(
      `  DOCX → PDF（LibreOffice）  中位数 ${median(theirs).toFixed(0)} ms，${theirs.length.toString()} 次`,
    );
    console.log(`  快 ${ratio.toFixed(0)} 倍，要求至少 ${WANTED_RATIO.toString()} 倍：${verdict}`);
  } else console.log('  没有安装 LibreOffice（soffice），不能比较。');
} finally {
  rmSync(work, { recursive: true, force: true });
}
