import { os } from '../../rpc/os.ts';
import type { Folders } from '../folders/folders.ts';
import type { Intake } from './intake.ts';

export function intakeHandlers(intake: () => Intake, folders: Folders) {
  return {
    cards: os.intake.cards.handler(async () => [...(await intake().cards())]),
    scan: os.intake.scan.handler(({ input }) => intake().scan(folders.hand(folders.path(input.folderId)))),
    import: os.intake.import.handler(async ({ input, context }) => ({
      jobId: await intake().import(context.actor, input),
    })),
    recordings: os.intake.recordings.handler(async ({ input }) => [...(await intake().recordings(input))]),
    assign: os.intake.assign.handler(async ({ input, context }) => {
      await intake().assign(context.actor, input.recordingIds, input.caseId);
      return {};
    }),
    setPurpose: os.intake.setPurpose.handler(async ({ input, context }) => {
      await intake().setPurpose(context.actor, input);
      return {};
    }),
    settleTime: os.intake.settleTime.handler(async ({ input, context }) => {
      await intake().settleTime(context.actor, input);
      return {};
    }),
    makeAccessCopy: os.intake.makeAccessCopy.handler(async ({ input, context }) => ({
      jobId: await intake().makeAccessCopy(context.actor, input.recordingId),
    })),
    batches: os.intake.batches.handler(() => intake().batches()),
    batch: os.intake.batch.handler(({ input }) => intake().batch(input.batchId)),
  };
}
