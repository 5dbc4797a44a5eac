import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  sharedFileSchema,
  templateFileSchema,
  type SharedFile,
  type TemplateFile as FileContent,
} from '#shared/contract/template-schema.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { faultsOf, type TemplateFault } from './check-template.ts';
import { expandTemplate, UnknownShareError } from './expand-template.ts';
import { checkedContent, readTemplateSource, readTemplateText } from './template-source.ts';

export interface TemplateProblem {
  /** `samr-2021/45-penalty_decision.yaml` */
  readonly file: string;
  /** names file, line and what is wrong */
  readonly message: string;
}

/** A template and its file, `samr-2021/45-penalty_decision.yaml` below the folder it was read from. */
export interface TemplateFile {
  readonly template: Template;
  readonly file: string;
}

export interface LoadedTemplates {
  /** by edition, then by number */
  readonly templates: readonly Template[];
  /** where each of them comes from */
  readonly files: readonly TemplateFile[];
  /** files that were refused; the others stay usable */
  readonly problems: readonly TemplateProblem[];
}

const SHARED_FILE = '_shared.yaml';
const NO_SHARED: SharedFile = { sections: {}, blocks: {} };

/**
 * Reads `<root>/<edition>/*.yaml`. A broken file is refused as a whole and named in `problems`;
 * a broken `_shared.yaml` refuses only the templates that need it.
 */
export async function loadTemplates(root: string): Promise<LoadedTemplates> {
  const entries = await readdir(root, { withFileTypes: true });
  const editions = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
  const loaded = await Promise.all(editions.map((edition) => loadEdition(root, edition)));
  return {
    templates: loaded.flatMap((one) => one.templates),
    files: loaded.flatMap((one) => one.files),
    problems: loaded.flatMap((one) => one.problems),
  };
}

async function loadEdition(root: string, edition: string): Promise<LoadedTemplates> {
  const names = (await readdir(join(root, edition))).filter((name) => name.endsWith('.yaml')).toSorted();
  const textOf = (file: string): string => readTemplateText(join(root, file), file);
  const problems: TemplateProblem[] = [];
  const attempt = <T>(file: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'template-invalid') throw error;
      problems.push({ file, message: error.message });
      return undefined;
    }
  };
  let shared = NO_SHARED;
  if (names.includes(SHARED_FILE)) {
    const file = `${edition}/${SHARED_FILE}`;
    shared =
      attempt(file, () => checkedContent(readTemplateSource(file, textOf(file)), sharedFileSchema)) ??
      NO_SHARED;
  }
  const templates: Template[] = [];
  const sources: TemplateFile[] = [];
  for (const name of names.filter((one) => one !== SHARED_FILE)) {
    const file = `${edition}/${name}`;
    const template = attempt(file, () => readTemplate(file, textOf(file), shared, edition));
    if (template === undefined) continue;
    const twin = templates.find((one) => one.number === template.number || one.id === template.id);
    if (twin === undefined) {
      templates.push(template);
      sources.push({ template, file });
    } else problems.push({ file, message: `模板文件 ${file} 与“${twin.name}”编号或者代号相同。` });
  }
  return { templates: templates.toSorted((a, b) => a.number - b.number), files: sources, problems };
}

/** One template file. Throws ProblemError `template-invalid` naming file and line. */
export function readTemplate(file: string, text: string, shared: SharedFile, edition: string): Template {
  const source = readTemplateSource(file, wholeNames(text));
  const content = checkedContent(source, templateFileSchema);
  const template = expanded(source.refuse, content, shared, edition);
  const [fault] = faultsOf(template);
  if (fault === undefined) return template;
  throw source.refuse(placeOf(fault, content) ?? pathTo(source.content, fault.about) ?? [], fault.reason);
}

/** Files of an earlier make print 市场监督管理局 after a name that was kept without it. */
const wholeNames = (text: string): string =>
  text.replace(/\{agency(:[^}|]*)?\}(市场监督管理局)/g, '{agency$1|$2}');

/** The place the fault is about: under the key it names, else among the fields. */
function placeOf(
  { about, within = 'sections' }: TemplateFault,
  content: FileContent,
): readonly (string | number)[] | undefined {
  const path = pathTo(content[within], about);
  return path === undefined ? undefined : [within, ...path];
}

function expanded(
  refuse: (path: readonly (string | number)[], reason: string) => ProblemError,
  content: Parameters<typeof expandTemplate>[0],
  shared: SharedFile,
  edition: string,
): Template {
  try {
    return expandTemplate(content, shared, edition);
  } catch (error) {
    if (error instanceof UnknownShareError) throw refuse([], error.message);
    throw error;
  }
}

/** Where in the file the words, or a key of that name, stand. */
function pathTo(content: unknown, words: string): readonly (string | number)[] | undefined {
  if (content === words) return [];
  if (typeof content !== 'object' || content === null) return undefined;
  const entries: (readonly [string | number, unknown])[] = Array.isArray(content)
    ? content.map((item, index) => [index, item] as const)
    : Object.entries(content);
  for (const [key, value] of entries) {
    if (key === words) return [key];
    const inner = pathTo(value, words);
    if (inner !== undefined) return [key, ...inner];
  }
  return undefined;
}
