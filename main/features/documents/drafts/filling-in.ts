import type { VersionSummary } from '#shared/contract/document-history.ts';
import type { SimilarDocument } from '#shared/contract/similar-documents.ts';
import type { DateFacts } from '#shared/domain/documents/date-checks/date-facts.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { type CountingData, typedRules } from '#shared/domain/procedure/counting/counting.ts';
import { dateFactsOf } from './date-facts.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { versionOf, versionsOf } from './document-versions.ts';
import { similarDocuments, type SimilarQuery } from './similar-documents.ts';

/** What helps while a document is filled in: its earlier states, documents like it, what its dates are held against. */
export interface FillingIn {
  versions(documentId: string): Promise<readonly VersionSummary[]>;
  /** Errors: `not-found`. */
  version(documentId: string, revision: number): Promise<{ readonly revision: number; readonly own: Values }>;
  similar(query: SimilarQuery): Promise<{ total: number; documents: SimilarDocument[] }>;
  dateFacts(documentId: string): Promise<DateFacts>;
  /** What those facts are counted with, as data for the screens. */
  countingData(): CountingData;
}

export function createFillingIn(context: DocumentContext): FillingIn {
  return {
    versions: (documentId) => versionsOf(context, documentId),
    version: (documentId, revision) => versionOf(context, documentId, revision),
    similar: (query) => similarDocuments(context, query),
    dateFacts: (documentId) => dateFactsOf(context, documentId),
    countingData: () => ({
      limits: context
        .counting()
        .limits.all()
        .filter(({ id }) => typedRules.includes(id)),
      ...context.calendarData(),
    }),
  };
}
