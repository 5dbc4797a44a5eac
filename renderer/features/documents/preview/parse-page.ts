import { isSafeAttribute, isSafeElement, isSafeStyle } from '../safe-svg.ts';

const parser = new DOMParser();

/** A page as a node that only draws: everything that could run or fetch is taken out. Undefined for no SVG. */
export function parsePage(svg: string): SVGElement | undefined {
  const root = parser.parseFromString(svg, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGElement) || root.localName !== 'svg') return undefined;
  clean(root);
  for (const element of [...root.querySelectorAll('*')]) clean(element);
  return root;
}

function clean(element: Element): void {
  const safe =
    isSafeElement(element.localName) && (element.localName !== 'style' || isSafeStyle(element.textContent));
  if (!safe) {
    element.remove();
    return;
  }
  for (const { name, value } of [...element.attributes]) {
    if (!isSafeAttribute(name, value)) element.removeAttribute(name);
  }
}
