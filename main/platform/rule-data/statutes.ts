import { z } from 'zod';
import { readArticles } from '#shared/domain/statutes/read-articles.ts';
import type { Statute } from '#shared/domain/statutes/statute.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { readYaml, YamlFault } from '../yaml/read-yaml.ts';
import { type DataKind, readDataFolder, type RefusedFile } from './data-folder.ts';
import { type OwnData, readOwnData } from './own-data.ts';

const statuteFile = z.strictObject({
  title: z.string().min(1),
  short: z.string().min(1).optional(),
  effective: z.iso.date().optional(),
  history: z.string().default(''),
  text: z.string().min(1),
});

export interface StatuteFolder {
  readonly statutes: readonly Statute[];
  /** files that were refused, each with what to mend */
  readonly problems: readonly RefusedFile[];
}

export const statuteKind: DataKind<Statute> = {
  kind: '法规',
  names: /\.yaml$/,
  read({ name, text }) {
    const statute = readStatute(text);
    if (typeof statute === 'string')
      throw new ProblemError('invalid-input', `法规文件“${name}”：${statute}`, { file: name });
    return statute;
  },
};

/** Laws of `<dir>/*.yaml`; a folder that is not there has none, a file that cannot be read is named and left out. */
export async function readStatutes(dir: string): Promise<StatuteFolder> {
  const { entries, problems } = await readDataFolder(dir, statuteKind);
  return { statutes: entries, problems };
}

/** Those of the bureau that count. */
export function readOwnStatutes(own: OwnData): StatuteFolder {
  const { entries, problems } = readOwnData(own, statuteKind);
  return { statutes: entries, problems };
}

/** A statute, or a sentence that says what is wrong with its file. */
export function readStatute(text: string): Statute | string {
  let content: unknown;
  try {
    ({ content } = readYaml(text));
  } catch (error) {
    if (error instanceof YamlFault) return `第 ${error.line.toString()} 行：${error.message}。`;
    throw error;
  }
  const read = statuteFile.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    return `“${issue?.path.join('.') ?? ''}”缺少或者写法不对，应有 title（名称）和 text（正文，一条、一款、一项各占一行）。`;
  }
  const { title, short = title, effective, history } = read.data;
  const articles = readArticles(read.data.text);
  if (articles.length === 0) return '正文里没有“第一条　……”这样的条文，每条应另起一行，条号后空一格。';
  return { title, short, history, articles, ...(effective === undefined ? {} : { effective }) };
}
