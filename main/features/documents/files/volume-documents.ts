import type { DocumentSummary } from '#shared/contract/documents.ts';
import { documentTime } from '#shared/domain/documents/values/document-date.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import type { CitedPage } from '#shared/domain/evidence/citation-index.ts';
import { evidenceOfValues } from '#shared/domain/evidence/citations.ts';
import type { Manuscript } from '../../../platform/typst/manuscript.ts';
import type { PageCount } from '../../../platform/typst/page-setter.ts';
import type { OpenPoint } from '#shared/domain/volumes/filing-order.ts';
import { contentOf, type DocumentContext, factsByParty } from '../context/document-context.ts';
import { boundPages, livesOfCase, type StoredLife } from '../context/document-life.repository.ts';
import { listDocuments, type StoredDocument } from '../context/documents.repository.ts';
import { openPointsOf } from '../checks/open-points.ts';
import { summaryOf } from '../context/view-document.ts';
import { manuscriptOf } from './draw-document.ts';

/** A document as the file of a case takes it; nothing is set for it. */
export interface FiledPaper {
  readonly summary: DocumentSummary;
  readonly values: Values;
  /** When on its day it began, `09:30`, where its day is that of a point of time. */
  readonly time?: string;
  /** What is still to be done about it though it is finalised. */
  readonly openPoints: readonly OpenPoint[];
}

/** The same as it is bound. */
export interface VolumeDocument extends FiledPaper {
  /** Sides bound: those of the signed scan, else of the PDF, of a draft as it would be now. */
  readonly pages: number;
  /** Changes whenever what is bound would: the SHA-256 of scan or PDF, of a draft that of what it says. */
  readonly fingerprint: string;
  /** Recordings it cites, each with the page it stands on; on a signed scan without the places of the words. */
  readonly citations: readonly CitedPage[];
}

/** Finds the pages of the citations of a document; a fingerprint says when they are the same again. */
export type FindCitedPages = (manuscript: Manuscript, fingerprint: string) => Promise<readonly CitedPage[]>;

/** A paper and what its pages are made of. */
interface ReadPaper {
  readonly paper: FiledPaper;
  readonly document: StoredDocument;
  readonly life: StoredLife;
  readonly template: Template;
}

/** Every document of a case that is not void; until a 补正 is finalised, the document it corrects stands. */
async function readPapers(context: DocumentContext, caseId: string): Promise<readonly ReadPaper[]> {
  const factsOf = await factsByParty(context, caseId);
  const lives = await livesOfCase(context.archive.db, caseId);
  const result: ReadPaper[] = [];
  const all = (await listDocuments(context.archive.db, caseId)).map(
    (document) => [document, lives(document.id)] as const,
  );
  const openPoints = await openPointsOf(context, caseId, all);
  for (const [document, life] of all) {
    if (document.state === 'void' || life.correction !== undefined) continue;
    const { template, values, title, missing } = await contentOf(
      context,
      document,
      factsOf(document.partyId),
    );
    const summary = summaryOf(document, { title, missing: missing.length, template }, life);
    const time = documentTime(template, values, summary.date);
    const paper: FiledPaper = {
      summary,
      values,
      openPoints: openPoints.get(document.id) ?? [],
      ...(time === undefined ? {} : { time }),
    };
    result.push({ paper, document, life, template });
  }
  return result;
}

export const filedPapers = async (context: DocumentContext, caseId: string): Promise<readonly FiledPaper[]> =>
  (await readPapers(context, caseId)).map(({ paper }) => paper);

/** Every document of a case that is not void, with its pages. */
export async function volumeDocuments(
  context: DocumentContext,
  countPages: (manuscript: Manuscript) => Promise<PageCount>,
  findCited: FindCitedPages,
  caseId: string,
): Promise<readonly VolumeDocument[]> {
  const made: VolumeDocument[] = [];
  for (const { paper, document, life, template } of await readPapers(context, caseId)) {
    const bound = boundPages(document, life);
    const manuscript = manuscriptOf({ template, values: paper.values });
    const counted =
      bound === undefined ? await countPages(manuscript) : { pages: bound.pages, fingerprint: bound.sha256 };
    const found =
      evidenceOfValues(paper.values).length === 0 ? [] : await findCited(manuscript, counted.fingerprint);
    const citations = life.scan === undefined ? found : found.map((one) => ({ ...one, places: [] }));
    made.push({ ...paper, ...counted, citations });
  }
  return made;
}
