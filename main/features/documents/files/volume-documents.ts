import type { DocumentSummary } from '#shared/contract/documents.ts';
import { documentTime } from '#shared/domain/documents/document-date.ts';
import { layOut } from '#shared/domain/documents/lay-out.ts';
import type { Values } from '#shared/domain/documents/template.ts';
import type { CitedPage } from '#shared/domain/evidence/citation-index.ts';
import { evidenceOfValues } from '#shared/domain/evidence/citations.ts';
import type { PageCount } from '../../../platform/typst/count-pages.ts';
import type { DocumentTree } from '#shared/domain/documents/tree.ts';
import type { OpenPoint } from '#shared/domain/volumes/filing-order.ts';
import { contentOf, type DocumentContext, factsForDocuments } from '../context/document-context.ts';
import { boundPages, livesOfCase } from '../context/document-life.repository.ts';
import { listDocuments } from '../context/documents.repository.ts';
import { openPointsOf } from '../checks/open-points.ts';
import { summaryOf } from '../context/view-document.ts';

/** A document as a volume takes it. */
export interface VolumeDocument {
  readonly summary: DocumentSummary;
  readonly values: Values;
  /** When on its day it began, `09:30`, where its day is that of a point of time. */
  readonly time?: string;
  /** Sides bound: those of the signed scan, else of the PDF, of a draft as it would be now. */
  readonly pages: number;
  /** Changes whenever what is bound would: the SHA-256 of scan or PDF, of a draft that of what it says. */
  readonly fingerprint: string;
  /** What is still to be done about it though it is finalised. */
  readonly openPoints: readonly OpenPoint[];
  /** Recordings it cites, each with the page it stands on; on a signed scan without the places of the words. */
  readonly citations: readonly CitedPage[];
}

/** Finds the pages of the citations of a tree; a fingerprint says when they are the same again. */
export type FindCitedPages = (tree: DocumentTree, fingerprint: string) => readonly CitedPage[];

/** Every document of a case that is not void; until a 补正 is finalised, the document it corrects stands. */
export async function volumeDocuments(
  context: DocumentContext,
  countPages: (tree: DocumentTree) => PageCount,
  findCited: FindCitedPages,
  caseId: string,
): Promise<readonly VolumeDocument[]> {
  const facts = await factsForDocuments(context, caseId);
  const lives = await livesOfCase(context.archive.db, caseId);
  const result: VolumeDocument[] = [];
  const all = (await listDocuments(context.archive.db, caseId)).map(
    (document) => [document, lives(document.id)] as const,
  );
  const openPoints = await openPointsOf(context, caseId, all);
  for (const [document, life] of all) {
    if (document.state === 'void' || life.correction !== undefined) continue;
    const { template, values, title, missing } = await contentOf(context, document, facts);
    const bound = boundPages(document, life);
    const counted =
      bound === undefined
        ? countPages(layOut(template, values, 'filled'))
        : { pages: bound.pages, fingerprint: bound.sha256 };
    const summary = summaryOf(document, { title, missing: missing.length, template }, life);
    const found =
      evidenceOfValues(values).length === 0
        ? []
        : findCited(layOut(template, values, 'filled'), counted.fingerprint);
    const citations = life.scan === undefined ? found : found.map((one) => ({ ...one, places: [] }));
    const time = documentTime(template, values, summary.date);
    result.push({
      summary,
      values,
      citations,
      openPoints: openPoints.get(document.id) ?? [],
      ...(time === undefined ? {} : { time }),
      ...counted,
    });
  }
  return result;
}
