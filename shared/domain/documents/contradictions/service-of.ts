import type { IsoDate } from '../../../lib/date.ts';
import { serviceDay } from '../../procedure/service.ts';
import type { CheckedDocument } from './checked-case.ts';
import { ofKind } from './reading.ts';

/** A document came into the hands of the party. */
export interface Served {
  readonly receipt: CheckedDocument;
  /** by 程序规定第八十二条, or the 送达时间 while the receipt does not say more */
  readonly day: IsoDate;
}

/** The first proof that a document was served; undefined while there is none. */
export function servedOn(documents: readonly CheckedDocument[], served: CheckedDocument): Served | undefined {
  return documents
    .filter((document) => ofKind(document, 'service_receipt') && document.servesDocumentId === served.id)
    .flatMap((receipt) => {
      const day = serviceDay(receipt.values)?.date ?? receipt.date;
      return day === undefined ? [] : [{ receipt, day }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1))[0];
}
