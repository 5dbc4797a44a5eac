import * as z from 'zod';
import { id, nothing, command, query } from './kit.ts';

/** Who is at the keyboard; every act is recorded under this name. */
export const actorSchema = z.object({ id, name: z.string(), certificateNumber: z.string() });
export type Actor = z.infer<typeof actorSchema>;

export const sessionContract = {
  /** Who may sit down here: the active officers. */
  candidates: query('anybody').input(nothing).output(z.array(actorSchema)),
  begin: command('anybody')
    .input(z.object({ officerId: id }))
    .output(actorSchema),
  /** Names this session to `POST /upload`, which comes beside the conversation; `actor-missing` before anybody sat down. */
  ticket: query('seated')
    .input(nothing)
    .output(z.object({ ticket: z.string() })),
  current: query('anybody')
    .input(nothing)
    .output(z.object({ actor: actorSchema.optional() })),
};
