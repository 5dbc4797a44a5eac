import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { datePlace } from './date-order.ts';
import { named, ofKind, place } from './reading.ts';
import { doesServe, provesVersion, serviceBy } from '../../procedure/timeline/service-entries.ts';
import { paperReceipts } from './service-of.ts';

/** Which rule says that a corrected version has not been served yet. */
export const SERVED_ANEW = 'version-unserved';

/**
 * A 补正 of what was served is served again (行政处罚法第六十一条、程序规定第八十二条): a 送达回证 of before proves the
 * version it handed over. Without any receipt the volume says so already. A receipt may be written up late, so somebody
 * may look and leave it.
 */
export const servedAnew: Rule = (theCase) =>
  theCase.documents.flatMap((document): readonly Finding[] => {
    const { documents, counting } = theCase;
    const { issue } = document;
    if (issue === undefined || issue.version < 2) return [];
    const receipts = documents.filter(
      (receipt) => ofKind(receipt, 'service_receipt') && doesServe(receipt, document.id),
    );
    const papers = paperReceipts(theCase).filter(({ servesDocumentId }) => servesDocumentId === document.id);
    const last = receipts.at(-1);
    if (last === undefined && papers.length === 0) return [];
    const proves = (receipt: Receipt): boolean =>
      provesVersion(receipt, serviceBy(receipt, counting).date, document);
    if ([...receipts, ...papers].some(proves)) return [];
    const version = `第${issue.version.toString()}版`;
    return [
      {
        rule: SERVED_ANEW,
        severity: 'attention',
        sentence: `${named(document)}补正后的${version}尚未送达，现有的送达回证是补正以前的。请送达${version}，另作送达回证。`,
        article: '程序规定第八十二条',
        compared: [version, ...[...receipts, ...papers].map(({ id }) => id)],
        places: [place(document, '', version), ...(last === undefined ? [] : [datePlace(last)])],
      },
    ];
  });

type Receipt = Parameters<typeof provesVersion>[0] & Parameters<typeof serviceBy>[0];
