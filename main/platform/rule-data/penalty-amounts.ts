import { z } from 'zod';
import type { PenaltyAmounts } from '#shared/domain/documents/facts/penalty-amounts.ts';
import { readLimitsFile } from './limits-file.ts';
import { type DataFile, readData } from './read-data.ts';

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

/** `resources/limits/penalty-amounts.yaml`. Errors: those of `readLimitsFile`. */
export const readPenaltyAmounts = (file: string): Promise<PenaltyAmounts> =>
  readLimitsFile(file, '数额', penaltyAmountsSchema);

/** The same of one file, wherever it lies. Errors: `invalid-input` with file, line and cause. */
export const penaltyAmountsOf = (file: DataFile): PenaltyAmounts => readData(file, penaltyAmountsSchema);
