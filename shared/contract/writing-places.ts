import * as z from 'zod';
import { nothing, query } from './kit.ts';

export const writingPlacesContract = {
  /** Every place for words in the templates in force, as phrases name it: a field, or a column of one. */
  writingPlaces: query('reference.read')
    .input(nothing)
    .output(z.array(z.object({ templateId: z.string(), field: z.string(), label: z.string() }))),
};
