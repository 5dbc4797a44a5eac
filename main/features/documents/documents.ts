import type { AnjuanDocument, DocumentHistory, DocumentSummary } from '#shared/contract/documents.ts';
import type { Actor } from '#shared/contract/session.ts';
import { type DocumentData, documentSchemaOf } from '#shared/domain/documents/values/document-data.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import { type JsonSchema, valuesSchemaOf } from '#shared/domain/documents/values/values-schema.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { CitedPage } from '#shared/domain/evidence/citation-index.ts';
import { rememberMade } from '../../platform/remember.ts';
import { createPageCounter } from '../../platform/typst/count-pages.ts';
import type { PageRange, SvgPages } from '../../platform/typst/typesetter.ts';
import { checkDocuments, type DocumentChecks } from './checks/check-documents.ts';
import { originalBytes } from '../archive/archive.ts';
import { attachSignedScan, type NewSignedScan } from './life/attach-signed-scan.ts';
import { boundPdf, scanFile, versionFile } from './files/bound-files.ts';
import { correctDocument } from './life/correct-document.ts';
import { createBatch, type NewBatch } from './drafts/create-batch.ts';
import { dataFile, dataOf } from './files/data-files.ts';
import {
  contentOf,
  type DocumentContent,
  type DocumentContext,
  factsByParty,
  factsForDocuments,
} from './context/document-context.ts';
import {
  type DocumentFile,
  type DocumentFormat,
  documentMimes,
  fileNameOf,
  nameOfDocument,
} from './files/document-files.ts';
import { historyOf, lifeOf, livesOfCase, saveFiled } from './context/document-life.repository.ts';
import {
  countDocuments,
  findDocument,
  listDocuments,
  type StoredDocument,
} from './context/documents.repository.ts';
import {
  createDraft,
  createDrafts,
  type DraftSave,
  type NewDocument,
  removeDraft,
  saveDraft,
} from './drafts/edit-drafts.ts';
import { createFillingIn, type FillingIn } from './drafts/filling-in.ts';
import { importDocument } from './drafts/import-document.ts';
import { finaliseDocument, type Issuing, voidDocument } from './life/finalise-document.ts';
import { printTogether } from './files/print-together.ts';
import { DRAFT_MARK, voided } from './files/marked-file.ts';
import { draftAnew } from './drafts/draft-anew.ts';
import { drawDocument, manuscriptOf } from './files/draw-document.ts';
import { setDocumentDate, type SignedDay } from './life/set-date.ts';
import type { TemplateProblem } from './templates/load-templates.ts';
import { type NumberRegister, numberRegister } from './numbers/register.ts';
import { type UnsavedDocuments, unsavedDocuments } from './drafts/unsaved-documents.ts';
import { summaryOf, viewOf } from './context/view-document.ts';
import {
  filedPapers,
  type FiledPaper,
  type FindCitedPages,
  type VolumeDocument,
  volumeDocuments,
} from './files/volume-documents.ts';
import { type CaseDraft, draftsOfCases, type OpenDraft, openDrafts } from './context/open-drafts.ts';

export { documentsAbout } from './context/documents.repository.ts';
export { casesOfDocuments } from './cases-of-documents.ts';
export { consultedDocuments } from './consulted-documents.ts';
export type { DocumentFile, DocumentFormat } from './files/document-files.ts';
export { noteLostNumbers } from './numbers/lost-numbers.ts';
export type { FiledPaper, VolumeDocument } from './files/volume-documents.ts';
export { createTemplateStore, type TemplateStore } from './templates/template-files.ts';
export { draftDocuments, procedureDocuments, voidedDecisions } from './context/procedure-documents.ts';
export { openTemplateLibrary } from './templates/template-library.ts';

/** 文书: from the template to the issued document in the vault. */
export interface Documents extends DocumentChecks, FillingIn, NumberRegister, UnsavedDocuments {
  /** Those of an edition, by number; without one those of the newest. */
  templates(edition?: string): readonly Template[];
  /** Errors: `not-found`. Without an edition the newest. */
  template(number: number, edition?: string): Template;
  /** The wording of one document: as it was printed, of a draft as it would be. */
  wordingOf(documentId: string): Promise<Template>;
  templateProblems(): readonly TemplateProblem[];
  /** JSON Schema (2020-12) of the values of a template. */
  valuesSchema(templateNumber: number): JsonSchema;
  /** JSON Schema of a whole document as data. */
  documentSchema(templateNumber: number): JsonSchema;

  /** All documents of a case; what is finalised has pages, date, number and hash. */
  ofCase(caseId: string): Promise<readonly DocumentSummary[]>;
  /** What somebody (undefined: anybody) began and did not finish, the last edited first. */
  openDrafts(person: string | undefined, limit: number): Promise<OpenDraft[]>;
  /** The drafts of these cases. */
  draftsOfCases(caseIds: readonly string[]): Promise<readonly CaseDraft[]>;
  get(documentId: string): Promise<AnjuanDocument>;
  /** How many the archive holds, drafts and void ones too. */
  count(): Promise<number>;
  create(actor: Actor, document: NewDocument): Promise<AnjuanDocument>;
  /** Several drafts of one case in one transaction: all or none. */
  createSeveral(actor: Actor, documents: readonly NewDocument[]): Promise<readonly DocumentSummary[]>;
  /** 成批填写: a draft for each row, all or none. Errors: `invalid-input` naming row and column. */
  createBatch(actor: Actor, batch: NewBatch): Promise<readonly DocumentSummary[]>;
  save(actor: Actor, save: DraftSave): Promise<AnjuanDocument>;
  remove(actor: Actor, documentId: string, revision: number): Promise<void>;
  finalise(actor: Actor, documentId: string, revision: number, said?: Issuing): Promise<AnjuanDocument>;
  /** 签署日期 of an issued document whose form prints no day. */
  setDate(actor: Actor, signed: SignedDay): Promise<AnjuanDocument>;
  void(actor: Actor, documentId: string, reason: string): Promise<AnjuanDocument>;
  /** 另行起草 from an issued or void document. */
  draftAnew(actor: Actor, documentId: string): Promise<AnjuanDocument>;
  /** 补正: a draft with the fixed values; finalised, it takes the document's place and keeps its id and number. */
  correct(actor: Actor, documentId: string, reason: string): Promise<AnjuanDocument>;
  attachSignedScan(
    actor: Actor,
    scan: NewSignedScan,
  ): Promise<AnjuanDocument & { readonly notes: readonly string[] }>;
  history(documentId: string): Promise<DocumentHistory>;
  /** 归卷: what an assembled part holds, by the hash of the pages bound; inside the act that assembles it. */
  markFiled(tx: Tx, part: FiledPart, bound: readonly FiledDocument[]): Promise<void>;

  preview(documentId: string, own: Values, range: PageRange): Promise<SvgPages>;
  /** The page, from 1, on which a field is printed. */
  fieldPage(documentId: string, field: string): Promise<number | undefined>;
  /**
   * The document as a file: the vault's PDF once finalised, a copy of it with 作废 across its pages once void, else set
   * from the draft, as PDF with 草稿 across its pages.
   */
  file(documentId: string, format: DocumentFormat): Promise<DocumentFile>;
  /** 一并打印: documents of one case as one PDF, in this order. Errors: `blocked-by-rule` naming what is void. */
  together(documentIds: readonly string[]): Promise<DocumentFile>;
  /** The document as data, with the schema it follows. */
  data(documentId: string): Promise<{ readonly data: DocumentData; readonly schema: JsonSchema }>;
  dataFile(documentId: string): Promise<DocumentFile>;
  /** A draft from exported data. Errors: `invalid-input` naming what does not fit. */
  importData(actor: Actor, caseId: string, content: unknown): Promise<AnjuanDocument>;
  /** Every document of a case that is not void, with what it says and its pages. */
  forVolume(caseId: string): Promise<readonly VolumeDocument[]>;
  /** The same without their pages: nothing is set. */
  papersOf(caseId: string): Promise<readonly FiledPaper[]>;
  /** The pages as they are bound: the signed scan, else the PDF. Errors: `archive-damaged`. */
  boundPdf(documentId: string): Promise<Uint8Array>;
  /** The signed scan as PDF, the last one or a named older one. Errors: `not-found`. */
  scanFile(documentId: string, scanId?: string): Promise<DocumentFile>;
  /** The PDF of a version that a 补正 has replaced. Errors: `not-found`. */
  versionFile(documentId: string, version: number): Promise<DocumentFile>;
}

/** The part of a volume that was assembled, and when. */
export interface FiledPart {
  readonly caseId: string;
  readonly part: string;
  readonly at: string;
}

export interface FiledDocument {
  readonly documentId: string;
  readonly sha256: string;
}

/** Documents whose citations are not looked for again. */
const KEPT_CITATIONS = 500;

export function createDocuments(context: DocumentContext): Documents {
  const { archive, library, typesetter } = context;
  const countPages = createPageCounter(typesetter);
  const cited = rememberMade<readonly CitedPage[]>(KEPT_CITATIONS);
  const findCited: FindCitedPages = (manuscript, fingerprint) =>
    cited(fingerprint, () => typesetter.citedPages(manuscript));

  async function view(document: StoredDocument): Promise<AnjuanDocument> {
    const facts = await factsForDocuments(context, document.caseId, document.partyId);
    return viewOf(document, await contentOf(context, document, facts), await lifeOf(archive.db, document));
  }

  async function contentNow(document: StoredDocument): Promise<DocumentContent> {
    return contentOf(context, document, await factsForDocuments(context, document.caseId, document.partyId));
  }

  async function file(documentId: string, format: DocumentFormat): Promise<DocumentFile> {
    const document = await findDocument(archive.db, documentId);
    const content = await contentNow(document);
    const name = nameOfDocument({ ...document, title: content.title });
    if (format !== 'pdf' || document.sha256 === undefined)
      return drawDocument(context, content, format, name, format === 'pdf' ? DRAFT_MARK : undefined);
    const kept = await originalBytes(archive.vault, document.sha256);
    return {
      bytes: document.state === 'void' ? await voided(typesetter, kept, document.updatedAt) : kept,
      mime: documentMimes.pdf,
      fileName: fileNameOf(name, 'pdf'),
    };
  }

  return {
    ...checkDocuments(context),
    ...createFillingIn(context),
    ...numberRegister(context),
    ...unsavedDocuments(context),
    templates: (edition) => library.all(edition),
    template: (number, edition) => library.get(number, edition),
    wordingOf: async (documentId) => (await contentNow(await findDocument(archive.db, documentId))).template,
    templateProblems: () => library.problems(),
    documentSchema: (templateNumber) => documentSchemaOf(library.get(templateNumber)),
    valuesSchema: (templateNumber) => valuesSchemaOf(library.get(templateNumber)),

    async ofCase(caseId) {
      const documents = await listDocuments(archive.db, caseId);
      if (documents.length === 0) await context.cases.get(caseId);
      const factsOf = await factsByParty(context, caseId);
      const lives = await livesOfCase(archive.db, caseId);
      return Promise.all(
        documents.map(async (document) => {
          const { title, missing } =
            document.fixed === undefined
              ? await contentOf(context, document, factsOf(document.partyId))
              : { title: document.title, missing: [] };
          const template = library.find(document.templateNumber, document.edition);
          return summaryOf(document, { title, missing: missing.length, template }, lives(document.id));
        }),
      );
    },
    openDrafts: (person, limit) => openDrafts(archive.db, person, limit),
    draftsOfCases: (caseIds) => draftsOfCases(archive.db, caseIds),
    get: async (documentId) => view(await findDocument(archive.db, documentId)),
    create: async (actor, document) => view(await createDraft(context, actor, document)),
    async createSeveral(actor, documents) {
      const made = await createDrafts(context, actor, documents);
      return made.map((one) =>
        summaryOf(one, { ...one, template: library.find(one.templateNumber, one.edition) }, { version: 1 }),
      );
    },
    async createBatch(actor, batch) {
      const { template, documents } = await createBatch(context, actor, batch);
      const lives = await livesOfCase(archive.db, batch.caseId);
      return documents.map((one) => summaryOf(one, { ...one, template }, lives(one.id)));
    },
    save: async (actor, save) => view(await saveDraft(context, actor, save)),
    remove: (actor, documentId, revision) => removeDraft(context, actor, documentId, revision),
    finalise: async (actor, documentId, revision, said) =>
      view(await finaliseDocument(context, actor, documentId, revision, said)),
    setDate: async (actor, signed) => view(await setDocumentDate(context, actor, signed)),
    void: async (actor, documentId, reason) => view(await voidDocument(context, actor, documentId, reason)),
    draftAnew: async (actor, documentId) => view(await draftAnew(context, actor, documentId)),
    correct: async (actor, documentId, reason) =>
      view(await correctDocument(context, actor, documentId, reason)),
    async attachSignedScan(actor, scan) {
      const { document, notes } = await attachSignedScan(context, actor, scan);
      return { ...(await view(document)), notes };
    },
    async history(documentId) {
      await findDocument(archive.db, documentId);
      return historyOf(archive.db, documentId);
    },
    count: () => countDocuments(archive.db),
    markFiled: (tx, part, bound) => saveFiled(tx, part, bound),

    async preview(documentId, own, range) {
      const document = await findDocument(archive.db, documentId);
      const shown = document.state === 'draft' ? { ...document, own } : document;
      return typesetter.svgPages({ ...manuscriptOf(await contentNow(shown)), linked: true }, range);
    },
    async fieldPage(documentId, field) {
      const content = await contentNow(await findDocument(archive.db, documentId));
      const { pages } = await typesetter.svgPages(manuscriptOf(content));
      const links = [`anjuan:field/${field}"`, `anjuan:field/${field}[`, `anjuan:field/${field}%5B`];
      const page = pages.findIndex((svg) => links.some((link) => svg.includes(link)));
      return page < 0 ? undefined : page + 1;
    },
    file,
    together: (documentIds) =>
      printTogether(context, documentIds, async (document) => ({
        bytes: (await file(document.id, 'pdf')).bytes,
        pages: document.pages ?? (await countPages(manuscriptOf(await contentNow(document)))).pages,
      })),
    async data(documentId) {
      const document = await findDocument(archive.db, documentId);
      const content = await contentNow(document);
      return {
        data: await dataOf(context, document, content),
        schema: documentSchemaOf(content.template),
      };
    },
    async dataFile(documentId) {
      const document = await findDocument(archive.db, documentId);
      return dataFile(await dataOf(context, document, await contentNow(document)), document);
    },
    importData: async (actor, caseId, content) => view(await importDocument(context, actor, caseId, content)),
    forVolume: (caseId) => volumeDocuments(context, countPages, findCited, caseId),
    papersOf: (caseId) => filedPapers(context, caseId),
    boundPdf: (documentId) =>
      boundPdf(context, documentId, async () => (await file(documentId, 'pdf')).bytes),
    scanFile: (documentId, scanId) => scanFile(context, documentId, scanId),
    versionFile: (documentId, version) => versionFile(context, documentId, version),
  };
}
