import { isSafeAttribute, isSafeElement, isSafeStyle } from './safe-svg.ts';
import { morph } from './morph.ts';
import { lackingGlyphs, type PageParts } from './page-parts.ts';

const parser = new DOMParser();
/** Beyond so many outlines a page is drawn anew, so that none are kept for ever. */
const MOST_GLYPHS = 3_000;

/** A page as a node that only draws: everything that could run or fetch is taken out. Undefined for no SVG. */
function parsePage(svg: string): SVGElement | undefined {
  const root = parser.parseFromString(svg, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGElement) || root.localName !== 'svg') return undefined;
  clean(root);
  for (const element of root.querySelectorAll('*')) clean(element);
  // The cursor comes to a field through the form; the page is for the eye and the mouse.
  for (const anchor of root.querySelectorAll('a')) anchor.setAttribute('tabindex', '-1');
  return root;
}

function clean(element: Element): void {
  const safe =
    isSafeElement(element.localName) && (element.localName !== 'style' || isSafeStyle(element.textContent));
  if (!safe) {
    element.remove();
    return;
  }
  for (let index = element.attributes.length - 1; index >= 0; index--) {
    const attribute = element.attributes.item(index);
    if (attribute !== null && !isSafeAttribute(attribute.name, attribute.value)) {
      element.removeAttributeNode(attribute);
    }
  }
}

/** Draws a page into a root and follows its changes: outlines are drawn once, words only where they differ. */
export class DrawnPage {
  private readonly root: ShadowRoot;
  private drawn:
    | {
        readonly head: string;
        readonly glyphs: Map<string, string>;
        readonly defs: Element;
        readonly body: Element;
      }
    | undefined;

  constructor(root: ShadowRoot) {
    this.root = root;
  }

  draw(page: PageParts | string): void {
    if (typeof page === 'string') this.drawWhole(page);
    else if (!this.follow(page)) this.drawParts(page);
  }

  private drawWhole(svg: string): void {
    this.drawn = undefined;
    const page = parsePage(svg);
    if (page !== undefined) this.root.replaceChildren(page);
  }

  /** A page in two trees, so that outlines and words can change apart: `<svg>` holds `<defs>` and one `<g>`. */
  private drawParts(parts: PageParts): void {
    const page = parsePage(
      `${parts.head}<defs>${[...parts.glyphs.values()].join('')}</defs><g>${parts.body}</g></svg>`,
    );
    const [defs, body] = page === undefined ? [] : [...page.children];
    if (page === undefined || defs === undefined || body === undefined) return;
    this.root.replaceChildren(page);
    this.drawn = { head: parts.head, glyphs: new Map(parts.glyphs), defs, body };
  }

  private follow({ head, glyphs, body }: PageParts): boolean {
    const { drawn } = this;
    if (drawn?.head !== head || drawn.glyphs.size > MOST_GLYPHS) return false;
    const lacking = lackingGlyphs(drawn.glyphs, glyphs);
    if (lacking === undefined) return false;
    const page = parsePage(`${head}<defs>${[...lacking.values()].join('')}</defs><g>${body}</g></svg>`);
    const [defs, words] = page === undefined ? [] : [...page.children];
    if (defs === undefined || words === undefined) return false;
    drawn.defs.append(...defs.children);
    for (const [id, outline] of lacking) drawn.glyphs.set(id, outline);
    morph(drawn.body, words);
    return true;
  }
}
