import { createHash } from 'node:crypto';
import { checkCase } from '#shared/domain/documents/contradictions/check-case.ts';
import type { Finding } from '#shared/domain/documents/contradictions/finding.ts';
import { identityText } from '#shared/domain/documents/contradictions/finding-identity.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { listCorrections } from '../context/document-life.repository.ts';
import { readCheckedCase } from './read-checked-case.ts';

export interface IdentifiedFinding extends Finding {
  /** SHA-256 of `identityText` */
  readonly identity: string;
}

/** What does not agree in a case, blocking first, set aside or not; `issuing` is looked at as if it were issued today. */
export async function findingsIn(
  context: DocumentContext,
  caseId: string,
  issuing?: string,
): Promise<readonly IdentifiedFinding[]> {
  const findings = checkCase(await readCheckedCase(context, caseId, issuing));
  const corrections = await listCorrections(context.archive.db, caseId);
  const standsFor = new Map(corrections.map((row) => [row.draft_id, row.document_id]));
  return findings.map((finding) => ({ ...finding, identity: sha256(identityText(finding, standsFor)) }));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
