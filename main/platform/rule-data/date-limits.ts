import { dateLimitsSchema } from '#shared/contract/date-facts.ts';
import type { DateLimits } from '#shared/domain/documents/date-checks/date-limits.ts';
import { readLimitsFile } from './limits-file.ts';

/** `resources/limits/document-dates.yaml`. Errors: those of `readLimitsFile`. */
export const readDateLimits = (file: string): Promise<DateLimits> =>
  readLimitsFile(file, '期限', dateLimitsSchema);
