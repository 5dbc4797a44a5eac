import * as z from 'zod';
import { tidyNumber } from '../domain/cases/tidy-code.ts';
import { id, isoDate, line, nothing, command, query } from './kit.ts';

/** 执法证号, the same however the input method wrote its digits. */
export const certificateNumber = line.overwrite(tidyNumber);

export const officerInput = z.object({
  name: line.trim().min(1, '请填写执法人员姓名。'),
  certificateNumber: certificateNumber.min(1, '请填写执法证号。'),
  certificateValidUntil: isoDate,
  department: line.default(''),
  recorderOfficerNumber: line.overwrite(tidyNumber).default(''),
  active: z.boolean().default(true),
});
export const officerSchema = officerInput.extend({ id });
export type OfficerRow = z.infer<typeof officerSchema>;

export const peopleContract = {
  list: query('people.read').input(nothing).output(z.array(officerSchema)),
  add: command('people.edit').input(officerInput).output(officerSchema),
  update: command('people.edit').input(officerSchema).output(officerSchema),
};
