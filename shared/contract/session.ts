import * as z from 'zod';
import { id, nothing, operation } from './kit.ts';

/** Who is at the keyboard; every act is recorded under this name. */
export const actorSchema = z.object({ id, name: z.string(), certificateNumber: z.string() });
export type Actor = z.infer<typeof actorSchema>;

export const sessionContract = {
  /** Who may sit down here: the active officers. */
  candidates: operation.input(nothing).output(z.array(actorSchema)),
  begin: operation.input(z.object({ officerId: id })).output(actorSchema),
  /** Names this session to `POST /upload`, which comes beside the conversation; `actor-missing` before anybody sat down. */
  ticket: operation.input(nothing).output(z.object({ ticket: z.string() })),
  current: operation.input(nothing).output(z.object({ actor: actorSchema.optional() })),
};
