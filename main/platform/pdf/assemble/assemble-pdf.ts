import { createHash } from 'node:crypto';
import { type Problem, ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { AssemblyInput } from './assembly-input.ts';
import { type CopyHelp, copyPages } from '../write/copy-pages.ts';
import { writeDigitFont } from '../write/digit-font.ts';
import { Destinations } from './destinations.ts';
import { linkAnnotations } from './link-annotations.ts';
import { Layers } from '../write/layers.ts';
import { type Bookmark, writeOutline } from './outline.ts';
import { A4 } from '../read/page-box.ts';
import { pageLabels } from './page-labels.ts';
import { parsePdf } from '../read/parse-pdf.ts';
import { PartFile } from '../write/part-file.ts';
import { PdfWriter, pdfDate, pdfText } from '../write/pdf-writer.ts';

export interface AssemblyRequest {
  readonly inputs: readonly AssemblyInput[];
  readonly target: string;
  readonly title: string;
  readonly creator: string;
  /** Instant with +08:00, stands in the file's properties. */
  readonly createdAt: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: AssemblyProgress) => void;
}

/** Sides written, of all. */
export interface AssemblyProgress {
  readonly pages: number;
  readonly total: number;
}

/** What came out: sides of the whole file, its size, and where each item lies in it (sides counted from 1). */
export interface AssembledPdf {
  readonly pages: number;
  readonly bytes: number;
  readonly items: readonly { readonly id: string; readonly firstSide: number; readonly lastSide: number }[];
}

/**
 * Joins PDFs to one file with stamped page numbers, bookmarks, page labels and links between its pages.
 * Only one source is in memory at a time. If any source is unusable or has another number of pages than planned,
 * nothing is written and one `pdf-unreadable` problem names all of them. The file appears when it is complete.
 */
export async function assemblePdf(request: AssemblyRequest): Promise<AssembledPdf> {
  const file = await PartFile.create(request.target);
  try {
    const result = await write(request, new PdfWriter(file));
    request.signal?.throwIfAborted();
    await file.complete();
    return result;
  } catch (error) {
    await file.discard();
    throw error;
  }
}

interface Placed {
  readonly input: AssemblyInput;
  readonly node: number;
  readonly pages: readonly number[];
}

async function write(request: AssemblyRequest, writer: PdfWriter): Promise<AssembledPdf> {
  const root = writer.reserve();
  const help: CopyHelp = { writer, font: writeDigitFont(writer), layers: new Layers(writer) };
  const destinations = new Destinations(request.inputs);
  const placed: Placed[] = [];
  const bad: { input: AssemblyInput; problem: Problem }[] = [];
  const total = request.inputs.reduce((sum, input) => sum + sides(input), 0);
  let done = 0;
  for (const input of request.inputs) {
    request.signal?.throwIfAborted();
    try {
      placed.push(await place(input, help, root, destinations));
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'disk-full') throw error;
      bad.push({ input, problem: problemOf(error) });
    }
    await writer.flush();
    done += sides(input);
    request.onProgress?.({ pages: done, total });
  }
  if (bad.length > 0) throw badInputs(bad);
  const bytes = await finish(request, help, root, placed, destinations);
  return { pages: total, bytes, items: whereabouts(placed) };
}

const sides = (input: AssemblyInput): number => input.marks.length + (input.blankAfter ?? 0);

/** Writes one item as a branch of the page tree. */
async function place(
  input: AssemblyInput,
  help: CopyHelp,
  root: number,
  destinations: Destinations,
): Promise<Placed> {
  const { writer } = help;
  const source = parsePdf(await input.load());
  if (source.pages.length !== input.marks.length) {
    throw new ProblemError(
      'source-changed',
      `编页时是 ${input.marks.length} 页，现在是 ${source.pages.length} 页。请刷新案卷后重新组卷。`,
    );
  }
  const node = writer.reserve();
  const links = linkAnnotations(input.links ?? [], destinations);
  const { pages: copied } = copyPages(source, input.marks, help, node, links);
  destinations.place(input.id, copied);
  const pages = copied.map(({ number }) => number);
  for (let blank = 0; blank < (input.blankAfter ?? 0); blank += 1) {
    const number = writer.reserve();
    writer.object(
      number,
      `<</Type/Page/MediaBox[0 0 ${A4.width} ${A4.height}]/Resources<<>>/Parent ${node} 0 R>>`,
    );
    pages.push(number);
  }
  writer.object(node, `<</Type/Pages/Parent ${root} 0 R/Count ${pages.length}/Kids[${references(pages)}]>>`);
  return { input, node, pages };
}

const references = (numbers: readonly number[]): string => numbers.map((number) => `${number} 0 R`).join(' ');

async function finish(
  request: AssemblyRequest,
  { writer, layers }: CopyHelp,
  root: number,
  placed: readonly Placed[],
  destinations: Destinations,
): Promise<number> {
  const count = placed.reduce((sum, item) => sum + item.pages.length, 0);
  writer.object(root, `<</Type/Pages/Count ${count}/Kids[${references(placed.map((item) => item.node))}]>>`);
  const outline = writeOutline(writer, bookmarks(placed));
  const names = destinations.write(writer);
  const catalog = writer.reserve();
  writer.object(
    catalog,
    `<</Type/Catalog/Pages ${root} 0 R/Outlines ${outline} 0 R/PageMode/UseOutlines/Lang(zh-CN)${names}${layers.entry()}` +
      `/PageLabels<</Nums[${pageLabels(placed.map((item) => item.input))}]>>` +
      '/ViewerPreferences<</DisplayDocTitle true>>>>',
  );
  const info = writer.reserve();
  const date = pdfDate(request.createdAt);
  writer.object(
    info,
    `<</Title ${pdfText(request.title)}/Creator ${pdfText(request.creator)}/CreationDate${date}/ModDate${date}>>`,
  );
  // Same inputs, same file: the identifier comes from what was asked for, not from chance.
  const id = createHash('sha256')
    .update(JSON.stringify([request.title, request.createdAt, request.inputs, writer.size]))
    .digest('hex')
    .slice(0, 32);
  return writer.finish({ root: catalog, info, id });
}

function bookmarks(placed: readonly Placed[]): Bookmark[] {
  const top: (Bookmark & { readonly section?: string })[] = [];
  for (const { input, pages } of placed) {
    const page = pages[0];
    if (page === undefined) continue;
    const own: Bookmark = { title: input.title, page, children: [] };
    const last = top.at(-1);
    if (input.section === undefined) top.push(own);
    else if (last?.section === input.section)
      top[top.length - 1] = { ...last, children: [...last.children, own] };
    else top.push({ title: input.section, page, children: [own], section: input.section });
  }
  return top;
}

function whereabouts(placed: readonly Placed[]): AssembledPdf['items'] {
  let next = 1;
  return placed.map(({ input, pages }) => {
    const firstSide = next;
    next += pages.length;
    return { id: input.id, firstSide, lastSide: firstSide + input.marks.length - 1 };
  });
}

function badInputs(bad: readonly { input: AssemblyInput; problem: Problem }[]): ProblemError {
  const list = bad.map(({ input, problem }) => `《${input.title}》：${problem.message}`).join('\n');
  return new ProblemError('pdf-unreadable', `有 ${bad.length} 份材料不能装入案卷，没有生成文件。\n${list}`, {
    count: bad.length,
    ids: bad.map(({ input }) => input.id).join(','),
  });
}
