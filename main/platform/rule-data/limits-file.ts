import type * as z from 'zod';
import { readDataFile } from './data-folder.ts';
import { readData } from './read-data.ts';

/**
 * Reads a file of `resources/limits`; `kind` is what the clerk calls what stands in it. A file with an error is refused
 * (`invalid-input`, with file, line and cause): a wrong limit would warn of nothing, or of everything.
 */
export const readLimitsFile = async <T>(file: string, kind: string, schema: z.ZodType<T>): Promise<T> =>
  readData(readDataFile(file, kind), schema);
