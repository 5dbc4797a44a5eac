import type { AnjuanDocument, DocumentSummary } from '#shared/contract/documents.ts';
import type { DateRemark } from '#shared/domain/documents/date-checks/date-remark.ts';
import { type Finding, findingsOf, speaksAgainst } from '#shared/domain/documents/contradictions/finding.ts';
import { documentDate } from '#shared/domain/documents/values/document-date.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { formSections, openItems, refusedDates } from '../form/form-model.ts';

/** A document that is not finalised with the others: why, and the field to go to. */
export interface NotReady {
  readonly kind: 'not-ready';
  readonly document: DocumentSummary;
  readonly reason: string;
  /** Empty when it is about no field. */
  readonly field: string;
}

/** A document that can be finalised as it stands. */
export interface Ready {
  readonly kind: 'ready';
  readonly document: AnjuanDocument;
  /** The day its form prints; undefined where one is written by hand, which is then asked for. */
  readonly printed: IsoDate | undefined;
  /** Warnings that do not stand in the way but want a look. */
  readonly warnings: number;
}

/** Issued or void by now: there is nothing left to finalise. */
export interface Settled {
  readonly kind: 'settled';
  readonly document: DocumentSummary;
}

export type Readiness = Ready | NotReady | Settled;

const notReady = (document: DocumentSummary, reason: string, field = ''): NotReady => ({
  kind: 'not-ready',
  document,
  reason,
  field,
});

/** What can be said before the document is opened; undefined for a draft that has to be looked through. */
export function knownBefore(document: DocumentSummary): NotReady | Settled | undefined {
  if (document.state !== 'draft') return { kind: 'settled', document };
  if (document.correction !== undefined)
    return notReady(document, '这是补正草稿，定稿后替换原来的版本，请打开单独定稿。');
  return undefined;
}

const NAMED = 3;

/** Open, wrong and impossible fields, by the same functions as the form; undefined when there are none. */
export function stillOpen(
  document: AnjuanDocument,
  template: Template,
  remarks: readonly DateRemark[],
): NotReady | undefined {
  const items = refusedDates(openItems(template, formSections(template), document.values), template, remarks);
  const [first] = items;
  if (first === undefined) return undefined;
  if (items.length === 1) return notReady(document, first.sentence, first.field);
  const names = items.slice(0, NAMED).map(({ label }) => `“${label}”`);
  const more = items.length > NAMED ? '等' : '';
  return notReady(document, `还差 ${items.length.toString()} 项：${names.join('、')}${more}。`, first.field);
}

/** What was looked up about a draft that is filled in. */
export interface Checked {
  readonly document: AnjuanDocument;
  readonly template: Template;
  readonly remarks: readonly DateRemark[];
  /** Of the check of its case, with this document looked at as if it were issued today. */
  readonly findings: readonly Pick<Finding, 'rule' | 'severity' | 'sentence' | 'places'>[];
  /** Rules of findings that somebody has set aside: their dates are not brought up again. */
  readonly setAside: readonly string[];
}

/** A blocking finding leaves the document out: issuing in spite of it is decided on its own screen only. */
export function readinessOf({ document, template, remarks, findings, setAside }: Checked): Readiness {
  const own = findingsOf(findings, document.id).filter(({ rule }) => rule !== 'blanks-open');
  const blocking = own.filter(
    (finding) => finding.severity === 'blocking' && speaksAgainst(finding, document.id),
  );
  const [first] = blocking;
  if (first !== undefined) {
    const more = blocking.length > 1 ? `（共 ${blocking.length.toString()} 处）` : '';
    const field = first.places.find(({ documentId }) => documentId === document.id)?.field ?? '';
    return notReady(document, `${first.sentence}${more}`, field);
  }
  const said = new Set([...own.map(({ rule }) => rule), ...setAside]);
  const dates = remarks.filter(({ level, rule }) => level === 'warning' && !said.has(rule));
  return {
    kind: 'ready',
    document,
    printed: documentDate(template, document.values),
    warnings: own.length + dates.length,
  };
}
