import * as z from 'zod';
import { id, isoDate, line, nothing, operation } from './kit.ts';

export const officerInput = z.object({
  name: line.min(1, '请填写执法人员姓名。').max(30),
  certificateNumber: line.min(1, '请填写执法证号。').max(40),
  certificateValidUntil: isoDate,
  department: line.default(''),
  recorderOfficerNumber: line.max(20).default(''),
  active: z.boolean().default(true),
});
export const officerSchema = officerInput.extend({ id });
export type OfficerRow = z.infer<typeof officerSchema>;

export const peopleContract = {
  list: operation.input(nothing).output(z.array(officerSchema)),
  add: operation.input(officerInput).output(officerSchema),
  update: operation.input(officerSchema).output(officerSchema),
};
