import * as z from 'zod';
import { partySchema } from './cases.ts';
import { begunFrom, command, id, isoDate, line, query } from './kit.ts';

const partyView = z.object({
  /** absent: the party of the case's own entry */
  id: id.optional(),
  party: partySchema,
  joinedOn: isoDate,
  /** 0 for the first, whose revision is that of the case */
  revision: z.number().int(),
});
export type PartyView = z.infer<typeof partyView>;

const agentShape = {
  /** absent: of the first party */
  partyId: id.optional(),
  name: line.trim().min(1, '请填写代理人的姓名。'),
  kind: line.trim().default(''),
  phone: line.trim().default(''),
  powers: line.trim().min(1, '请填写委托权限。'),
  special: z.boolean().default(false),
  since: isoDate,
  until: isoDate.optional(),
};
const agentSchema = z.object({ id, ...agentShape });
export type AgentView = z.infer<typeof agentSchema>;

export const partiesSchema = z.object({ parties: z.array(partyView), agents: z.array(agentSchema) });
export type PartiesView = z.infer<typeof partiesSchema>;

const ofCase = z.object({ caseId: id });
const newParty = { party: partySchema, joinedOn: isoDate };
const reason = line.trim().min(1, '请写明理由。');

export const partiesContract = {
  /** The parties of a case, that of its entry first, and who acts for them. */
  ofCase: query('cases.read').input(ofCase).output(partiesSchema),
  add: command('cases.edit').input(ofCase.extend(newParty)).output(partiesSchema),
  change: command('cases.edit')
    .input(ofCase.extend({ partyId: id, revision: begunFrom, ...newParty }))
    .output(partiesSchema),
  /** Entered in error; `blocked-by-rule` while something is about it. */
  remove: command('cases.edit')
    .input(ofCase.extend({ partyId: id, reason }))
    .output(partiesSchema),
  addAgent: command('cases.edit').input(ofCase.extend(agentShape)).output(partiesSchema),
  endAgent: command('cases.edit')
    .input(ofCase.extend({ agentId: id, until: isoDate }))
    .output(partiesSchema),
  removeAgent: command('cases.edit')
    .input(ofCase.extend({ agentId: id, reason }))
    .output(partiesSchema),
};
