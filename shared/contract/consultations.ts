import * as z from 'zod';
import { consultationWays, consultedKinds } from '../domain/consultations/consultation.ts';
import { command, id, isoInstant, line, nothing, query } from './kit.ts';

export const consultationSchema = z.object({
  id,
  caseId: id,
  caseNumber: z.string(),
  personId: z.string(),
  personName: z.string(),
  way: z.enum(consultationWays),
  kind: z.enum(consultedKinds),
  /** As the document, recording … was called then; empty for the case itself. */
  name: z.string(),
  purpose: z.string(),
  since: isoInstant,
  until: isoInstant,
  /** How often it was asked for in that time. */
  times: z.number().int(),
});
export type Consultation = z.infer<typeof consultationSchema>;

/** The newest first; `more`: older ones follow the last of them. */
const page = z.object({ entries: z.array(consultationSchema), more: z.boolean() });
export type ConsultationPage = z.infer<typeof page>;

/** 调阅登记: who looked at what of a case, played, printed and took away. See docs/decisions/consultations.md. */
export const consultationsContract = {
  /** @param before the id of the last entry that is shown already */
  ofCase: query('consultations.read')
    .input(z.object({ caseId: id, before: id.optional() }))
    .output(page),
  ofPerson: query('consultations.read')
    .input(z.object({ personId: id, before: id.optional() }))
    .output(page),
  /** 调阅目的, good for this person and case today. */
  declare: command('cases.read')
    .input(z.object({ caseId: id, purpose: line.trim().min(1, '请写明调阅目的。') }))
    .output(nothing),
};
