import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { ProblemError } from '#shared/lib/problem.ts';
import { readYaml } from '../yaml/read-yaml.ts';

/**
 * Reads a file of `resources/limits`; `kind` is what the clerk calls what stands in it. A file with an error is refused
 * by name (`invalid-input`): a wrong limit would warn of nothing, or of everything.
 */
export async function readLimitsFile<T>(
  file: string,
  kind: '期限' | '数额',
  schema: z.ZodType<T>,
): Promise<T> {
  const text = await readFile(file, 'utf8');
  try {
    return schema.parse(readYaml(text).content);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ProblemError(
      'invalid-input',
      `${kind}文件 ${basename(file)} 有错误，请改正后重新打开程序。`,
      { file: basename(file), reason },
      error,
    );
  }
}
