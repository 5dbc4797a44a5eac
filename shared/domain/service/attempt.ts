import { chineseDate, isIsoDate, type IsoDate } from '../../lib/date.ts';
import type { ServiceMethod } from '../procedure/timeline/service.ts';

/** Why an attempt to serve left no receipt. What was served is told by its 送达回证 and by nothing else. */
export const attemptOutcomes = {
  refused: '拒绝签收',
  absent: '无人在场',
  moved: '地址不对、已经搬离',
  returned: '邮件退回',
  unreachable: '无法送达（号码、账号不通，无法取得联系）',
  failed: '其他原因没有送达',
} as const satisfies Readonly<Record<string, string>>;

export type AttemptOutcome = keyof typeof attemptOutcomes;
// `as`: Object.keys forgets the keys.
export const attemptOutcomeNames = Object.keys(attemptOutcomes) as readonly AttemptOutcome[];

/** What shows an attempt: a scan or photo of the case, or one of its recordings. */
export type AttemptProof = { readonly attachmentId: string } | { readonly recordingId: string };

/** 一次没有送达的送达. */
export interface ServiceAttempt {
  readonly documentIds: readonly string[];
  readonly recipient: string;
  readonly method: ServiceMethod;
  /** a day, or a minute: `2026-03-05T09:30`; of a letter when it was posted */
  readonly at: string;
  readonly place: string;
  readonly servedBy: readonly string[];
  readonly witness: string;
  readonly outcome: AttemptOutcome;
  readonly reason: string;
  readonly mailNumber: string;
  readonly returnedOn?: IsoDate | undefined;
  readonly proofs: readonly AttemptProof[];
}

export const attemptDay = ({ at }: Pick<ServiceAttempt, 'at'>): IsoDate => at.slice(0, 10);

/** What cannot be so, with the field it stands in. */
export interface AttemptFault {
  readonly field: string;
  readonly sentence: string;
}

export interface AttemptedDocument {
  readonly name: string;
  readonly date?: IsoDate | undefined;
}

/** The first thing of an attempt that is impossible; undefined where it may have been so. */
export function attemptFault(
  attempt: ServiceAttempt,
  documents: readonly AttemptedDocument[],
  today: IsoDate,
): AttemptFault | undefined {
  const day = attemptDay(attempt);
  const { method, outcome, returnedOn } = attempt;
  if (!isIsoDate(day)) return { field: 'at', sentence: '请填写送达的日期。' };
  if (day > today)
    return {
      field: 'at',
      sentence: `送达的日期${chineseDate(day)}晚于今天（${chineseDate(today)}），请核对。`,
    };
  const before = documents.find(({ date }) => date !== undefined && date > day);
  if (before?.date !== undefined)
    return {
      field: 'at',
      sentence: `送达的日期${chineseDate(day)}早于${before.name}的日期${chineseDate(before.date)}，请核对。`,
    };
  if ((outcome === 'returned') !== (returnedOn !== undefined))
    return outcome === 'returned'
      ? { field: 'returnedOn', sentence: '请填写邮件退回的日期。' }
      : { field: 'returnedOn', sentence: '只有“邮件退回”才有退回的日期，请核对结果。' };
  if (outcome === 'returned' && method !== '邮寄送达')
    return { field: 'outcome', sentence: '只有邮寄送达才会“邮件退回”，请核对送达方式和结果。' };
  if (returnedOn !== undefined && (returnedOn < day || returnedOn > today))
    return {
      field: 'returnedOn',
      sentence:
        returnedOn < day
          ? `邮件退回的日期${chineseDate(returnedOn)}早于交邮的日期${chineseDate(day)}，请核对。`
          : `邮件退回的日期${chineseDate(returnedOn)}晚于今天（${chineseDate(today)}），请核对。`,
    };
  return undefined;
}

/** What an attempt lacks to be worth something later: said, never refused. */
export interface AttemptNote {
  readonly sentence: string;
  readonly article: string;
}

const byHand: ReadonlySet<ServiceMethod> = new Set(['直接送达', '留置送达']);

export function attemptNotes({
  method,
  servedBy,
  mailNumber,
  proofs,
  outcome,
}: ServiceAttempt): readonly AttemptNote[] {
  return [
    ...(byHand.has(method) && servedBy.length < 2
      ? [
          {
            sentence: '上门送达应当由两名以上执法人员进行，现在只写了' + servedBy.length.toString() + '人。',
            article: '行政处罚法第四十二条',
          },
        ]
      : []),
    ...(method === '邮寄送达' && mailNumber === ''
      ? [{ sentence: '没有写明邮件号码，以后难以证明寄出过。', article: '程序规定第八十二条第四项' }]
      : []),
    ...(outcome === 'refused' && proofs.length === 0
      ? [
          {
            sentence: '拒绝签收的，宜有照片、录像或者见证人；也可以把文书留在住所并拍照、录像，作留置送达。',
            article: '程序规定第八十二条第二项',
          },
        ]
      : []),
  ];
}

/** 2026年3月5日邮寄送达（濮阳市人民路88号）：邮件退回，原址查无此人 */
export function attemptWords({ at, method, place, outcome, reason, returnedOn }: ServiceAttempt): string {
  const where = place === '' ? '' : `（${place}）`;
  const back = returnedOn === undefined ? '' : chineseDate(returnedOn);
  const why = reason === '' ? '' : `，${reason}`;
  return `${chineseDate(at.slice(0, 10))}${method}${where}：${back}${attemptOutcomes[outcome]}${why}`;
}
