import { type DocumentKind, isOfKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type SharedFile, sharedFileSchema } from '#shared/contract/template-schema.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { loadTemplates, readTemplate, type TemplateFile, type TemplateProblem } from './load-templates.ts';
import { prepared } from '../../../platform/files/prepared.ts';
import { systemCode } from '../../../platform/files/file-problems.ts';
import {
  checkedContent,
  readTemplateSource,
  readTemplateText,
  type TemplateSource,
} from './template-source.ts';

/** The templates in force: the official ones, and over them the bureau's own variants. */
export interface TemplateLibrary {
  /** Those of an edition, by number; without one those of the newest. */
  all(edition?: string): readonly Template[];
  /** Errors: `not-found`. Without an edition the newest. */
  get(number: number, edition?: string): Template;
  /** That of a kind. Errors: `not-found`. */
  ofKind(kind: DocumentKind, edition?: string): Template;
  /** The same without an error. */
  find(number: number, edition?: string): Template | undefined;
  /** Editions there are, the oldest first. */
  editions(): readonly string[];
  /** Files that were refused, each with file, line and cause; what they would have replaced stays in force. */
  problems(): readonly TemplateProblem[];
  /** The official templates with their files, whether a variant stands over them or not. */
  officialFiles(): readonly TemplateFile[];
  /** The bureau's variants in force with their files. */
  variantFiles(): readonly TemplateFile[];
  /** Those of `problems` that lie among the bureau's variants. */
  variantProblems(): readonly TemplateProblem[];
  /** What a file would be as a variant of an edition; it is not kept. Errors: `template-invalid`. */
  check(file: string, text: string, edition: string): Template;
  readonly newestEdition: string;
}

interface Variants {
  readonly fingerprint: string;
  readonly templates: readonly Template[];
  readonly files: readonly TemplateFile[];
  readonly problems: readonly TemplateProblem[];
}

const SHARED_FILE = '_shared.yaml';

/**
 * Loads `shippedDir/<edition>/*.yaml`. The bureau's variants are `variantsDir/<edition>/*.yaml`, or lie directly in
 * `variantsDir` and then belong to the newest edition; they may use the shared parts of the official edition, and
 * a changed file counts from the next question on.
 */
export async function openTemplateLibrary(shippedDir: string, variantsDir: string): Promise<TemplateLibrary> {
  const files = /\.yaml$/;
  const shipped = await prepared('templates', { folder: shippedDir, files }, () => loadTemplates(shippedDir));
  const newestEdition =
    shipped.templates
      .map((template) => template.edition)
      .toSorted()
      .at(-1) ?? '';
  let variants: Variants = { fingerprint: '', templates: [], files: [], problems: [] };

  function current(): Variants {
    const files = yamlFiles(variantsDir, newestEdition);
    const fingerprint = files.map(({ path, stamp }) => `${path} ${stamp}`).join('\n');
    if (fingerprint !== variants.fingerprint) variants = { fingerprint, ...readVariants(files) };
    return variants;
  }

  function readVariants(files: readonly VariantFile[]): Omit<Variants, 'fingerprint'> {
    const templates: Template[] = [];
    const sources: TemplateFile[] = [];
    const problems: TemplateProblem[] = [];
    for (const { path, name, edition } of files) {
      try {
        const template = readVariant(name, readTemplateText(path, name), edition, templates);
        templates.push(template);
        sources.push({ template, file: name });
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== 'template-invalid') throw error;
        problems.push({ file: name, message: error.message });
      }
    }
    return { templates, files: sources, problems };
  }

  function readVariant(file: string, text: string, edition: string, others: readonly Template[]): Template {
    const template = readTemplate(file, text, sharedOf(shippedDir, edition), edition);
    refuseClash(template, readTemplateSource(file, text), [...shipped.templates, ...others]);
    return template;
  }

  const find = (number: number, edition = newestEdition): Template | undefined =>
    [...current().templates, ...shipped.templates].find(
      (template) => template.number === number && template.edition === edition,
    );

  return {
    newestEdition,
    editions: () => [...new Set(shipped.templates.map(({ edition }) => edition))].toSorted(),
    find,
    all(edition = newestEdition) {
      const own = current().templates;
      const official = shipped.templates.filter(
        (template) => !own.some((one) => one.number === template.number && one.edition === template.edition),
      );
      return [...own, ...official]
        .filter((template) => template.edition === edition)
        .toSorted((a, b) => a.number - b.number);
    },
    ofKind(kind, edition = newestEdition) {
      const found = [...current().templates, ...shipped.templates].find(
        (template) => isOfKind(template.id, kind) && template.edition === edition,
      );
      if (found !== undefined) return found;
      throw new ProblemError('not-found', '这一版文书模板里没有需要的文书，请检查模板文件夹。', {
        kind,
        edition,
      });
    },
    get(number, edition = newestEdition) {
      const found = find(number, edition);
      if (found !== undefined) return found;
      throw new ProblemError('not-found', `没有第${number.toString()}号文书模板，请在模板列表中选择。`, {
        number,
        edition,
      });
    },
    problems: () => [...shipped.problems, ...current().problems],
    officialFiles: () => shipped.files,
    variantFiles: () => current().files,
    variantProblems: () => current().problems,
    check: (file, text, edition) => readVariant(file, text, edition, current().templates),
  };
}

interface VariantFile {
  readonly path: string;
  readonly name: string;
  readonly edition: string;
  readonly stamp: string;
}

/**
 * Whatever is called `.yaml`, also what turns out to be no file when it is read, so that it is named; and folders that
 * cannot be looked into.
 */
function yamlFiles(dir: string, newestEdition: string): readonly VariantFile[] {
  const filesIn = (folder: string, edition: string, prefix: string): VariantFile[] => {
    const entries = entriesOf(folder);
    if (entries === undefined) return [{ path: folder, name: prefix, edition, stamp: stampOf(folder) }];
    return entries
      .filter(({ name }) => name.endsWith('.yaml') && name !== SHARED_FILE)
      .map(({ name }) => {
        const path = join(folder, name);
        return { path, name: `${prefix}${name}`, edition, stamp: stampOf(path) };
      });
  };
  const folders = (entriesOf(dir) ?? []).filter(
    (entry) => entry.isDirectory() && !entry.name.endsWith('.yaml'),
  );
  return [
    ...folders.flatMap((folder) => filesIn(join(dir, folder.name), folder.name, `${folder.name}/`)),
    ...filesIn(dir, newestEdition, ''),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Changes when the file does; empty while it cannot be looked at. */
function stampOf(path: string): string {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${mtimeMs} ${size}`;
  } catch {
    // The reader that comes next says why.
    return '';
  }
}

/** Undefined when the folder is there and cannot be listed. */
function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    // A bureau without variants need not have the folder.
    return systemCode(error) === 'ENOENT' ? [] : undefined;
  }
}

function sharedOf(shippedDir: string, edition: string): SharedFile {
  const official = entriesOf(join(shippedDir, edition))?.some((entry) => entry.name === SHARED_FILE);
  if (official !== true) return { sections: {}, blocks: {} };
  const file = `${edition}/${SHARED_FILE}`;
  const text = readTemplateText(join(shippedDir, file), file);
  return checkedContent(readTemplateSource(file, text), sharedFileSchema);
}

/** A variant replaces the template of its number and keeps its id, by which the program knows what it is. */
function refuseClash(template: Template, source: TemplateSource, others: readonly Template[]): void {
  const twin = others.find(
    (one) => one.edition === template.edition && one.id === template.id && one.number !== template.number,
  );
  if (twin !== undefined)
    throw source.refuse(['id'], `代号“${template.id}”已由第${twin.number.toString()}号“${twin.name}”使用`);
  const replaced = others.find(
    (one) => one.edition === template.edition && one.number === template.number && one.id !== template.id,
  );
  if (replaced !== undefined)
    throw source.refuse(
      ['id'],
      `第${replaced.number.toString()}号是“${replaced.name}”，代号应当是“${replaced.id}”，不是“${template.id}”`,
    );
}
