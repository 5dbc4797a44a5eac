import * as z from 'zod';
import { ProblemError } from '#shared/lib/problem.ts';
import { readYaml, YamlFault } from '../yaml/read-yaml.ts';

// What zod says of a wrong value stands in a sentence for the clerk.
z.config(z.locales.zhCN());

const typeWords: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或者 false',
  array: '列表',
  object: '一组名称和值',
  record: '一组名称和值',
};

/** One thing that is wrong with the shape, in plain words. */
function issueWords(issue: z.core.$ZodIssue, path: readonly (string | number)[]): string {
  const name = path.length === 0 ? '内容' : `“${path.join('.')}”`;
  if (issue.code === 'unrecognized_keys')
    return `${path.length === 0 ? '' : `${name}里`}不认识“${issue.keys.join('、')}”`;
  if (issue.code !== 'invalid_type') return `${path.length === 0 ? '' : name}${issue.message}`;
  if (issue.input === undefined && path.length > 0) return `缺少${name}`;
  return `${name}应是${typeWords[issue.expected] ?? issue.expected}`;
}

export interface DataFile {
  /** what the clerk calls it: 节假日 */
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

/** JSON is read as the kind of YAML that it is; who wrote it knows it by its own name. */
const asJson = (reason: string): string => reason.replace('不是正确的 YAML', '不是正确的 JSON');

/** What is wrong beyond the shape, and where; without a full stop. */
export interface DataFault {
  readonly path: readonly (string | number)[];
  readonly sentence: string;
}

/**
 * Reads a data file (YAML, or JSON, which is a kind of it) strictly.
 * Errors: `invalid-input`, whose sentence names the file, the line and the cause.
 */
export function readData<T>(
  { kind, name, text }: DataFile,
  schema: z.ZodType<T>,
  check: (value: T) => DataFault | undefined = () => undefined,
): T {
  const refuse = (line: number, reason: string, cause?: unknown): never => {
    throw new ProblemError(
      'invalid-input',
      `${kind}文件“${name}”第${line.toString()}行：${reason}。`,
      { file: name, line, reason },
      cause,
    );
  };
  try {
    const { content, lineOf } = readYaml(text.replace(/^\uFEFF/, ''));
    const read = schema.safeParse(content, { reportInput: true });
    if (!read.success) {
      const [issue] = read.error.issues;
      const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? part.toString() : part));
      return refuse(lineOf(path), issue === undefined ? '写法不对' : issueWords(issue, path), read.error);
    }
    const fault = check(read.data);
    if (fault !== undefined) refuse(lineOf(fault.path), fault.sentence);
    return read.data;
  } catch (error) {
    if (error instanceof YamlFault)
      return refuse(error.line, name.endsWith('.json') ? asJson(error.message) : error.message, error);
    throw error;
  }
}
