import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { linkBoxes } from '#main/platform/typst/link-boxes.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import type { DocumentTree, TreeInline } from '#shared/domain/documents/page/tree.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });
const { templates } = await loadTemplates(join(resourcesRoot, 'templates'));
const COVER = 54;

const PLACES = ['濮阳市', '濮阳县', '莫力达瓦达斡尔族自治旗', '恩施土家族苗族自治州', '河南省'];
const ENDINGS = ['', '华龙区分局', '综合行政执法大队', '航空港经济综合实验区分局综合行政执法大队'];
const bureaus = PLACES.flatMap((place, index) =>
  PLACES.slice(index).flatMap((other) =>
    ENDINGS.map((ending) => `${place}${other === place ? '' : other}市场监督管理局${ending}`),
  ),
);
const units = ['法规科', '综合执法一中队', '食品安全监督管理科', '价格监督检查和反不正当竞争科'];

/** The tree with every piece of a name under its line's number, and how many lines the name was broken into. */
function marked(tree: DocumentTree, name: string): { readonly tree: DocumentTree; readonly lines: number } {
  let lines = 0;
  const mark = (inlines: readonly TreeInline[]): readonly TreeInline[] => {
    const words = inlines.map((one) => (one.kind === 'text' ? one.text : '')).join('');
    if (words !== name) return inlines;
    lines = 1 + inlines.filter(({ kind }) => kind === 'lineBreak').length;
    return inlines.map((one) => (one.kind === 'text' ? { ...one, place: 'name' } : one));
  };
  const body = tree.body.map((block) =>
    block.kind !== 'table'
      ? block
      : {
          ...block,
          rows: block.rows.map((row) => ({
            ...row,
            cells: row.cells.map((cell) => ({
              ...cell,
              blocks: cell.blocks.map((one) => ({ ...one, inlines: mark(one.inlines) })),
            })),
          })),
        },
  );
  return { tree: { ...tree, body }, lines };
}

it('a name on the cover has the lines it was broken into, and none more', () => {
  const cover = templates.find(({ number }) => number === COVER);
  if (cover === undefined) throw new Error('the cover is missing');
  const printed = [
    ...bureaus.map((agency) => ({ agency, unit: '法规科', name: agency })),
    ...units.map((unit) => ({ agency: '濮阳市市场监督管理局', unit, name: unit })),
  ];
  for (const { agency, unit, name } of printed) {
    const { tree, lines } = marked(layOut(cover, { agency, handling_unit: unit }, 'filled'), name);
    const tops = typesetter
      .svgPages(tree)
      .pages.flatMap((svg) => linkBoxes(svg))
      .filter(({ address }) => address === 'anjuan:place/name')
      .map(({ top }) => Math.round(top));
    expect(new Set(tops).size, `${name} on ${lines.toString()} lines`).toBe(lines);
  }
});
