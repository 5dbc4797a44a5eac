import { runningLimit } from '../../procedure/running-limit.ts';
import type { Drafts } from './drafts.ts';
import type { Values } from '../template/template.ts';
import { copied, type IssuedPaper, type KnownCase, lastIssued, lastOf, textOf } from './known-case.ts';

/** The measure a draft is about: the one it names, else the last. */
function measureOf(known: KnownCase): IssuedPaper | undefined {
  const number = known.given['measure_number'];
  return (
    known.issued.find(
      ({ kind, documentNumber }) =>
        kind === 'compulsory_measure_decision' && documentNumber !== undefined && documentNumber === number,
    ) ?? lastIssued(known, 'compulsory_measure_decision')
  );
}

const SAME = { measures: 'measures', object_kind: 'object_kind', list_number: 'list_number' } as const;

/** The day up to which a measure was extended; empty without an extension. */
function extendedUntil(known: KnownCase, measure: IssuedPaper | undefined): string {
  const start = known.timeline.find(
    ({ event, documentId }) => event === 'measure_taken' && documentId === measure?.id,
  );
  const run =
    start === undefined
      ? undefined
      : runningLimit('B3', start, known.timeline, { ...known.counting, today: known.today });
  return run === undefined || run.extended === 0 ? '' : run.due;
}

/** To whom the case went, and with it what is held: the police, or another department (程序规定第十七条). */
function destination(known: KnownCase): Values {
  const sent = lastOf(known, 'crime_transferred', 'transferred');
  if (sent === undefined) return {};
  if (sent.event === 'crime_transferred')
    return copied(lastIssued(known, 'suspected_crime_transfer'), { police: 'addressee' });
  const letter = lastIssued(known, 'case_transfer_letter');
  const [article, paragraph] = [textOf(letter, 'article'), textOf(letter, 'paragraph')];
  return {
    criminal: false,
    elsewhere: true,
    ...copied(letter, { other_reason: 'transfer_reason', other_agency: 'addressee', other_kind: 'kind' }),
    other_article: article === '' ? '' : `第${article}条${paragraph === '' ? '' : `第${paragraph}款`}`,
  };
}

/** Of what lengthens, ends or hands over a measure: the words of the decision it is about. */
export const draftedMeasures: Drafts = {
  compulsory_measure_extension: (known) => copied(measureOf(known), SAME),
  compulsory_measure_release(known) {
    const measure = measureOf(known);
    return { ...copied(measure, SAME), extended_until: extendedUntil(known, measure) };
  },
  seized_goods_transfer_notice: (known) => ({ ...copied(measureOf(known), SAME), ...destination(known) }),
  evidence_preservation_release: (known) =>
    copied(lastIssued(known, 'evidence_preservation_notice'), { list_number: 'list_number' }),
};
