import * as z from 'zod';
import { ProblemError } from '#shared/lib/problem.ts';
import { readYaml, YamlFault } from '../yaml/read-yaml.ts';

// What zod says of a wrong value stands in a sentence for the clerk.
z.config(z.locales.zhCN());

export interface DataFile {
  /** what the clerk calls it: 节假日 */
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

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
    const read = schema.safeParse(content);
    if (!read.success) {
      const [issue] = read.error.issues;
      const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? part.toString() : part));
      const where = path.length === 0 ? '' : `“${path.join('.')}”`;
      return refuse(lineOf(path), `${where}${issue?.message ?? '写法不对'}`, read.error);
    }
    const fault = check(read.data);
    if (fault !== undefined) refuse(lineOf(fault.path), fault.sentence);
    return read.data;
  } catch (error) {
    if (error instanceof YamlFault) return refuse(error.line, error.message, error);
    throw error;
  }
}
