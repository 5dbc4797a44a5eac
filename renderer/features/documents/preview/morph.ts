/** Attributes the screen itself sets on a drawn page; another drawing does not take them away. */
const OURS = new Set(['class', 'tabindex']);

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
  for (let index = 1; index <= tail; index++) {
    const [drawn, element] = [before.at(-index), after.at(-index)];
    if (drawn !== undefined && element !== undefined) takeAttributes(drawn, element);
  }
}

/** The same drawing, perhaps in another place. */
function alike(drawn: Element | undefined, next: Element | undefined): boolean {
  return (
    drawn !== undefined &&
    next !== undefined &&
    drawn.localName === next.localName &&
    drawn.childElementCount === next.childElementCount &&
    drawn.innerHTML === next.innerHTML
  );
}

function takeAttributes(live: Element, next: Element): void {
  for (const { name, value } of next.attributes) {
    if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  if (live.attributes.length === next.attributes.length) return;
  for (const { name } of [...live.attributes]) {
    if (!OURS.has(name) && !next.hasAttribute(name)) live.removeAttribute(name);
  }
}
