import { present } from '#shared/lib/assert.ts';
import type { TestApp } from './temporary-archive.ts';

type Client = TestApp['client'];

/** What a screen of a case, of a document and of the whole archive is about. */
export interface ScreensOf {
  readonly client: Client;
  readonly caseId: string;
  readonly partyId: string;
  readonly draftId: string;
  readonly issuedId: string;
  readonly jobId: string;
  readonly batchId: string;
  readonly folderId: string;
  readonly personId: string;
  /** 案卷校验码 of the case */
  readonly headCode: string;
}

const scopes = ['all', 'overdue', 'week', 'filing'] as const;
const sorts = ['updated', 'number', 'clue', 'party', 'stage'] as const;

/**
 * Every query of the contract as screens ask it, by `place.name`: all ways of asking that lead to other statements. A
 * new query needs its line here, or one in `notAsked`.
 */
export function whatScreensAsk(it: ScreensOf): Readonly<Record<string, () => Promise<unknown>>> {
  const { client, caseId, partyId } = it;
  const documents = [it.draftId, it.issuedId];
  const each = (ask: (documentId: string) => Promise<unknown>) => async (): Promise<void> => {
    for (const id of documents) await ask(id);
  };
  return {
    'consultations.ofCase': () => client.consultations.ofCase({ caseId }),
    'consultations.ofPerson': () => client.consultations.ofPerson({ personId: it.personId, before: caseId }),
    'settings.bureau': () => client.settings.bureau({}),
    'settings.filingOrders': () => client.settings.filingOrders({}),
    'settings.refusedFiles': () => client.settings.refusedFiles({}),
    'settings.preferences': () => client.settings.preferences({}),
    'session.candidates': () => client.session.candidates({}),
    'session.place': () => client.session.place({}),
    'session.current': () => client.session.current({}),
    'people.list': () => client.people.list({}),
    'people.access': () => client.people.access({}),
    'jobs.list': () => client.jobs.list({}),
    'jobs.get': () => client.jobs.get({ jobId: it.jobId }),
    'archive.status': () => client.archive.status({}),
    'archive.compareCode': () => client.archive.compareCode({ code: it.headCode }),
    async 'archive.acts'() {
      await client.archive.acts({ caseId, limit: 50 });
      const [last] = await client.archive.acts({ limit: 50 });
      if (last !== undefined) await client.archive.acts({ limit: 50, before: last.sequence });
    },
    'intake.cards': () => client.intake.cards({}),
    'intake.scan': () => client.intake.scan({ folderId: it.folderId }),
    async 'intake.recordings'() {
      await client.intake.recordings({ caseId });
      await client.intake.recordings({ unassigned: true });
      await client.intake.recordings({ batchId: it.batchId });
    },
    'intake.batches': () => client.intake.batches({}),
    'intake.batch': () => client.intake.batch({ batchId: it.batchId }),
    async 'cases.list'() {
      for (const sort of sorts) {
        await client.cases.list({ sort });
        await client.cases.list({ sort, stage: 'filed' });
      }
      await client.cases.list({ text: '超市' });
      await client.cases.list({ text: '濮市监' });
    },
    'cases.get': () => client.cases.get({ caseId }),
    'cases.numberSeries': () => client.cases.numberSeries({ year: 2026 }),
    'handling.ofCase': () => client.handling.ofCase({ caseId }),
    'handling.openCasesOf': () => client.handling.openCasesOf({ personId: it.personId }),
    'parties.ofCase': () => client.parties.ofCase({ caseId }),
    async 'procedure.running'() {
      for (const scope of scopes) {
        await client.procedure.running({ scope });
        await client.procedure.running({ scope, rule: 'D1', officerId: 'x', text: '超市' });
        await client.procedure.running({ scope, on: '2026-03-12' });
      }
    },
    async 'procedure.days'() {
      for (const scope of scopes)
        await client.procedure.days({ scope, from: '2026-03-01', to: '2026-03-31' });
    },
    'procedure.ofCase': () => client.procedure.ofCase({ caseId }),
    async 'way.ofCase'() {
      await client.way.ofCase({ caseId });
      await client.way.ofCase({ caseId, partyId });
    },
    'way.told': () => client.way.told({ caseId }),
    'way.traits': () => client.way.traits({ caseId }),
    'way.lanes': () => client.way.lanes({}),
    'goods.ofCase': () => client.goods.ofCase({ caseId }),
    async 'money.ofCase'() {
      await client.money.ofCase({ caseId });
      await client.money.ofCase({ caseId, partyId });
    },
    'workbench.today': () => client.workbench.today({}),
    'phrases.list': () => client.phrases.list({}),
    async 'documents.check'() {
      await client.documents.check({ caseId });
      await client.documents.check({ caseId, issuing: it.draftId });
    },
    'documents.drift': () => client.documents.drift({ caseId }),
    'documents.fieldPage': each((documentId) =>
      client.documents.fieldPage({ documentId, field: 'party_name' }),
    ),
    'documents.factUsers': () => client.documents.factUsers({ caseId, facts: ['party.name'] }),
    'documents.templates': () => client.documents.templates({}),
    'documents.template': each((documentId) => client.documents.template({ number: 37, documentId })),
    'documents.templateProblems': () => client.documents.templateProblems({}),
    'documents.list': () => client.documents.list({ caseId }),
    'documents.get': each((documentId) => client.documents.get({ documentId })),
    'documents.preview': each((documentId) => client.documents.preview({ documentId, own: {} })),
    'documents.blankPreview': () => client.documents.blankPreview({ templateNumber: 1 }),
    'documents.history': each((documentId) => client.documents.history({ documentId })),
    'documents.versions': each((documentId) => client.documents.versions({ documentId })),
    async 'documents.version'() {
      const [kept] = await client.documents.versions({ documentId: it.draftId });
      const { revision } = present(kept, 'a version');
      await client.documents.version({ documentId: it.draftId, revision });
    },
    'documents.similar': each(async (documentId) => {
      await client.documents.similar({ documentId, text: '' });
      await client.documents.similar({ documentId, text: '超市' });
    }),
    'documents.dateFacts': each((documentId) => client.documents.dateFacts({ documentId })),
    'documents.writingPlaces': () => client.documents.writingPlaces({}),
    'documents.numbers': () => client.documents.numbers({ year: 2026 }),
    'documents.numberSeries': () => client.documents.numberSeries({ year: 2026 }),
    'service.ofCase': () => client.service.ofCase({ caseId }),
    'templates.files': () => client.templates.files({}),
    'statutes.list': () => client.statutes.list({}),
    'calendar.state': () => client.calendar.state({}),
    'calendar.explain': () => client.calendar.explain({ rule: 'D1', start: '2026-03-05' }),
    'volumes.plan': () => client.volumes.plan({ caseId }),
    'volumes.materials': () => client.volumes.materials({}),
    'volumes.servedTemplates': () => client.volumes.servedTemplates({}),
    'volumes.attachments': () => client.volumes.attachments({ caseId }),
  };
}

/** Queries that ask no table, or all of one on purpose, and why. */
export const notAsked: Readonly<Record<string, string>> = {
  'setup.state': 'asks before there is an archive',
  'host.capabilities': 'asks the host',
  'host.folders': 'asks the disk',
  'archive.holdings': 'counts the archive for the one tab that shows how much it holds',
  'jobs.watch': 'tells what happens, and asks nothing',
  'calendar.preview': 'reads the file that is handed over',
  'calendar.lying': 'reads a file of the archive’s folder',
};
