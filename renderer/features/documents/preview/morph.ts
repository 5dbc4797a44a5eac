/** The screen marks the field one is in on its anchors; another drawing does not take that away. */
const isOurs = (element: Element, name: string): boolean => element.localName === 'a' && name === 'class';

/**
 * Changes the drawn `live` into `next`, touching only what differs: what stays keeps its place in the tree and needs
 * not be styled and laid out again. `next` is used up.
 */
export function morph(live: Element, next: Element): void {
  takeAttributes(live, next);
  const before = [...live.children];
  const after = [...next.children];
  if (before.length === 0 && after.length === 0) {
    if (live.textContent !== next.textContent) live.textContent = next.textContent;
    return;
  }
  // Lines that were put in or taken out leave what stands before and behind them alone.
  const longer = Math.max(before.length, after.length);
  let head = 0;
  let tail = 0;
  if (before.length !== after.length) {
    while (head < longer && alike(before[head], after[head])) head += 1;
    const most = Math.min(before.length, after.length) - head;
    while (tail < most && alike(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  }
  const changed = before.slice(head, before.length - tail);
  const wanted = after.slice(head, after.length - tail);
  const anchor = before[before.length - tail] ?? null;
  for (const [index, element] of wanted.entries()) {
    const drawn = changed[index];
    if (drawn === undefined) live.insertBefore(element, anchor);
    else if (drawn.localName === element.localName) morph(drawn, element);
    else drawn.replaceWith(element);
  }
  for (const drawn of changed.slice(wanted.length)) drawn.remove();
  for (let index = 0; index < head; index++) takeAttributesOf(before[index], after[index]);
  for (let index = 1; index <= tail; index++) takeAttributesOf(before.at(-index), after.at(-index));
}

function takeAttributesOf(live: Element | undefined, next: Element | undefined): void {
  if (live !== undefined && next !== undefined) takeAttributes(live, next);
}

/** The same drawing, perhaps in another place. */
function alike(drawn: Element | undefined, next: Element | undefined): boolean {
  return (
    next !== undefined &&
    drawn?.localName === next.localName &&
    drawn.childElementCount === next.childElementCount &&
    drawn.innerHTML === next.innerHTML
  );
}

function takeAttributes(live: Element, next: Element): void {
  for (const { namespaceURI, name, value } of next.attributes) {
    if (live.getAttribute(name) !== value) live.setAttributeNS(namespaceURI, name, value);
  }
  if (live.attributes.length === next.attributes.length) return;
  for (const { name } of [...live.attributes]) {
    if (!isOurs(live, name) && !next.hasAttribute(name)) live.removeAttribute(name);
  }
}
