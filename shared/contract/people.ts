import * as z from 'zod';
import { tidyNumber } from '../domain/cases/tidy-code.ts';
import { begunFrom, keptShape, id, isoDate, line, nothing, command, query } from './kit.ts';

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
/** An officer with how often the entry was changed, and by whom last. */
export const keptOfficerSchema = officerSchema.extend(keptShape);
export type KeptOfficer = z.infer<typeof keptOfficerSchema>;

export const peopleContract = {
  list: query('people.read').input(nothing).output(z.array(keptOfficerSchema)),
  add: command('people.edit').input(officerInput).output(keptOfficerSchema),
  update: command('people.edit')
    .input(officerSchema.extend({ revision: begunFrom }))
    .output(keptOfficerSchema),
};
