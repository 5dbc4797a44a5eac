import * as z from 'zod';
import { roleNames, roles, scopes } from '../domain/people/roles.ts';
import { anyText, id, line, nothing, command, query } from './kit.ts';

/** Who is at the keyboard; every act is recorded under this name. `certificateNumber` is '' for whoever has none. */
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

/** What a person's PIN is: not yet chosen, given by the administrator and to be changed, chosen. */
export const pinStates = ['none', 'initial', 'chosen'] as const;
export type PinState = (typeof pinStates)[number];

export const roleSchema = z.enum(roles, {
  error: ({ input }) =>
    `没有“${typeof input === 'string' ? input : '这样'}”这个角色，可以写${roles.map((role) => `${role}（${roleNames[role]}）`).join('、')}。`,
});

/** Whoever may sit down here, and what is to be said of them where they do. */
export const candidateSchema = actorSchema.extend({
  login: z.string(),
  roles: z.array(roleSchema),
  pin: z.enum(pinStates),
  active: z.boolean(),
  /** The day the certificate ran out, where it has. */
  expiredOn: z.iso.date().optional(),
});
export type Candidate = z.infer<typeof candidateSchema>;

const pin = anyText.max(500);
const byPin = z.object({ accountId: id, pin });

/** Permission → how far it reaches for whoever sits here. */
export const rightsSchema = z.record(z.string(), z.enum(scopes));

/** What goes with sitting here, besides the name. */
const standing = {
  roles: z.array(roleSchema),
  rights: rightsSchema,
  /** Minutes without a hand on keyboard or mouse after which the window locks the seat. */
  idleMinutes: z.number().int(),
};

export const sessionContract = {
  /** Who may sit down here, the active first. */
  candidates: query('anybody').input(nothing).output(z.array(candidateSchema)),
  /** Whose archive it is, for whoever is about to sit down; the PIN of everybody where it is for practice only. */
  place: query('anybody')
    .input(nothing)
    .output(z.object({ bureau: z.string(), practicePin: z.string().optional() })),
  /**
   * Sits down; whoever had the seat that the call shows stands up. Whoever has no PIN yet, or one that was given,
   * chooses one: `newPin`. Errors: `actor-missing` for who is not active, `not-permitted` for a wrong PIN or one that
   * came too soon after wrong ones, `invalid-input` for a new one that will not do.
   */
  begin: command('anybody')
    .input(z.object({ accountId: id, pin: pin.default(''), newPin: pin.optional() }))
    .output(seatSchema.extend(standing)),
  /** Stands up: the seat is worth nothing any more. */
  end: command('anybody').input(nothing).output(nothing),
  current: query('anybody')
    .input(nothing)
    .output(
      z.object({
        actor: actorSchema.optional(),
        /** True while the seat is locked: its token does nothing but unlock it. */
        locked: z.boolean().optional(),
        ...z.object(standing).partial().shape,
      }),
    ),
  /** Locks the seat that the call shows: `seat-locked` to everything but unlocking and standing up. */
  lock: command('seated').input(nothing).output(nothing),
  /** Opens it again with the PIN of who sits there. Errors: as `begin`. */
  unlock: command('anybody').input(z.object({ pin })).output(nothing),
  changePin: command('seated')
    .input(z.object({ pin, newPin: pin }))
    .output(nothing),
  /**
   * A lost PIN: two others, one of them an administrator, show theirs; the answer is the first PIN of who lost it, shown
   * this once. Where the only administrator has lost it, any two others do.
   */
  resetPin: command('anybody')
    .input(z.object({ accountId: id, first: byPin, second: byPin }))
    .output(z.object({ name: line, login: z.string(), pin: z.string() })),
};
