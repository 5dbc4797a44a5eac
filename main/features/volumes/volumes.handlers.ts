import { os } from '../../rpc/os.ts';
import type { Volumes } from './volumes.ts';

export function volumesHandlers(volumes: () => Volumes) {
  const { volumes: on } = os;
  return {
    plan: on.plan.handler(({ input }) => volumes().plan(input.caseId, input.part)),
    move: on.move.handler(({ input, context }) => volumes().move(context.actor, input)),
    resetOrder: on.resetOrder.handler(({ input, context }) => volumes().resetOrder(context.actor, input)),
    describe: on.describe.handler(({ input, context }) => volumes().describe(context.actor, input)),
    addAttachment: on.addAttachment.handler(({ input, context }) =>
      volumes().addAttachment(context.actor, input),
    ),
    editAttachment: on.editAttachment.handler(({ input, context }) =>
      volumes().editAttachment(context.actor, input),
    ),
    materials: on.materials.handler(async () => [...(await volumes().materials())]),
    servedTemplates: on.servedTemplates.handler(async () => [...(await volumes().servedTemplates())]),
    attachments: on.attachments.handler(async ({ input }) => [
      ...(await volumes().attachments(input.caseId)),
    ]),
    removeAttachment: on.removeAttachment.handler(async ({ input, context }) => {
      await volumes().removeAttachment(context.actor, input.attachmentId, input.revision);
      return {};
    }),
    assemble: on.assemble.handler(async ({ input, context }) => ({
      jobId: await volumes().assemble(context.actor, input.caseId, input.part),
    })),
  };
}
