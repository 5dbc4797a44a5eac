/**
 * Assembling a volume of 800 pages (150 documents of four pages, 200 scans) against `qpdf --empty --pages`
 * joining the same inputs. Wanted: at most 4 times its time, memory growth at most 4 times the file's size.
 * Run: node bench/assemble.bench.ts
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblePdf } from '../main/platform/pdf/assemble/assemble-pdf.ts';
import { imagesToPdf } from '../main/platform/pdf/images-to-pdf.ts';
import { readPictures } from '../main/platform/pictures/read-pictures.ts';

const pictures = async (path: string) => readPictures(await readFile(path), { use: 'scan' });

const DOCUMENTS = 150;
const PAGES_EACH = 4;
const SCANS = 200;
const ROUNDS = 5;

const [mode, folder] = process.argv.slice(2);
if (mode === '--assemble' && folder !== undefined) await assembleOnce(folder);
else await main();

async function main(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'assemble-bench-'));
  try {
    writeDocuments(work);
    await writeScans(work);
    const ours: Measured[] = [];
    const theirs: number[] = [];
    // Turn about, so that both meet the same state of the machine.
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(assembleInChild(work));
      theirs.push(joinWithQpdf(work));
    }
    report(work, ours, theirs);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

interface Measured {
  /** Whole assembly with fsync, and the part of it spent before the file was forced to the disk. */
  readonly milliseconds: number;
  readonly processMilliseconds: number;
  readonly rssGrowth: number;
  readonly pages: number;
}

function writeDocuments(work: string): void {
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontPaths: [join(import.meta.dirname, '../resources/fonts')] }],
  });
  const paragraph = '经查，当事人销售的食品标签不符合食品安全标准，货值金额共计一千二百元，违法所得三百元。';
  for (let index = 0; index < DOCUMENTS; index += 1) {
    const pages = Array.from(
      { length: PAGES_EACH },
      (_, page) =>
        `= 文书 ${index + 1} 之 ${page + 1}\n\n${`${paragraph}编号${index * 7 + page}。\n\n`.repeat(12)}`,
    );
    const content = `#set page(paper: "a4")\n#set text(font: "FandolSong", lang: "zh")\n${pages.join('\n#pagebreak()\n')}`;
    const pdf = compiler.pdf({ mainFileContent: content }, { pdfStandard: 'a-2b' });
    writeFileSync(join(work, `d${String(index).padStart(3, '0')}.pdf`), pdf);
  }
}

async function writeScans(work: string): Promise<void> {
  // An A4 page at 200 dpi with the noise of paper.
  const filter = `testsrc2=s=1654x2339:r=1,noise=alls=12:allf=t`;
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', filter, '-frames:v', String(SCANS), '-q:v', '6'],
    join(work, 's%03d.jpg'),
  ]);
  for (const name of list(work, 's', '.jpg')) {
    writeFileSync(`${name.slice(0, -4)}.scan.pdf`, await imagesToPdf(await pictures(name)));
  }
}

function list(work: string, start: string, end: string): string[] {
  return readdirSync(work)
    .filter((name) => name.startsWith(start) && name.endsWith(end))
    .sort()
    .map((name) => join(work, name));
}

async function assembleOnce(work: string): Promise<void> {
  let next = 0;
  const marks = (count: number) =>
    Array.from({ length: count }, () => ({ number: (next += 1), corner: 'upper-right' as const }));
  const documents = list(work, 'd', '.pdf').map((path) => ({
    ...{ id: path, title: '行政处罚决定书', section: '正卷' },
    ...{ marks: marks(PAGES_EACH), load: () => readFile(path) },
  }));
  const scans = list(work, 's', '.jpg').map((path) => ({
    ...{ id: path, title: '扫描件', section: '证据材料' },
    ...{ marks: marks(1), load: async () => imagesToPdf(await pictures(path)) },
  }));
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const result = await assemblePdf({
    inputs: [...documents, ...scans],
    target: join(work, 'ours.pdf'),
    title: '案卷',
    creator: '案卷工作站',
    createdAt: '2026-03-05T09:30:12+08:00',
  });
  const milliseconds = performance.now() - start;
  // maxRSS comes in KiB on every platform Node runs on.
  const rssGrowth = process.resourceUsage().maxRSS * 1024 - before;
  process.stdout.write(JSON.stringify({ milliseconds, rssGrowth, pages: result.pages }));
}

function assembleInChild(work: string): Measured {
  const start = performance.now();
  const output = execFileSync(process.execPath, [import.meta.filename, '--assemble', work], {
    encoding: 'utf8',
  });
  const parsed: unknown = JSON.parse(output);
  const field = (name: string): number =>
    typeof parsed === 'object' && parsed !== null ? Number(Reflect.get(parsed, name)) : Number.NaN;
  return {
    milliseconds: field('milliseconds'),
    processMilliseconds: performance.now() - start,
    rssGrowth: field('rssGrowth'),
    pages: field('pages'),
  };
}

function joinWithQpdf(work: string): number {
  const inputs = [...list(work, 'd', '.pdf'), ...list(work, 's', '.scan.pdf')];
  const start = performance.now();
  execFileSync('qpdf', ['--empty', '--pages', ...inputs, '--', join(work, 'theirs.pdf')]);
  return performance.now() - start;
}

function report(work: string, ours: readonly Measured[], theirs: readonly number[]): void {
  const size = statSync(join(work, 'ours.pdf')).size;
  const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;
  const time = median(ours.map((run) => run.milliseconds));
  const whole = median(ours.map((run) => run.processMilliseconds));
  const other = median(theirs);
  const growth = Math.max(...ours.map((run) => run.rssGrowth));
  console.log(
    [
      `assemble: ${ours[0]?.pages} pages, ours ${megabytes(size)}, qpdf ${megabytes(statSync(join(work, 'theirs.pdf')).size)}`,
      `  time    ours ${time.toFixed(0)} ms (with start of node ${whole.toFixed(0)} ms), qpdf ${other.toFixed(0)} ms` +
        `: ratio ${(time / other).toFixed(2)} (wanted at most 4)`,
      `  memory  RSS growth at most ${megabytes(growth)}: ratio to the file ${(growth / size).toFixed(2)} (wanted at most 4)`,
    ].join('\n'),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
