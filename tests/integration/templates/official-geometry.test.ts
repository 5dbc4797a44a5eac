import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/load-templates.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { layOut } from '#shared/domain/documents/lay-out.ts';
import { heightsApart, printedLines } from '#tests/official/line-places.ts';
import { officialPages } from '#tests/official/official-pages.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const official = join(resourcesRoot, 'tests', 'official', 'samr-2021-penalty-templates.pdf');
const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });
const { templates } = await loadTemplates(join(resourcesRoot, 'templates'));

const linesOf = (file: string, ...pages: readonly string[]) =>
  printedLines(
    execFileSync('pdftotext', ['-bbox-layout', ...pages, file, '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  );

/** points; about two millimetres */
const CLOSE = 6;
/** Agency, title and number are the first lines of a page. */
const HEAD_LINES = 3;

describe('the blank form stands where the official page stands', () => {
  it.each(templates.map((template) => [template.number, template.name, template] as const))(
    '%d %s',
    (number, name, template) => {
      const { first, last } = officialPages(number);
      const file = join(temporaryFolder(), 'blank.pdf');
      const tree = layOut(template, {}, 'blank');
      writeFileSync(file, typesetter.pdf(tree, { title: name, createdAt: '2021-07-21T00:00:00+08:00' }));
      const apart = heightsApart(
        linesOf(official, '-f', first.toString(), '-l', last.toString()),
        linesOf(file),
      );
      const distances = apart.map((line) => Math.abs(line.apart));
      const middle = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)];
      expect(middle, 'lines of the page').toBeLessThanOrEqual(CLOSE);
      const head = apart.slice(0, HEAD_LINES).filter((line) => Math.abs(line.apart) > CLOSE);
      expect(head, 'lines of the head').toEqual([]);
    },
  );
});
