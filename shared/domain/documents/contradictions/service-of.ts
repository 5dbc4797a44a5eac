import type { IsoDate } from '../../../lib/date.ts';
import { kindOf } from '../../procedure/timeline/document-kind.ts';
import { serviceOf } from '../../procedure/timeline/service-of.ts';
import { type Timeline, timelineOf } from '../../procedure/timeline/timeline.ts';
import type { CheckedCase, CheckedDocument } from './checked-case.ts';

const held = new WeakMap<CheckedCase, Timeline>();

/** What happened in the case when its drafts are finished as they stand: the one source of days of service. */
export function timelineAsWritten(theCase: CheckedCase): Timeline {
  const known = held.get(theCase);
  if (known !== undefined) return known;
  const { clueOn, documents, counting } = theCase;
  const timeline = timelineOf(
    {
      clueOn,
      documents: [
        ...documents.map(({ template, ...document }) => ({ ...document, kind: kindOf(template.id) })),
        ...paperReceipts(theCase),
      ],
      recipients: theCase.recipients,
      others: theCase.remedies,
    },
    counting,
  );
  held.set(theCase, timeline);
  return timeline;
}

/** The 送达回证 on paper as documents of the case. */
export const paperReceipts = ({ paperReceipts: papers }: CheckedCase) =>
  papers.map(({ id, documentId, version, date }) => ({
    id,
    kind: 'service_receipt' as const,
    state: 'finalised' as const,
    values: {},
    date,
    servesDocumentId: documentId,
    servesVersion: version,
  }));

/** A document came into the hands of the party. */
export interface Served {
  /** absent where a paper from outside proves it */
  readonly receipt: CheckedDocument | undefined;
  /** by 程序规定第八十二条 */
  readonly day: IsoDate;
}

/** The first proof that a document was served; undefined while no receipt says on what day. */
export function servedOn(theCase: CheckedCase, served: CheckedDocument): Served | undefined {
  const service = serviceOf(timelineAsWritten(theCase), served.id);
  if (service === undefined) return undefined;
  return { receipt: theCase.documents.find(({ id }) => id === service.documentId), day: service.on };
}
