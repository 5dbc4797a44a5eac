import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { restoredArchiveSchema } from './archive.ts';
import { anyText, id, line, nothing, command, query } from './kit.ts';
import { officerInput, personInput, personShape, pinSlipSchema } from './people.ts';
import { bureauSchema } from './settings.ts';

export const setupStateSchema = z.object({
  /** `first-run`: no archive chosen yet; `ready`: the archive is open; `blocked`: it cannot be opened, `problem` says why. */
  state: z.enum(['first-run', 'ready', 'blocked']),
  archiveDir: z.string().optional(),
  /** Where a new archive would be put unless the clerk chooses otherwise. */
  suggestedDir: z.string(),
  problem: z.string().optional(),
});

const { login, roles } = personShape.shape;

export const setupInput = z.object({
  bureau: bureauSchema,
  officers: z
    .array(officerInput.extend({ login: login.optional(), roles: roles.optional() }))
    .min(2, '请至少登记两名执法人员：办案人员不得少于两人。'),
  /** Whoever else sits here, with a certificate or without. */
  others: z.array(personInput).optional(),
  /**
   * PIN of who sets up: the first of them who is an administrator, or else the first officer, who then becomes one. The
   * others get first PINs. Absent: everybody chooses one when they sit down for the first time.
   */
  firstPin: anyText.max(500).optional(),
  /** An archive to practise in: everybody has this PIN, and the seat screen says so. */
  practicePin: anyText.max(500).optional(),
});
export type SetupInput = z.infer<typeof setupInput>;

/** How far a restoration is; the last event carries what came of it. */
export const restoreEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    step: z.string(),
    current: z.number(),
    total: z.number(),
  }),
  z.object({ kind: z.literal('done'), folderId: id, restored: restoredArchiveSchema }),
]);
export type RestoreEvent = z.infer<typeof restoreEventSchema>;

export const setupContract = {
  state: query('anybody').input(nothing).output(setupStateSchema),
  /** Creates the archive in `<folder>/<name>`, or at the suggested place when no folder was chosen. */
  create: command('archive.change')
    .input(setupInput.extend({ location: z.object({ folderId: id, name: line.min(1) }).optional() }))
    .output(setupStateSchema.extend({ slips: z.array(pinSlipSchema) })),
  /**
   * A whole archive out of the backup in one folder, as a new folder `name` in another, verified; it is not opened.
   * Ends with `done`; leaving the stream cancels it, and the next try goes on with what is there.
   */
  restore: command('archive.change')
    .input(z.object({ folderId: id, location: z.object({ folderId: id, name: line.min(1) }) }))
    .output(eventIterator(restoreEventSchema)),
  /** Opens an archive that exists in the chosen folder. */
  open: command('archive.change')
    .input(z.object({ folderId: id }))
    .output(setupStateSchema),
};
