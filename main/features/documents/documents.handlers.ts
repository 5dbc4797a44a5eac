import { os } from '../../rpc/os.ts';
import type { Documents } from './documents.ts';
import { fillingInHandlers } from './filling-in.handlers.ts';
import { numberRegisterHandlers } from './number-register.handlers.ts';
import { templateSummary } from './templates/template-summary.ts';

export function documentsHandlers(documents: () => Documents) {
  const { documents: on } = os;
  return {
    templates: on.templates.handler(({ input }) => documents().templates(input.edition).map(templateSummary)),
    template: on.template.handler(({ input: { number, edition, documentId } }) =>
      documentId === undefined ? documents().template(number, edition) : documents().wordingOf(documentId),
    ),
    templateProblems: on.templateProblems.handler(() => [...documents().templateProblems()]),
    list: on.list.handler(async ({ input }) => [...(await documents().ofCase(input.caseId))]),
    create: on.create.handler(({ input, context }) => documents().create(context.actor, input)),
    createBatch: on.createBatch.handler(async ({ input, context }) => [
      ...(await documents().createBatch(context.actor, input)),
    ]),
    get: on.get.handler(({ input }) => documents().get(input.documentId)),
    save: on.save.handler(({ input, context }) => documents().save(context.actor, input)),
    remove: on.remove.handler(async ({ input, context }) => {
      await documents().remove(context.actor, input.documentId, input.revision);
      return {};
    }),
    preview: on.preview.handler(async ({ input: { documentId, own, from, count, known } }) => {
      const { total, pages } = await documents().preview(documentId, own, {
        from,
        count,
        known: new Set(known),
      });
      return { total, from, pages: [...pages] };
    }),
    blankPreview: on.blankPreview.handler(async ({ input }) => {
      const { total, pages } = await documents().blankPreview(input.templateNumber);
      return { total, from: 1, pages: [...pages] };
    }),
    finalise: on.finalise.handler(({ input: { documentId, revision, ...said }, context }) =>
      documents().finalise(context.actor, documentId, revision, said),
    ),
    setDate: on.setDate.handler(({ input, context }) => documents().setDate(context.actor, input)),
    void: on.void.handler(({ input, context }) =>
      documents().void(context.actor, input.documentId, input.reason),
    ),
    draftAnew: on.draftAnew.handler(({ input, context }) =>
      documents().draftAnew(context.actor, input.documentId),
    ),
    check: on.check.handler(({ input }) => documents().check(input.caseId, input.issuing)),
    setAsideFinding: on.setAsideFinding.handler(async ({ input, context }) => {
      await documents().setAsideFinding(context.actor, input);
      return {};
    }),
    takeBackFinding: on.takeBackFinding.handler(async ({ input, context }) => {
      await documents().takeBackFinding(context.actor, input.caseId, input.identity);
      return {};
    }),
    drift: on.drift.handler(({ input }) => documents().drift(input.caseId)),
    fieldPage: on.fieldPage.handler(async ({ input }) => {
      const page = await documents().fieldPage(input.documentId, input.field);
      return page === undefined ? {} : { page };
    }),
    factUsers: on.factUsers.handler(({ input }) => documents().factUsers(input.caseId, input.facts)),
    ...fillingInHandlers(documents),
    correct: on.correct.handler(({ input, context }) =>
      documents().correct(context.actor, input.documentId, input.reason),
    ),
    attachSignedScan: on.attachSignedScan.handler(async ({ input, context }) => {
      const { notes, ...document } = await documents().attachSignedScan(context.actor, input);
      return { ...document, notes: [...notes] };
    }),
    history: on.history.handler(({ input }) => documents().history(input.documentId)),
    importData: on.importData.handler(({ input, context }) =>
      documents().importData(context.actor, input.caseId, input.content),
    ),
    ...numberRegisterHandlers(documents),
  };
}
