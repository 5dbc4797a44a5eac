import type { AssemblyInput } from './assembly-input.ts';
import { pdfText } from '../write/pdf-writer.ts';

/**
 * Page labels, so that a reader's page box shows the stamped numbers and the names of the unnumbered sides:
 * the entries of the number tree, a new one wherever counting does not simply go on.
 */
export function pageLabels(inputs: readonly AssemblyInput[]): string {
  const entries: string[] = [];
  let side = 0;
  let previous: number | null = null;
  for (const input of inputs) {
    const marks = [...input.marks, ...Array.from({ length: input.blankAfter ?? 0 }, () => null)];
    for (const [index, mark] of marks.entries()) {
      if (mark === null) {
        const part = marks.length === 1 ? '' : ` ${index + 1}`;
        entries.push(`${side}<</P ${pdfText(input.title + part)}>>`);
      } else if (previous === null || mark.number !== previous + 1) {
        entries.push(`${side}<</S/D/St ${mark.number}>>`);
      }
      previous = mark?.number ?? null;
      side += 1;
    }
  }
  return entries.join('');
}
