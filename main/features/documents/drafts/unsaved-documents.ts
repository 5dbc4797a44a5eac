import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { type DocumentData, documentData } from '#shared/domain/documents/values/document-data.ts';
import { sameMarks } from '../files/mark-pages.ts';
import { documentDate } from '#shared/domain/documents/values/document-date.ts';
import type { CaseFacts, Template, Values } from '#shared/domain/documents/template/template.ts';
import { type Unprinted, unprinted } from '#shared/domain/documents/page/unprinted.ts';
import type { Manuscript } from '../../../platform/typst/manuscript.ts';
import type { PageRange, SvgPages } from '../../../platform/typst/typesetter.ts';
import { refuseMisfits } from './check-draft.ts';
import {
  type DocumentContent,
  type DocumentContext,
  draftContent,
  factsForDocuments,
  templateInForce,
} from '../context/document-context.ts';
import {
  type DocumentFile,
  documentFile,
  type DocumentFormat,
  nameOfBlank,
  nameOfDocument,
} from '../files/document-files.ts';
import { drawDocument, manuscriptOf } from '../files/draw-document.ts';
import { DRAFT_MARK } from '../files/marked-file.ts';

/** Documents that are saved nowhere: values over the facts of a case, blank forms, the sheets of a volume. */
export interface UnsavedDocuments {
  /** Values over the facts of a case as data, not saved. */
  renderData(caseId: string, templateNumber: number, own: Values): Promise<DocumentData>;
  /** A document of a case that is not saved: values over the facts of the case. */
  render(caseId: string, templateNumber: number, format: DocumentFormat, own?: Values): Promise<DocumentFile>;
  /** What is given for such a document and does not stand on its page. */
  unprinted(caseId: string, templateNumber: number, own: Values): Promise<readonly Unprinted[]>;
  /** The same as pages to look at; all of them without a range. */
  renderPages(caseId: string, templateNumber: number, own: Values, range?: PageRange): Promise<SvgPages>;
  /** The official form to be filled in by hand. */
  blank(templateNumber: number, format: DocumentFormat): Promise<DocumentFile>;
  /**
   * A sheet of the volume (封面, 目录, 备考表) as PDF: computed values over defaults, and over the facts of a case
   * when one is given.
   */
  renderPdf(
    kind: DocumentKind,
    values: Values,
    options?: {
      readonly caseId?: string;
      readonly facts?: CaseFacts;
      /** A text every page bears as a code to be scanned. */
      readonly code?: string | undefined;
    },
  ): Promise<Uint8Array>;
  blankPreview(templateNumber: number): Promise<SvgPages>;
}

export function unsavedDocuments(context: DocumentContext): UnsavedDocuments {
  const { archive, library, settings, typesetter } = context;

  /** The form to be filled in by hand, with the bureau's own name on it. */
  async function blankForm(template: Template): Promise<Manuscript> {
    const { name } = await settings.bureau();
    return { template, values: {}, mode: 'blank', preprinted: { agency: name } };
  }

  async function unsaved(caseId: string, templateNumber: number, own: Values): Promise<DocumentContent> {
    const { edition } = await context.cases.get(caseId);
    const template = await templateInForce(context, templateNumber, edition);
    refuseMisfits(template, own);
    return draftContent(template, await factsForDocuments(context, caseId), own);
  }

  return {
    async renderData(caseId, templateNumber, own) {
      const { template, values, title } = await unsaved(caseId, templateNumber, own);
      const { caseNumber } = await context.cases.get(caseId);
      const date = documentDate(template, values);
      return documentData(template, values, {
        title,
        ...(date === undefined ? {} : { date }),
        version: 1,
        caseNumber,
      });
    },
    blankPreview: async (templateNumber) => typesetter.svgPages(await blankForm(library.get(templateNumber))),
    async render(caseId, templateNumber, format, own = {}) {
      const content = await unsaved(caseId, templateNumber, own);
      const name = nameOfDocument({ title: content.title, state: 'draft' });
      return drawDocument(context, content, format, name, format === 'pdf' ? DRAFT_MARK : undefined);
    },
    async unprinted(caseId, templateNumber, own) {
      const { edition } = await context.cases.get(caseId);
      const facts = await factsForDocuments(context, caseId);
      return unprinted(library.get(templateNumber, edition), facts, own, (text) =>
        typesetter.undrawable(text),
      );
    },
    async renderPages(caseId, templateNumber, own, range) {
      return typesetter.svgPages(manuscriptOf(await unsaved(caseId, templateNumber, own)), range);
    },
    async blank(templateNumber, format) {
      const template = library.get(templateNumber);
      return documentFile(typesetter, await blankForm(template), {
        format,
        name: nameOfBlank(template.name),
        createdAt: archive.clock.now(),
        creator: '',
      });
    },
    async renderPdf(kind, values, { caseId, facts = {}, code } = {}) {
      const known = caseId === undefined ? {} : await factsForDocuments(context, caseId);
      const edition = caseId === undefined ? undefined : (await context.cases.get(caseId)).edition;
      const template = library.ofKind(kind, edition);
      const content = draftContent(template, { ...known, ...facts }, values);
      const manuscript = manuscriptOf({ template, values: { ...content.values, ...values } });
      const codes = code === undefined ? {} : { codes: sameMarks(code, await typesetter.pages(manuscript)) };
      return typesetter.pdf(
        { ...manuscript, ...codes },
        { title: content.title, createdAt: archive.clock.now() },
      );
    },
  };
}
