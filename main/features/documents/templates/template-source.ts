import type * as z from 'zod';
import { ProblemError } from '#shared/lib/problem.ts';
import { readSmallText } from '../../../platform/files/small-text.ts';
import { readYaml, YamlFault } from '../../../platform/yaml/read-yaml.ts';

type Path = readonly (string | number)[];

/** A YAML file that can say on which line something stands. */
export interface TemplateSource {
  readonly file: string;
  readonly content: unknown;
  /** The refusal of this file, naming the line of the place. */
  refuse(path: Path, reason: string): ProblemError;
}

/** The text at `path`; `file` is its name in the refusal. Throws ProblemError `template-invalid` with the cause. */
export function readTemplateText(path: string, file: string): string {
  try {
    return readSmallText(path);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError('template-invalid', `模板文件 ${file}：${error.message}。`, { file }, error);
  }
}

/** Parses YAML strictly. Throws ProblemError `template-invalid` with file and line. */
export function readTemplateSource(file: string, text: string): TemplateSource {
  const refuseAt = (line: number, reason: string, cause?: unknown): ProblemError =>
    new ProblemError(
      'template-invalid',
      `模板文件 ${file} 第 ${line.toString()} 行：${reason}。`,
      { file, line },
      cause,
    );
  try {
    const { content, lineOf } = readYaml(text);
    return { file, content, refuse: (path, reason) => refuseAt(lineOf(path), reason) };
  } catch (error) {
    if (error instanceof YamlFault) throw refuseAt(error.line, error.message, error);
    throw error;
  }
}

/** The content as the schema wants it. Throws ProblemError `template-invalid` at the first place that is wrong. */
export function checkedContent<T>(source: TemplateSource, schema: z.ZodType<T>): T {
  const outcome = schema.safeParse(source.content);
  if (outcome.success) return outcome.data;
  const issue = deepest(outcome.error.issues);
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  throw source.refuse(path, `${path.join('.')} ${sayIssue(issue)}`.trim());
}

type Issue = z.core.$ZodIssue;

/** Of the ways in which a block may fail to be any kind of block, the one that came furthest. */
function deepest(issues: readonly Issue[]): Issue {
  const flat = issues.flatMap((issue): Issue[] => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
    const inner = issue.errors.map((branch) => deepest(branch));
    const best = inner.reduce((a, b) => (b.path.length > a.path.length ? b : a));
    return best.path.length === 0 ? [issue] : [{ ...best, path: [...issue.path, ...best.path] }];
  });
  const [first] = flat.toSorted((a, b) => b.path.length - a.path.length);
  if (first === undefined) throw new Error('a failed parse has at least one issue');
  return first;
}

function sayIssue(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `有不认识的项目“${issue.keys.join('、')}”`;
    case 'invalid_type':
      return issue.input === undefined ? '缺少内容或者类型不对' : '类型不对';
    case 'invalid_value':
      return `只能是：${issue.values.join('、')}`;
    case 'invalid_union':
      return '不是任何一种版面内容';
    default:
      return issue.message;
  }
}
