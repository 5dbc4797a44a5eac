import * as z from 'zod';
import { tidyNumber } from '../domain/cases/tidy-code.ts';
import { roles as allRoles, scopes } from '../domain/people/roles.ts';
import { begunFrom, keptShape, id, isoDate, line, nothing, command, query } from './kit.ts';
import { askedPermissions } from './permissions.ts';
import { pinStates, roleSchema } from './session.ts';

/** 执法证号, the same however the input method wrote its digits. */
export const certificateNumber = line.overwrite(tidyNumber);

const login = line
  .overwrite((typed) => tidyNumber(typed).toLowerCase())
  .regex(/^$|^[\p{Letter}\p{Number}._-]{2,40}$/u, '登录名用2到40个字母、数字，例如zhangsan。')
  .default('');
const rolesInput = z.array(roleSchema).overwrite((held) => allRoles.filter((role) => held.includes(role)));

export const officerInput = z.object({
  name: line.trim().min(1, '请填写执法人员姓名。'),
  certificateNumber: certificateNumber.min(1, '请填写执法证号。'),
  certificateValidUntil: isoDate,
  department: line.default(''),
  recorderOfficerNumber: line.overwrite(tidyNumber).default(''),
  active: z.boolean().default(true),
});
/** An entry in the register of certificates, 执法人员. */
export const officerSchema = officerInput.extend({ id });
export type OfficerRow = z.infer<typeof officerSchema>;
/** An officer with how often the entry was changed, and by whom last. */
export const keptOfficerSchema = officerSchema.extend(keptShape);
export type KeptOfficer = z.infer<typeof keptOfficerSchema>;

/** Somebody who sits here: with a certificate, whose number is then named, or without. */
export const personShape = z.object({
  name: line.trim().min(1, '请填写姓名。'),
  /** Empty: made of the name's sounds. */
  login,
  department: line.trim().default(''),
  roles: rolesInput.default([]),
  certificateNumber: certificateNumber.default(''),
  certificateValidUntil: z.union([isoDate, z.literal('')]).default(''),
  recorderOfficerNumber: line.overwrite(tidyNumber).default(''),
  active: z.boolean().default(true),
});
type PersonShape = z.infer<typeof personShape>;

function requireCertificate(person: PersonShape, context: z.RefinementCtx): void {
  const refuse = (path: keyof PersonShape, message: string) => {
    context.addIssue({ code: 'custom', path: [path], message });
  };
  if (person.certificateNumber === '' && person.roles.includes('officer'))
    refuse('certificateNumber', '执法人员须有执法证，请填写执法证号，或者另选角色。');
  if (person.certificateNumber !== '' && person.certificateValidUntil === '')
    refuse('certificateValidUntil', '请填写执法证有效期。');
}

/** What a new person is entered with. Without roles: 内勤, and 执法人员 with a certificate. */
export const personInput = personShape.superRefine(requireCertificate);
export type NewPerson = z.infer<typeof personInput>;

export const personSchema = personShape.extend({ id, ...keptShape, pin: z.enum(pinStates) });
export type Person = z.infer<typeof personSchema>;

/** A PIN that was made for somebody, shown this once. */
export const pinSlipSchema = z.object({ name: z.string(), login: z.string(), pin: z.string() });
export type PinSlip = z.infer<typeof pinSlipSchema>;

/** One line of the table of permissions: what may be done, who may, how far. */
export const accessRowSchema = z.object({
  permission: z.enum(askedPermissions),
  what: z.string(),
  roles: z.partialRecord(roleSchema, z.enum(scopes)),
});
export type AccessRow = z.infer<typeof accessRowSchema>;

export const peopleContract = {
  /** Everybody who is registered, by name, the active first. */
  list: query('people.read').input(nothing).output(z.array(personSchema)),
  /** With the first PIN, which is shown this once and has to be changed at the first sitting. */
  add: command('people.edit')
    .input(personInput)
    .output(personSchema.extend({ firstPin: z.string() })),
  update: command('people.edit')
    .input(personShape.extend({ id, revision: begunFrom }).superRefine(requireCertificate))
    .output(personSchema),
  /** A first PIN for who has chosen none yet; who has, changes it or has it reset by two. */
  giveFirstPin: command('people.edit')
    .input(z.object({ accountId: id }))
    .output(pinSlipSchema),
  /** Who may do what, as it is in force here, and where it is read from. */
  access: query('people.read')
    .input(nothing)
    .output(
      z.object({
        rows: z.array(accessRowSchema),
        source: z.string(),
        own: z.boolean(),
        /** What the bureau's own table says nothing of: the program's holds for it. */
        unnamed: z.array(z.object({ permission: z.string(), what: z.string() })),
      }),
    ),
};
