import type { DocumentSummary } from '#shared/contract/documents.ts';
import { layOut } from '#shared/domain/documents/lay-out.ts';
import type { Values } from '#shared/domain/documents/template.ts';
import type { PageCount } from '../../platform/typst/count-pages.ts';
import type { DocumentTree } from '#shared/domain/documents/tree.ts';
import { contentOf, type DocumentContext, factsForDocuments } from './document-context.ts';
import { listDocuments } from './documents.repository.ts';
import { summaryOf } from './view-document.ts';

/** A document as a volume takes it. */
export interface VolumeDocument {
  readonly summary: DocumentSummary;
  readonly values: Values;
  /** Sides of the PDF, of a draft as it would be now. */
  readonly pages: number;
  /** Changes whenever its PDF would: the PDF's SHA-256, of a draft that of what it says. */
  readonly fingerprint: string;
}

/** Every document of a case that is not void. */
export async function volumeDocuments(
  context: DocumentContext,
  countPages: (tree: DocumentTree) => PageCount,
  caseId: string,
): Promise<readonly VolumeDocument[]> {
  const facts = await factsForDocuments(context, caseId);
  const result: VolumeDocument[] = [];
  for (const document of await listDocuments(context.archive.db, caseId)) {
    if (document.state === 'void') continue;
    const { template, values, title, missing } = await contentOf(context, document, facts);
    const { pages, sha256 } = document;
    const counted =
      pages === undefined || sha256 === undefined
        ? countPages(layOut(template, values, 'filled'))
        : { pages, fingerprint: sha256 };
    result.push({ summary: summaryOf(document, { title, missing: missing.length }), values, ...counted });
  }
  return result;
}
