import type { Locator } from 'playwright-core';

/** How a text repeats its characters: `甲乙甲丙` is 0 1 0 2. */
function pattern(signs: readonly string[]): readonly number[] {
  const first = new Map<string, number>();
  return signs.map((sign) => {
    const known = first.get(sign) ?? first.size;
    first.set(sign, known);
    return known;
  });
}

/**
 * Whether a row of outlines can spell `text`. The live preview draws outlines, not letters; as with a secret script
 * a sentence is known by where its signs repeat, so the text must be long enough to repeat some.
 */
export function canSpell(outlines: readonly string[], text: string): boolean {
  const signs = [...text];
  const wanted = pattern(signs).join(' ');
  return outlines.some((_, at) => pattern(outlines.slice(at, at + signs.length)).join(' ') === wanted);
}

/** The outlines of the live preview in the order in which the pages draw them. */
export async function drawnOutlines(pages: Locator): Promise<readonly string[]> {
  return pages.evaluateAll((hosts) =>
    hosts.flatMap((host) =>
      [...(host.shadowRoot?.querySelectorAll('use') ?? [])].map((use) => use.getAttribute('href') ?? ''),
    ),
  );
}
