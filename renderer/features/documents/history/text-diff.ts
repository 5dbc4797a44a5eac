import { diffArrays } from 'diff';

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Longer than this a comparison by characters is given up and sentences are compared. */
const PATIENCE_MS = 250;

/**
 * The differences of two texts by characters, as a reader of Chinese sees them; by sentences where the texts have too
 * little in common.
 */
export function textDiff(before: string, after: string): readonly DiffPart[] {
  const parts =
    partsOf([...before], [...after]) ??
    partsOf(sentences(before), sentences(after)) ??
    ([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ] satisfies DiffPart[]);
  return readable(parts.filter(({ text }) => text !== ''));
}

function partsOf(before: string[], after: string[]): DiffPart[] | undefined {
  const changes = diffArrays(before, after, { timeout: PATIENCE_MS });
  return changes?.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

const sentences = (text: string): string[] => text.match(/[^。；\n]*[。；\n]?/g) ?? [];

/** A single character that happens to stand on both sides of a rewritten passage only makes it hard to read. */
function readable(parts: readonly DiffPart[]): readonly DiffPart[] {
  const joined: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const inside = (removed !== '' || added !== '') && next !== undefined && next.kind !== 'same';
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if (inside && [...part.text].length < 2 && removed !== '' && added !== '') {
      removed += part.text;
      added += part.text;
    } else {
      flush();
      joined.push(part);
    }
  }
  flush();
  return joined;
}
