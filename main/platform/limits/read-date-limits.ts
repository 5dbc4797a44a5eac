import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { dateLimitsSchema } from '#shared/contract/date-facts.ts';
import type { DateLimits } from '#shared/domain/documents/date-checks/date-limits.ts';
import { ProblemError } from '#shared/lib/problem.ts';

/**
 * Reads `resources/limits/document-dates.yaml`. A file with an error is refused by name (`invalid-input`): a wrong
 * limit would warn of nothing, or of everything.
 */
export async function readDateLimits(file: string): Promise<DateLimits> {
  const text = await readFile(file, 'utf8');
  try {
    return dateLimitsSchema.parse(parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ProblemError(
      'invalid-input',
      `期限文件 ${basename(file)} 有错误，请改正后重新打开程序。`,
      { file: basename(file), reason },
      error,
    );
  }
}
