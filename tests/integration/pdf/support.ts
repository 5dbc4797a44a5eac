import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { onTestFinished } from 'vitest';
import type { AssemblyInput } from '#main/platform/pdf/assemble/assembly-input.ts';
import type { PageMark } from '#shared/domain/volumes/page-numbers.ts';

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A PDF whose pages say `<label> p1`, `<label> p2` … in the middle. */
export async function textPdf(
  label: string,
  pages: number,
  size: [number, number] = [595, 842],
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) {
    pdf.addPage(size).drawText(`${label} p${page}`, { x: size[0] / 4, y: size[1] / 2, size: 18, font });
  }
  return pdf.save();
}

/** Numbers from `first` on, upper right. */
export const marks = (count: number, first: number): PageMark[] =>
  Array.from({ length: count }, (_, index) => ({ number: first + index, corner: 'upper-right' }));

export const input = (
  title: string,
  bytes: Uint8Array,
  pageMarks: readonly (PageMark | null)[],
): AssemblyInput => ({
  id: title,
  title,
  marks: pageMarks,
  load: () => Promise.resolve(bytes),
});

export const request = (inputs: readonly AssemblyInput[], target: string) => ({
  inputs,
  target,
  title: '张三无照经营案',
  creator: '案卷工作站',
  createdAt: '2026-03-05T09:30:12+08:00',
});

/** Runs a program; its output as text. Throws when it fails. */
export const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The words on one side, in reading order. */
export const words = (pdf: string, side: number): string[] =>
  run('pdftotext', '-f', String(side), '-l', String(side), '-layout', pdf, '-')
    .split(/\s+/)
    .filter((word) => word !== '');

/** Where a word stands on a side as it is read: its middle as a share of width and height, from the upper left. */
export function whereIs(pdf: string, side: number, word: string): { x: number; y: number } {
  const only = ['-f', String(side), '-l', String(side)];
  const boxes = run('pdftotext', ...only, '-bbox', pdf, '-');
  // The size is that of the page before turning, the positions are those after it.
  const info = run('pdfinfo', ...only, pdf);
  const size = /size:\s+([\d.]+) x ([\d.]+) pts/.exec(info)?.slice(1).map(Number) ?? [];
  const [width = 1, height = 1] = /rot:\s+(90|270)/.test(info) ? [size[1], size[0]] : size;
  const found = new RegExp(
    `xMin="([\\d.]+)" yMin="([\\d.]+)" xMax="([\\d.]+)" yMax="([\\d.]+)">${word}</word>`,
  ).exec(boxes);
  if (found === null) throw new Error(`no ${word} on side ${side}: ${boxes}`);
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = found.slice(1).map(Number);
  return { x: (x1 + x2) / 2 / width, y: (y1 + y2) / 2 / height };
}

/** The file after an external program has changed it. */
export async function changedBy(
  folder: string,
  bytes: Uint8Array,
  name: string,
  change: (from: string, to: string) => void,
): Promise<Uint8Array> {
  const [from, to] = [join(folder, `${name}-before.pdf`), join(folder, `${name}.pdf`)];
  await writeFile(from, bytes);
  change(from, to);
  return readFile(to);
}
