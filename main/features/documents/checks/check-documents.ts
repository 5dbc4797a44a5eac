import type {
  DocumentFinding,
  driftSchema,
  FactUserRow,
  SetAsideFinding,
} from '#shared/contract/document-checks.ts';
import type { Actor } from '#shared/contract/session.ts';
import type * as z from 'zod';
import type { CaseFactPath } from '#shared/domain/documents/template/case-facts.ts';
import { usersOfFacts } from '#shared/domain/documents/contradictions/fact-users.ts';
import { type Finding, speaksAgainst } from '#shared/domain/documents/contradictions/finding.ts';
import { reasonHolds } from '#shared/domain/documents/contradictions/finding-identity.ts';
import { differencesFrom } from '#shared/domain/documents/contradictions/moved-on.ts';
import { named } from '#shared/domain/documents/contradictions/reading.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { findingsIn, type IdentifiedFinding } from './find-contradictions.ts';
import { readCheckedCase } from './read-checked-case.ts';
import { type FindingSetAside, setAsideFinding, takeBackFinding } from './set-aside-findings.ts';
import { listSetAside } from './set-aside.repository.ts';

type Drift = z.infer<typeof driftSchema>;

/** What does not agree in a case, and what of it somebody looked at and left as it is. */
export interface CheckedFindings {
  readonly findings: DocumentFinding[];
  readonly setAside: SetAsideFinding[];
}

/** One fact, every document: what does not agree in a case. */
export interface DocumentChecks {
  /** Findings of a case, blocking first; `issuing` is looked at as if it were issued today. */
  check(caseId: string, issuing?: string): Promise<CheckedFindings>;
  /** 已核对，无须更改. Errors: `blocked-by-rule`, `conflict`. */
  setAsideFinding(actor: Actor, finding: FindingSetAside): Promise<void>;
  /** Errors: `conflict`. */
  takeBackFinding(actor: Actor, caseId: string, identity: string): Promise<void>;
  /** Issued documents whose words the case has moved on from. */
  drift(caseId: string): Promise<Drift[]>;
  /** Documents that print one of these facts. */
  factUsers(caseId: string, facts: readonly CaseFactPath[]): Promise<FactUserRow[]>;
}

export function checkDocuments(context: DocumentContext): DocumentChecks {
  return {
    check: (caseId, issuing) => check(context, caseId, issuing),
    setAsideFinding: (actor, finding) => setAsideFinding(context, actor, finding),
    takeBackFinding: (actor, caseId, identity) => takeBackFinding(context, actor, caseId, identity),
    async drift(caseId) {
      const { documents, facts } = await readCheckedCase(context, caseId);
      return documents.flatMap((document) => {
        const differences = [...differencesFrom(document, facts)];
        return differences.length === 0
          ? []
          : [{ documentId: document.id, document: named(document), differences }];
      });
    },
    async factUsers(caseId, paths) {
      const { documents, facts } = await readCheckedCase(context, caseId);
      return usersOfFacts(documents, new Set(paths)).map(({ document, use, fields }) => {
        const changed = new Set(differencesFrom(document, facts).map(({ field }) => field));
        return {
          documentId: document.id,
          document: named(document),
          use,
          fields: fields.map(({ label }) => label),
          differs: fields.some(({ id }) => changed.has(id)),
        };
      });
    },
  };
}

async function check(context: DocumentContext, caseId: string, issuing?: string): Promise<CheckedFindings> {
  const setAside = await listSetAside(context.archive.db, caseId);
  const checked: CheckedFindings = { findings: [], setAside: [] };
  for (const finding of await findingsIn(context, caseId, issuing)) {
    const given = setAside.get(finding.identity);
    if (given === undefined || !reasonHolds(given.severity, finding.severity)) {
      checked.findings.push(wire(finding));
      continue;
    }
    const { reason, at, by } = given;
    checked.setAside.push({ ...wire(finding), reason, at, by });
  }
  return checked;
}

const wire = ({
  identity,
  rule,
  severity,
  sentence,
  article,
  places,
}: IdentifiedFinding): DocumentFinding => ({
  identity,
  rule,
  severity,
  sentence,
  ...(article === undefined ? {} : { article }),
  places: places.map((place) => ({ ...place })),
});

/** What speaks against issuing this document as it stands; what it was issued with a reason before is settled. */
export async function blockingFindings(
  context: DocumentContext,
  caseId: string,
  documentId: string,
): Promise<readonly IdentifiedFinding[]> {
  const findings = await findingsIn(context, caseId, documentId);
  const blocking = findings.filter(
    (finding) => finding.severity === 'blocking' && speaksAgainst(finding, documentId),
  );
  if (blocking.length === 0) return [];
  const given = await listSetAside(context.archive.db, caseId);
  return blocking.filter(({ identity }) => given.get(identity)?.severity !== 'blocking');
}

/** Refuses to issue what contradicts its case; `blocked-by-rule` names the field. A reason lets it pass. */
export function refuseContradictions(blocking: readonly Finding[], documentId: string): void {
  const [first] = blocking;
  if (first === undefined) return;
  const more = blocking.length > 1 ? `（共${blocking.length.toString()}处）` : '';
  const field = first.places.find((place) => place.documentId === documentId)?.field ?? '';
  throw new ProblemError('blocked-by-rule', `不能定稿：${first.sentence}${more}确需定稿的，请写明理由。`, {
    field,
    findings: blocking.length,
  });
}
