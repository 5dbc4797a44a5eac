import * as z from 'zod';
import { id, nothing, command, query } from './kit.ts';

/** Who is at the keyboard; every act is recorded under this name. */
export const actorSchema = z.object({ id, name: z.string(), certificateNumber: z.string() });
export type Actor = z.infer<typeof actorSchema>;

/** Header in which a call or an upload shows the token of its seat, whatever carries it. */
export const SEAT_HEADER = 'x-seat';
/** Name under which an address shows a view key: what a picture, a film or a frame fetches carries no header. */
export const VIEW_PARAMETER = 'view';

/**
 * A seat that was taken. `token` acts: it is shown with every call and upload. `view` only fetches bytes, so that
 * an address that is left behind somewhere can do nothing.
 */
export const seatSchema = z.object({ actor: actorSchema, token: z.string(), view: z.string() });
export type Seat = Readonly<z.infer<typeof seatSchema>>;

export const sessionContract = {
  /** Who may sit down here: the active officers. */
  candidates: query('anybody').input(nothing).output(z.array(actorSchema)),
  /** Whose archive it is, for whoever is about to sit down. */
  place: query('anybody')
    .input(nothing)
    .output(z.object({ bureau: z.string() })),
  /** Sits down; whoever had the seat that the call shows stands up. `actor-missing` for who is not active. */
  begin: command('anybody')
    .input(z.object({ officerId: id }))
    .output(seatSchema),
  /** Stands up: the seat is worth nothing any more. */
  end: command('anybody').input(nothing).output(nothing),
  current: query('anybody')
    .input(nothing)
    .output(z.object({ actor: actorSchema.optional() })),
};
