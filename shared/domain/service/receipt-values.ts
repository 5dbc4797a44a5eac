import { chineseDate, isIsoDate, type IsoDate } from '../../lib/date.ts';
import type { Values } from '../documents/template/template.ts';
import type { ServiceMethod } from '../procedure/timeline/service.ts';
import { attemptDay, attemptWords, type ServiceAttempt } from './attempt.ts';
import type { ConfirmedAddress } from './confirmed-address.ts';

export interface ReceiptPlan {
  readonly recipient: string;
  readonly method: ServiceMethod;
  /** a day or a minute; empty while it is not known */
  readonly at: string;
  readonly place: string;
  readonly confirmed: ConfirmedAddress | undefined;
  /** what was tried before, for the reason of a public notice */
  readonly attempts: readonly ServiceAttempt[];
}

/** What a 送达回证 begins with: as far as the register knows it, so that nobody writes it twice. */
export function receiptValues({ recipient, method, at, place, confirmed, attempts }: ReceiptPlan): Values {
  const minute = at.length > 10 ? at : '';
  return {
    recipient,
    service_method: method,
    ...(minute === '' ? {} : { service_time: minute }),
    ...(place.trim() === '' ? {} : { service_place: place.trim() }),
    ...(method === '公告送达'
      ? {
          ...(isIsoDate(at.slice(0, 10)) ? { published_on: at.slice(0, 10) } : {}),
          ...(attempts.length === 0
            ? {}
            : { publication_reason: `${attempts.map(attemptWords).join('；')}。以上方式均未能送达。` }),
        }
      : {}),
    ...(method === '电子送达' && confirmed?.electronic === true && confirmed.channels[0] !== undefined
      ? { electronic_address: confirmed.channels[0].value }
      : {}),
    ...(method === '留置送达' ? remarkOfRefusal(attempts) : {}),
  };
}

/** 拒收事由和日期 belong on the receipt (第八十二条第二项). */
function remarkOfRefusal(attempts: readonly ServiceAttempt[]): Values {
  const refused = attempts.findLast(({ outcome }) => outcome === 'refused');
  return refused === undefined
    ? {}
    : {
        remark: `${chineseDate(attemptDay(refused))}${refused.reason === '' ? '拒绝签收' : refused.reason}。`,
      };
}

/** What becomes of an attempt that is a service after all: a receipt of it says the day. */
export interface FollowingReceipt {
  readonly sentence: string;
  readonly article: string;
  readonly values: Values;
}

/**
 * A letter to a confirmed address that came back is served on the day it did (程序规定第八十三条第二款): where the address
 * was wrong or was changed without a word. The bureau decides whether that is so, by a receipt that says it.
 */
export function returnedAsServed(
  attempt: ServiceAttempt,
  confirmed: ConfirmedAddress | undefined,
): FollowingReceipt | undefined {
  const { returnedOn, place, mailNumber } = attempt;
  if (returnedOn === undefined || confirmed?.recipient !== attempt.recipient) return undefined;
  if (!isConfirmedBefore(confirmed, attemptDay(attempt)) || !samePlace(place, confirmed.address))
    return undefined;
  const day = chineseDate(returnedOn);
  return {
    sentence: `邮件寄往受送达人确认的地址，因地址不准确或者变更未告知而退回的，退回之日${day}为送达之日，可以据此作送达回证。`,
    article: '程序规定第八十三条第二款',
    values: {
      ...receiptValues({ ...attempt, confirmed, attempts: [] }),
      ...(mailNumber === '' ? {} : { mail_number: mailNumber }),
      mail_received_on: returnedOn,
      remark: `邮件寄往送达地址确认书确认的地址，于${day}退回，依据程序规定第八十三条第二款，退回之日为送达之日。`,
    },
  };
}

const isConfirmedBefore = ({ confirmedOn }: ConfirmedAddress, day: IsoDate): boolean =>
  confirmedOn === undefined || confirmedOn <= day;

const bare = (place: string): string => place.replaceAll(/[\s，,。]/g, '');
const samePlace = (one: string, other: string): boolean => bare(one) !== '' && bare(one) === bare(other);
