import { ProblemError } from '#shared/lib/problem.ts';

/** A link of a drawn page: its address and its box, in points from the upper left corner of the page. */
export interface LinkBox {
  readonly address: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** `[a b c d e f]` as SVG writes it: x′ = ax + cy + e, y′ = bx + dy + f. */
type Matrix = readonly [number, number, number, number, number, number];

/** A link Typst draws is an anchor around one empty rectangle; only groups stand around it. */
const TAG = /<(\/?)(g|a|rect)(?=[\s/>])([^>]*?)(\/?)>/g;
const ATTRIBUTES = {
  viewBox: /\sviewBox="([^"]*)"/,
  transform: /\stransform="([^"]*)"/,
  href: /\shref="([^"]*)"/,
  x: /\sx="([^"]*)"/,
  y: /\sy="([^"]*)"/,
  width: /\swidth="([^"]*)"/,
  height: /\sheight="([^"]*)"/,
};
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const NUMBERS = /-?\d*\.?\d+(?:e-?\d+)?/gi;

/**
 * The links of one page as `Typesetter.svgPages` gives it, in the order they are drawn. Words broken over lines are
 * a link on each line. Throws ProblemError `bug` for a transform that only another version of Typst could write.
 */
export function linkBoxes(svg: string): readonly LinkBox[] {
  const found: LinkBox[] = [];
  const matrices: Matrix[] = [];
  const [x = 0, y = 0] = numbersOf(ATTRIBUTES.viewBox.exec(svg.slice(0, svg.indexOf('>')))?.[1] ?? '');
  let matrix: Matrix = [1, 0, 0, 1, -x, -y];
  let address: string | undefined;
  for (const [, closing, name, attributes = '', empty] of svg.matchAll(TAG)) {
    if (closing === '/') {
      matrix = matrices.pop() ?? matrix;
      if (name === 'a') address = undefined;
      continue;
    }
    const own = times(matrix, matrixOf(ATTRIBUTES.transform.exec(attributes)?.[1]));
    if (name === 'rect' && address !== undefined) found.push({ address, ...boxOf(attributes, own) });
    if (empty === '/') continue;
    matrices.push(matrix);
    matrix = own;
    if (name === 'a') address = ATTRIBUTES.href.exec(attributes)?.[1];
  }
  return found;
}

function boxOf(attributes: string, matrix: Matrix): Omit<LinkBox, 'address'> {
  const x = numberIn(attributes, 'x');
  const y = numberIn(attributes, 'y');
  const width = numberIn(attributes, 'width');
  const height = numberIn(attributes, 'height');
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const;
  const [a, b, c, d, e, f] = matrix;
  const xs = corners.map(([px, py]) => a * px + c * py + e);
  const ys = corners.map(([px, py]) => b * px + d * py + f);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function numberIn(attributes: string, name: 'x' | 'y' | 'width' | 'height'): number {
  return Number(ATTRIBUTES[name].exec(attributes)?.[1] ?? 0);
}

const numbersOf = (text: string): readonly number[] => (text.match(NUMBERS) ?? []).map(Number);

function matrixOf(transform: string | undefined): Matrix {
  if (transform === undefined) return IDENTITY;
  const [, kind, list = ''] = /^(matrix|translate)\(([^()]*)\)$/.exec(transform) ?? [];
  const numbers = numbersOf(list);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  if (kind === 'matrix' && numbers.length === 6) return [a, b, c, d, e, f];
  if (kind === 'translate' && numbers.length === 2) return [1, 0, 0, 1, a, b];
  throw new ProblemError('bug', '排版失败，文书内容未受影响。请把日志交给维护人员。', {
    reason: `unexpected transform ${transform}`,
  });
}

/** The matrix of what stands within: `inner` is applied first. */
function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
