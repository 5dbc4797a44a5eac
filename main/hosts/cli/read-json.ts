import { readFile } from 'node:fs/promises';
import type * as z from 'zod';
import { ProblemError } from '#shared/lib/problem.ts';

/** Reads and checks a JSON file the caller wrote. `invalid-input` names the file, the field and the reason. */
export async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new ProblemError('invalid-input', `文件“${file}”读不到，请检查路径。`, { file }, error);
  }
  let data: unknown;
  try {
    // Windows editors like to put a byte order mark in front.
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProblemError('invalid-input', `文件“${file}”不是正确的JSON：${reason}`, { file }, error);
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = (issue?.path ?? []).map(String).join('.');
  throw new ProblemError(
    'invalid-input',
    `文件“${file}”的${field === '' ? '内容' : `“${field}”`}不符合要求：${issue?.message ?? '请对照示例检查。'}`,
    { file, field },
  );
}
