import * as z from 'zod';
import { nothing, operation } from './kit.ts';

export const writingPlacesContract = {
  /** Every place for words in the templates in force, as phrases name it: a field, or a column of one. */
  writingPlaces: operation
    .input(nothing)
    .output(z.array(z.object({ templateId: z.string(), field: z.string(), label: z.string() }))),
};
