import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, place, textAt } from './reading.ts';

const SIGNS = '零一二三四五六七八九';

/** 二, 两, 十二, 12 as a number; undefined when it is none below a hundred. */
export function countOf(text: string): number | undefined {
  const signs = text.normalize('NFKC').trim().replace(/两/g, '二');
  if (/^\d{1,2}$/.test(signs)) return Number(signs);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(signs);
  if (match === null || signs === '') return undefined;
  const [, first, ten, last] = match;
  if (ten === undefined) return first !== undefined && last === undefined ? SIGNS.indexOf(first) : undefined;
  return (
    (first === undefined ? 1 : SIGNS.indexOf(first)) * 10 + (last === undefined ? 0 : SIGNS.indexOf(last))
  );
}

/** 一份交财务，一份交法院 → 2; undefined where no count is written. */
function othersIn(note: string): number | undefined {
  if (note === '') return 0;
  const counts = [...note.matchAll(/([一二两三四五六七八九十\d]+)\s*份/g)].map(([, count]) =>
    countOf(count ?? ''),
  );
  if (counts.length === 0 || counts.some((count) => count === undefined)) return undefined;
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** 本文书一式三份，一份送达，一份归档，一份交财务: the total is served + 1 + others (templates.md §1.4, V37). */
export const copiesAddUp: Rule = ({ documents }) =>
  documents.flatMap((document): readonly Finding[] => {
    const total = countOf(textAt(document, 'copies_total'));
    const served = countOf(textAt(document, 'copies_served'));
    const others = othersIn(textAt(document, 'copies_note'));
    if (total === undefined || served === undefined || others === undefined) return [];
    const sum = served + 1 + others;
    if (total === sum) return [];
    return [
      {
        rule: 'copies-differ',
        severity: 'attention',
        sentence: `${named(document)}写一式${total.toString()}份，但送达${served.toString()}份、归档1份、其他${others.toString()}份，合计${sum.toString()}份。请核对份数。`,
        compared: [total, served, others].map(String),
        places: [place(document, 'copies_total', '一式几份')],
      },
    ];
  });
