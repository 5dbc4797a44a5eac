import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadTemplates } from '../../features/documents/templates/load-templates.ts';
import { publishedSchemas, SCHEMAS_FOLDER } from '../../features/documents/templates/published-schemas.ts';
import { findResourcesRoot } from '../common/host-paths.ts';

/** Writes `templates/<edition>/schemas/` anew: npm run template-schemas. */
const root = join(findResourcesRoot(import.meta.dirname), 'templates');
const { templates, problems } = await loadTemplates(root);
for (const { message } of problems) process.stderr.write(`${message}\n`);
for (const edition of new Set(templates.map((template) => template.edition)))
  rmSync(join(root, edition, SCHEMAS_FOLDER), { recursive: true, force: true });
for (const { file, text } of publishedSchemas(templates)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
process.stdout.write(`${templates.length.toString()} schemas\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
