import { chineseDate, isIsoDate, type IsoDate } from '../../../lib/date.ts';
import type { Values } from '../../documents/template/template.ts';
import { type Counting, reckon } from '../counting/counting.ts';
import { durationWords } from '../counting/explain.ts';

/** 送达方式 as the receipt names them (程序规定第八十二条). */
export const serviceMethods = [
  '直接送达',
  '留置送达',
  '电子送达',
  '邮寄送达',
  '委托送达',
  '转交送达',
  '公告送达',
] as const;
export type ServiceMethod = (typeof serviceMethods)[number];

/** On which day a document counts as served by its 送达回证, or why that is not known yet. */
export interface ServiceDay {
  readonly date?: IsoDate;
  /** of a public notice: from its publication to the last day of its period, before that moves past days of rest */
  readonly announcement?: { readonly from: IsoDate; readonly to: IsoDate };
  /** why, with the article */
  readonly sentence: string;
}

const day = (values: Values, field: string): IsoDate | undefined => {
  const value = values[field];
  const text = typeof value === 'string' ? value.slice(0, 10) : '';
  return isIsoDate(text) ? text : undefined;
};

const filled = (values: Values, field: string): boolean => {
  const value = values[field];
  return typeof value === 'string' && value.trim() !== '';
};

/** The day of service by 程序规定第八十二条, of a public notice by limit E2; undefined when no method is chosen. */
export function serviceDay(values: Values, counting: Counting): ServiceDay | undefined {
  switch (values['service_method']) {
    case '直接送达':
      return signed(values, '受送达人在送达回证上注明的签收日期为送达日期（第八十二条第一项）');
    case '留置送达':
      return byDay(
        day(values, 'service_time'),
        '将文书留在受送达人的住所，即视为送达（第八十二条第二项）',
        '送达时间',
      );
    case '电子送达':
      return byDay(
        day(values, 'arrived_at'),
        '到达受送达人特定系统的日期为送达日期（第八十二条第三项）',
        '到达受送达人特定系统的时间',
      );
    case '邮寄送达':
      // A receipt of an earlier edition has no place for the slip of the post but that of the recipient's hand.
      return byDay(
        day(values, 'mail_received_on') ?? day(values, 'received_on'),
        '以回执上注明的收件日期为送达日期（第八十二条第四项）',
        '回执注明的收件日期',
      );
    case '委托送达':
    case '转交送达':
      return signed(values, '受送达人的签收日期为送达日期（第八十二条第四项）');
    case '公告送达':
      return byNotice(day(values, 'published_on'), counting);
    default:
      return undefined;
  }
}

/**
 * The day the recipient wrote. It is written by hand on the paper, after the receipt was printed, so until it has been
 * entered the day on which the document was handed over stands for it.
 */
function signed(values: Values, why: string): ServiceDay {
  const written = day(values, 'received_on');
  const handed = day(values, 'service_time');
  if (written !== undefined || handed === undefined) return byDay(written, why, '收件人签收日期');
  return {
    date: handed,
    sentence: `${chineseDate(handed)}送达（“收件人签收日期”未填，暂按送达时间计算）：${why}。`,
  };
}

function byDay(date: IsoDate | undefined, why: string, label: string): ServiceDay {
  if (date === undefined) return { sentence: `填写“${label}”后得出送达日期：${why}。` };
  return { date, sentence: `${chineseDate(date)}送达：${why}。` };
}

/** 公告送达 counts as service once the period of its notice is over, on the first working day where that is no day of rest. */
function byNotice(published: IsoDate | undefined, counting: Counting): ServiceDay {
  if (published === undefined) {
    const newest = counting.limits.all().findLast(({ id }) => id === 'E2');
    const rule =
      newest === undefined
        ? ''
        : `：自公告发布之日起经过${lengthOf(newest.amount)}，即视为送达（${newest.article}）`;
    return { sentence: `填写“公告发布日期”后得出送达日期${rule}。` };
  }
  const period = reckon(counting, 'E2', published);
  const since = `${chineseDate(published)}发布公告`;
  if (period === undefined)
    return { sentence: `${since}，没有收录当时施行的公告期限，送达日期算不出，请核对公告发布日期。` };
  const { due, last, amount, article, note } = period;
  const rest = counting.calendar.dayOf(last).why;
  const moved = due === last ? '' : `，期满的${chineseDate(last)}是休息日（${rest}），顺延到这一天`;
  return {
    date: due,
    announcement: { from: published, to: last },
    sentence: `${chineseDate(due)}视为送达：${since}，经过${lengthOf(amount)}${moved}（${article}）${note}。`,
  };
}

const lengthOf = (days: number): string => durationWords(days, 'day');

/** What a service still lacks to hold, each with the field where it belongs. */
export interface ServiceGap {
  readonly field: string;
  readonly sentence: string;
  readonly article: string;
}

/** What a 送达地址确认书 agrees to, as far as it is there. */
export interface ElectronicConsent {
  readonly electronic: boolean;
  readonly channels: readonly { readonly value: string }[];
  readonly onPaper: boolean;
}

export function serviceGaps(
  values: Values,
  { confirmed }: { readonly confirmed: ElectronicConsent | undefined },
): readonly ServiceGap[] {
  const gaps: ServiceGap[] = [];
  const gap = (field: string, item: string, sentence: string): void => {
    gaps.push({ field, sentence, article: `程序规定第八十二条第${item}项` });
  };
  const method = values['service_method'];
  if (method === '留置送达') {
    if (!filled(values, 'remark')) gap('remark', '二', '留置送达的，请在“备注”写明拒收事由和日期。');
    if (!filled(values, 'witness') && !filled(values, 'proof'))
      gap(
        'witness',
        '二',
        '留置送达的，应当有见证人，或者以拍照、录像等方式记录送达过程。请填写见证人，或者在“送达的凭证”写明录像、照片。',
      );
  }
  if (method === '电子送达') {
    const account = values['electronic_address'];
    if (confirmed === undefined)
      gap('service_method', '三', '电子送达须经受送达人同意并签订《送达地址确认书》，本案还没有这份文书。');
    else if (!confirmed.electronic && !confirmed.onPaper)
      gap('service_method', '三', '受送达人在《送达地址确认书》上没有同意电子送达，请改用其他方式。');
    else if (
      typeof account === 'string' &&
      account !== '' &&
      confirmed.channels.length > 0 &&
      !confirmed.channels.some(({ value }) => value === account.trim())
    )
      gap(
        'electronic_address',
        '三',
        `接收的号码、地址或者账号不是《送达地址确认书》确认的（${confirmed.channels.map(({ value }) => value).join('、')}）。`,
      );
    if (!filled(values, 'proof'))
      gap('proof', '三', '电子送达的，应当通过拍照、截屏、录音、录像等方式记录。请在“送达的凭证”写明。');
  }
  if (method === '公告送达' && !filled(values, 'proof'))
    gap('proof', '五', '公告送达的，请在“送达的凭证”写明公告的照片、录像或者刊登的页面。');
  return gaps;
}
