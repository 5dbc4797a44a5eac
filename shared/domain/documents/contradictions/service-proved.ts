import { serviceGaps } from '../../procedure/timeline/service.ts';
import { kindOf } from '../../procedure/timeline/document-kind.ts';
import { confirmedAddress } from '../../service/confirmed-address.ts';
import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, place, textAt, ofKind } from './reading.ts';

/** A service other than into the hand holds only with what 程序规定第八十二条 asks of its kind. */
export const serviceProved: Rule = ({ documents }) => {
  // One that is being written stands for itself: the consent in it is the recipient's as soon as it is signed.
  const confirming = documents.map((document) => ({
    ...document,
    kind: kindOf(document.template.id),
    state: 'finalised' as const,
  }));
  const confirmedBy = (recipient: string) =>
    confirmedAddress(confirming, recipient === '' ? undefined : recipient);
  return documents
    .filter((document) => ofKind(document, 'service_receipt') && document.state === 'draft')
    .flatMap((receipt) =>
      serviceGaps(receipt.values, { confirmed: confirmedBy(textAt(receipt, 'recipient')) }).map(
        ({ field, sentence, article }): Finding => {
          const label = receipt.template.fields.find(({ id }) => id === field)?.label ?? '';
          return {
            rule: 'service-proved',
            severity: 'blocking',
            sentence: `${named(receipt)}：${sentence}`,
            article,
            compared: [textAt(receipt, 'service_method')],
            places: [place(receipt, field, label)],
          };
        },
      ),
    );
};
