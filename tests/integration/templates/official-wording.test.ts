import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import { officialPages } from '#tests/official/official-pages.ts';
import { shareOf, wordsAlone } from '#tests/official/official-wording.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { writeFileSync } from 'node:fs';

const official = join(resourcesRoot, 'tests', 'official', 'samr-2021-penalty-templates.pdf');
const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });
const { templates } = await loadTemplates(join(resourcesRoot, 'templates'));

const textOf = (file: string, ...pages: readonly string[]): string =>
  execFileSync('pdftotext', [...pages, file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });

describe('the blank form says what the official page says', () => {
  it.each(templates.map((template) => [template.number, template.name, template] as const))(
    '%d %s',
    (number, name, template) => {
      const { first, last } = officialPages(number);
      const file = join(temporaryFolder(), 'blank.pdf');
      const tree = layOut(template, {}, 'blank');
      writeFileSync(file, typesetter.pdf(tree, { title: name, createdAt: '2021-07-21T00:00:00+08:00' }));
      const theirs = wordsAlone(textOf(official, '-f', first.toString(), '-l', last.toString()));
      const ours = wordsAlone(textOf(file));

      expect(shareOf(theirs, ours, 1), 'characters of the official page').toBeGreaterThanOrEqual(0.98);
      // Renderers read vertical headings in different orders.
      expect(shareOf(theirs, ours, 2), 'pairs of the official page').toBeGreaterThanOrEqual(0.85);
      expect(shareOf(ours, theirs, 1), 'characters that are not ours').toBeGreaterThanOrEqual(0.95);
      expect(typesetter.pages(tree), 'pages').toBe(last - first + 1);
    },
  );
});
