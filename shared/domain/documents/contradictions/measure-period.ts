import { reckon } from '../../procedure/counting/counting.ts';
import { type DocumentKind, ordinaryDecisions } from '../../procedure/timeline/document-kind.ts';
import { chineseDate, type IsoDate } from '../../../lib/date.ts';
import { PARTLY } from '../../procedure/clocks.ts';
import type { CheckedCase, CheckedDocument, Rule } from './checked-case.ts';
import { clockOf } from './clock-of.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { fieldsFrom, named, textAt, ofKind } from './reading.ts';

/** 移送, 涉嫌犯罪案件移送 with the goods, and every decision settle what was seized. */
const SETTLES: readonly DocumentKind[] = ['seized_goods_transfer_notice', ...ordinaryDecisions];
/** 第三十五条: 解除, 查封扣押, 委托检测鉴定, 决定没收. Copies and photographs of evidence leave no document of their own. */

/** Documents of these kinds that speak of this measure: by its number where they bear one, all of them where there is one measure. */
function about(
  measure: CheckedDocument,
  { documents }: CheckedCase,
  kind: DocumentKind,
): readonly CheckedDocument[] {
  const measures = documents.filter((one) => ofKind(one, 'compulsory_measure_decision'));
  return documents.filter((document) => {
    if (!ofKind(document, kind)) return false;
    const cited = fieldsFrom(document, 'facts.measureNumber').map(({ id }) => textAt(document, id));
    return (
      measures.length === 1 ||
      (measure.documentNumber !== undefined && cited.includes(measure.documentNumber))
    );
  });
}

/** The first document from that day on that ends it. */
const endOf = (documents: readonly CheckedDocument[], from: IsoDate) =>
  documents
    .flatMap((document) =>
      document.date !== undefined && document.date >= from ? [{ document, day: document.date }] : [],
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1))[0];

/**
 * Sealing and seizure last thirty days, thirty more when that is decided in time; days of a test told in writing do not
 * count (程序规定第三十八条, 行政强制法第二十五条; procedure.md V8, V11). Other law may give more: somebody looks.
 */
export const measureEnds: Rule = (theCase) =>
  theCase.documents
    .filter((document) => ofKind(document, 'compulsory_measure_decision'))
    .flatMap((measure) =>
      measure.date === undefined ? [] : measureFindings(theCase, measure, measure.date),
    );

function measureFindings(theCase: CheckedCase, measure: CheckedDocument, from: IsoDate): readonly Finding[] {
  const { documents, today } = theCase;
  const granted = measure.values['duration_days'];
  const limit = clockOf(theCase, 'B3', from, {
    documentId: measure.id,
    ...(typeof granted === 'number' && granted > 0 ? { amount: granted } : {}),
  });
  if (limit === undefined) return [];
  const { article, firstDue: first, due: end, late, deductions } = limit;
  const tested = deductions.length === 0 ? '' : '扣除书面告知的检测、鉴定期间，';
  const extended = about(measure, theCase, 'compulsory_measure_extension').length > 0;
  const findings: Finding[] = [];
  for (const { documentId, on } of late) {
    const extension = documents.find(({ id }) => id === documentId);
    if (extension === undefined) continue;
    findings.push({
      rule: 'measure-extension-late',
      severity: 'attention',
      sentence: `${named(extension)}的日期${chineseDate(on)}晚于期限届满：${named(measure)}${tested}到${chineseDate(first)}止，延长应当在届满前决定。请核对日期。`,
      article,
      compared: [from, first, on],
      places: [extension, measure].map(datePlace),
    });
  }
  const settled = [
    ...about(measure, theCase, 'compulsory_measure_release').filter((one) => textAt(one, 'scope') !== PARTLY),
    ...documents.filter((document) => ofKind(document, ...SETTLES)),
  ];
  const ended = endOf(settled, from);
  const over = ended === undefined ? today > end : ended.day > end;
  if (over) {
    findings.push({
      rule: 'measure-expired',
      severity: 'attention',
      sentence:
        `${named(measure)}的查封、扣押${tested}到${chineseDate(end)}届满，` +
        (ended === undefined
          ? '还没有解除决定、延长决定或者处理决定。请及时作出决定；'
          : `${named(ended.document)}${chineseDate(ended.day)}才作出。请核对日期，补上${extended ? '解除决定书' : '延长决定书'}；`) +
        '检测、鉴定的时间要扣除的，应当有检测、鉴定期间告知书；法律、行政法规另有规定的，请写明。',
      article,
      compared: [from, end, ended?.day ?? ''],
      places: [...(ended === undefined ? [measure] : [ended.document, measure])].map(datePlace),
    });
  }
  return findings;
}

/** What was registered and kept is dealt with in seven workdays, or it is free again (程序规定第三十五条; procedure.md V10). */
export const preservationEnds: Rule = ({ documents, counting, today }) =>
  documents
    .filter((document) => ofKind(document, 'evidence_preservation_notice'))
    .flatMap((preservation): readonly Finding[] => {
      const { date: from } = preservation;
      if (from === undefined) return [];
      const limit = reckon(counting, 'B2', from);
      if (limit === undefined) return [];
      const { amount, article, due, note } = limit;
      const ended = endOf(
        documents.filter((document) =>
          ofKind(
            document,
            'evidence_preservation_release',
            'compulsory_measure_decision',
            'testing_entrustment',
            'penalty_decision',
            'no_penalty_decision',
          ),
        ),
        from,
      );
      if (ended === undefined ? today <= due : ended.day <= due) return [];
      return [
        {
          rule: 'preservation-late',
          severity: 'attention',
          sentence:
            `${named(preservation)}先行登记保存的证据，应当在${amount.toString()}个工作日内处理，到${chineseDate(due)}止${note}，逾期自动解除；` +
            (ended === undefined
              ? '本案还没有解除、查封扣押、送检或者没收的文书。'
              : `${named(ended.document)}${chineseDate(ended.day)}才作出。`) +
            '请核对；已经复制、拍照等固定证据并退还的，写明时间。',
          article,
          compared: [from, due, ended?.day ?? ''],
          places: [...(ended === undefined ? [preservation] : [ended.document, preservation])].map(datePlace),
        },
      ];
    });
