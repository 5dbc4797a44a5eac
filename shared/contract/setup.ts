import * as z from 'zod';
import { id, line, nothing, operation } from './kit.ts';
import { officerInput } from './people.ts';
import { bureauSchema } from './settings.ts';

export const setupStateSchema = z.object({
  /** `first-run`: no archive chosen yet; `ready`: the archive is open; `blocked`: it cannot be opened, `problem` says why. */
  state: z.enum(['first-run', 'ready', 'blocked']),
  archiveDir: z.string().optional(),
  /** Where a new archive would be put unless the clerk chooses otherwise. */
  suggestedDir: z.string(),
  problem: z.string().optional(),
});

export const setupInput = z.object({
  bureau: bureauSchema,
  officers: z.array(officerInput).min(2, '请至少登记两名执法人员：办案人员不得少于两人。'),
});
export type SetupInput = z.infer<typeof setupInput>;

export const setupContract = {
  state: operation.input(nothing).output(setupStateSchema),
  /** Creates the archive in `<folder>/<name>`, or at the suggested place when no folder was chosen. */
  create: operation
    .input(setupInput.extend({ location: z.object({ folderId: id, name: line.min(1) }).optional() }))
    .output(setupStateSchema),
  /** Opens an archive that exists in the chosen folder. */
  open: operation.input(z.object({ folderId: id })).output(setupStateSchema),
};
