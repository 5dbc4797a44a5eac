import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { PenaltyAmounts } from '#shared/domain/documents/penalty-amounts.ts';
import { ProblemError } from '#shared/lib/problem.ts';

/** 元 in the file, 分 in the program. */
const yuan = z
  .number()
  .nonnegative()
  .transform((amount) => Math.round(amount * 100));

const byParty = z.strictObject({
  person: yuan,
  'sole-trader': yuan,
  organization: yuan,
  article: z.string().min(1),
});

const penaltyAmountsSchema = z.strictObject({ hearing: byParty, summary: byParty });

/**
 * Reads `resources/limits/penalty-amounts.yaml`. A file with an error is refused by name (`invalid-input`): a wrong
 * amount would warn of nothing, or of everything.
 */
export async function readPenaltyAmounts(file: string): Promise<PenaltyAmounts> {
  const text = await readFile(file, 'utf8');
  try {
    return penaltyAmountsSchema.parse(parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ProblemError(
      'invalid-input',
      `数额文件 ${basename(file)} 有错误，请改正后重新打开程序。`,
      { file: basename(file), reason },
      error,
    );
  }
}
