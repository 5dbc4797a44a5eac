import type { AssemblyInput, LinkTarget } from './assembly-input.ts';
import { type PageBox, userPoint } from '../read/page-box.ts';
import { pdfNumber, type PdfWriter } from '../write/pdf-writer.ts';

/** So many names stand in one node of the tree; more are spread over several. */
const NAMES_IN_NODE = 64;

/**
 * Named destinations of a file being written. A link names its destination before the page it leads to is written,
 * so only one source has to be in memory.
 */
export class Destinations {
  readonly #wanted = new Map<string, Map<string, LinkTarget>>();
  readonly #placed = new Map<string, string>();

  /** What the links of these items lead to, as far as it is among them. */
  constructor(inputs: readonly AssemblyInput[]) {
    const pages = new Map(inputs.map(({ id, marks }) => [id, marks.length]));
    for (const { to } of inputs.flatMap(({ links = [] }) => links)) {
      if (!Number.isInteger(to.page) || to.page < 1 || to.page > (pages.get(to.id) ?? 0)) continue;
      const ofItem = this.#wanted.get(to.id) ?? new Map<string, LinkTarget>();
      this.#wanted.set(to.id, ofItem.set(nameOf(to), to));
    }
  }

  /** The destination of a link as PDF string; undefined when the target is not in the file. */
  find(target: LinkTarget): string | undefined {
    const name = nameOf(target);
    return this.#wanted.get(target.id)?.has(name) === true ? nameSyntax(name) : undefined;
  }

  /** Says where the pages of an item have come to lie. */
  place(id: string, pages: readonly { readonly number: number; readonly box: PageBox }[]): void {
    for (const [name, { page, top = 0 }] of this.#wanted.get(id) ?? []) {
      const at = pages[page - 1];
      if (at === undefined) continue;
      const [x, y] = userPoint(at.box, 0, top);
      this.#placed.set(name, `[${at.number} 0 R/XYZ ${pdfNumber(x)} ${pdfNumber(y)} null]`);
    }
  }

  /** Writes the name tree (ISO 32000-1, 7.9.6); the entry of the catalog, empty when there are none. */
  write(writer: PdfWriter): string {
    const names = [...this.#placed].toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    if (names.length === 0) return '';
    const root = writer.reserve();
    if (names.length <= NAMES_IN_NODE) writer.object(root, `<<${namesEntry(names)}>>`);
    else {
      const kids: number[] = [];
      for (let at = 0; at < names.length; at += NAMES_IN_NODE) {
        const node = names.slice(at, at + NAMES_IN_NODE);
        const limits = [node.at(0), node.at(-1)].map((one) => nameSyntax(one?.[0] ?? '')).join('');
        const number = writer.reserve();
        writer.object(number, `<</Limits[${limits}]${namesEntry(node)}>>`);
        kids.push(number);
      }
      writer.object(root, `<</Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`);
    }
    return `/Names<</Dests ${root} 0 R>>`;
  }
}

const nameOf = ({ id, page, top }: LinkTarget): string =>
  `${id}/${page}${top === undefined ? '' : `/${pdfNumber(top)}`}`;

const nameSyntax = (name: string): string => `<${Buffer.from(name).toString('hex').toUpperCase()}>`;

const namesEntry = (names: readonly (readonly [name: string, destination: string])[]): string =>
  `/Names[${names.map(([name, destination]) => nameSyntax(name) + destination).join('')}]`;
