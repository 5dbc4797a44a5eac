import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { ProblemError } from '#shared/lib/problem.ts';
import { annotationsAt, drawFields } from './write/draw-fields.ts';
import { leftOut } from './read/left-out.ts';
import { looksLikePdf, type ParsedPdf, parsePdf } from './read/parse-pdf.ts';
import { PartFile } from './write/part-file.ts';
import { type PdfDefect, pdfProblem } from './read/pdf-problem.ts';
import { Pdfium } from './look/pdfium.ts';
import { unfinishedVersion } from './read/read-offsets.ts';
import { tryPages, writePages } from './write/write-pages.ts';
import { undrawn } from './look/undrawn.ts';

/** A stranger's PDF to be looked at. All paths are of this machine; `source` is only read. */
export interface PreparePdf {
  readonly source: string;
  /** Where the file to be bound goes where the original cannot be bound as it is. */
  readonly target: string;
  /** Folder with the fonts form values are set in that the file has no font for. */
  readonly fontsDir: string;
}

/** What came of it: `sha256` of the source as it was read, and sentences on what differs from the file as it was. */
export interface PreparedPdf {
  readonly sha256: string;
  readonly pages: number;
  /** SHA-256 of what was written to `target`; missing where the original is bound as it is. */
  readonly derived: string | undefined;
  readonly notes: readonly string[];
}

/** What a reader that repairs may set right. The rest would be the same afterwards. */
const MAY_BE_MENDED: readonly unknown[] = [
  'truncated',
  'encrypted',
  'damaged',
  'no-pages',
] satisfies PdfDefect[];

/**
 * Looks whether a PDF can be bound, and makes a file that can where it needs one: repaired, without encryption, with
 * the values of its form on its pages. What is fine stays as it is. Runs in a worker. Throws `pdf-unreadable`.
 */
export async function preparePdf({ source, target, fontsDir }: PreparePdf): Promise<PreparedPdf> {
  const bytes = readFileSync(source);
  const sha256 = hashOf(bytes);
  if (bytes.length === 0) throw pdfProblem('empty');
  if (!looksLikePdf(bytes)) throw pdfProblem('not-pdf');
  if (unfinishedVersion(bytes)) throw pdfProblem('truncated');
  const work = new Rewriting(target);
  try {
    const first = readStrictly(bytes);
    let parsed = 'problem' in first ? await mended(source, first.problem, work) : first;
    const left = leftOut(parsed);
    const empty = undrawn(parsed);
    if (empty.length > 0) {
      parsed = parsePdf(await work.rewrite(work.latest ?? source, empty));
      drawFields(parsed, annotationsAt(parsed, empty), fontsDir);
    }
    const derived = work.latest !== undefined;
    const lost = tryPages(parsed);
    if ('problem' in first && lost > 0 && endIsMissing(bytes)) throw pdfProblem('truncated');
    if (derived) await write(parsed, target);
    const made = derived ? hashOf(readFileSync(target)) : undefined;
    return { sha256, pages: parsed.pages.length, derived: made, notes: notesOf(first, left) };
  } finally {
    work.clear();
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type Strict = ParsedPdf | { readonly problem: ProblemError };

function readStrictly(bytes: Uint8Array): Strict {
  try {
    return parsePdf(bytes);
  } catch (error) {
    if (!(error instanceof ProblemError) || !MAY_BE_MENDED.includes(error.details?.['defect'])) throw error;
    return { problem: error };
  }
}

/** The file as a reader that repairs shows it; what that cannot open either is refused for the first reason. */
async function mended(source: string, problem: ProblemError, work: Rewriting): Promise<ParsedPdf> {
  try {
    return parsePdf(await work.rewrite(source));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.details?.['defect'] !== 'damaged') throw error;
    // Encrypted, and a password was not what was missing.
    throw problem.details?.['defect'] === 'encrypted' ? pdfProblem('unknown-encryption', error) : problem;
  }
}

/** The files PDFium writes on the way. */
class Rewriting {
  latest: string | undefined;
  readonly #target: string;
  readonly #made: string[] = [];
  #reader: Promise<Pdfium> | undefined;

  constructor(target: string) {
    this.#target = target;
  }

  async rewrite(from: string, undrawnHere: Parameters<Pdfium['rewrite']>[2] = []): Promise<Uint8Array> {
    const reader = await (this.#reader ??= Pdfium.open());
    const to = `${this.#target}.step-${this.#made.length}`;
    this.#made.push(to);
    const outcome = reader.rewrite(from, to, undrawnHere);
    if (outcome === 'password') throw pdfProblem('encrypted');
    if (outcome === 'unreadable') throw pdfProblem('damaged');
    this.latest = to;
    return readFileSync(to);
  }

  clear(): void {
    for (const file of this.#made) rmSync(file, { force: true });
  }
}

async function write(parsed: ParsedPdf, target: string): Promise<void> {
  const file = await PartFile.create(target);
  try {
    await writePages(parsed, file);
    await file.complete();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Without these words near the end nobody can say that the file is all there. */
function endIsMissing(bytes: Buffer): boolean {
  return !/startxref|%%?EOF/.test(bytes.subarray(-2048).toString('latin1'));
}

function notesOf(first: Strict, left: readonly string[]): readonly string[] {
  const locked = 'problem' in first && first.problem.details?.['defect'] === 'encrypted';
  return [
    ...(locked ? ['原文件限制编辑，装订的是不加限制的副本。'] : []),
    ...('problem' in first && !locked ? ['原文件的结构有毛病，装订的是按阅读器的办法修复的副本。'] : []),
    ...(left.length > 0 ? [`装订时略去${left.join('、')}，原件里还有。`] : []),
  ];
}
