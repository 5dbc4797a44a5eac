import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { publishedSchemas, SCHEMAS_FOLDER } from '#main/features/documents/templates/published-schemas.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const root = join(resourcesRoot, 'templates');

it('the published schemas are those of the templates (npm run template-schemas writes them anew)', async () => {
  const { templates } = await loadTemplates(root);
  const published = [...new Set(templates.map(({ edition }) => edition))].flatMap((edition) =>
    readdirSync(join(root, edition, SCHEMAS_FOLDER)).map((name) => `${edition}/${SCHEMAS_FOLDER}/${name}`),
  );
  const wanted = publishedSchemas(templates);
  expect(published.toSorted()).toEqual(wanted.map(({ file }) => file).toSorted());
  for (const { file, text } of wanted) expect(readFileSync(join(root, file), 'utf8'), file).toBe(text);
});

it('the folder of schemas is nothing to the template loader', async () => {
  const { problems } = await loadTemplates(root);
  expect(problems).toEqual([]);
});
