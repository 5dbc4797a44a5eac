import { isIsoDate, type IsoDate } from '../../lib/date.ts';
import type { DocumentKind } from '../procedure/timeline/document-kind.ts';
import type { Values } from '../documents/template/template.ts';

/** 送达地址确认书: what the recipient has confirmed (程序规定第八十二条第三项、第八十三条). */
export interface ConfirmedAddress {
  readonly documentId: string;
  readonly recipient: string;
  readonly address: string;
  readonly addressee: string;
  readonly phone: string;
  readonly postalCode: string;
  /** agreed to be served electronically */
  readonly electronic: boolean;
  /** numbers and accounts agreed to */
  readonly channels: readonly { readonly kind: string; readonly value: string }[];
  readonly confirmedOn?: IsoDate | undefined;
  /** only the paper is there: what it says is read on it */
  readonly onPaper: boolean;
}

interface Confirming {
  readonly id: string;
  readonly kind: DocumentKind | undefined;
  readonly state: 'draft' | 'finalised' | 'void';
  readonly values: Values;
  readonly date?: IsoDate | undefined;
}

/** By which field of the form each channel is written. */
const channelFields = [
  ['手机号码', 'mobile'],
  ['传真号码', 'fax'],
  ['电子邮件地址', 'email'],
  ['即时通讯账号', 'messenger'],
] as const;

const textOf = (values: Values, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
};

/**
 * What a recipient confirmed last, in force; without a name the last of all. An address confirmed later takes the place
 * of the one before (第八十三条: 变更的，应当书面告知).
 */
export function confirmedAddress(
  documents: readonly Confirming[],
  recipient?: string,
): ConfirmedAddress | undefined {
  const confirmed = documents
    .filter(({ kind, state }) => kind === 'service_address_confirmation' && state === 'finalised')
    .map(read)
    .filter((one) => recipient === undefined || one.onPaper || one.recipient === recipient);
  return confirmed.sort((a, b) => ((a.confirmedOn ?? '') < (b.confirmedOn ?? '') ? -1 : 1)).at(-1);
}

function read({ id, values, date }: Confirming): ConfirmedAddress {
  const chosen = values['electronic_channels'];
  const kinds = Array.isArray(chosen) ? chosen.filter((one) => typeof one === 'string') : [];
  const electronic = textOf(values, 'accept_electronic') === '是';
  const day = textOf(values, 'confirmed_on');
  return {
    documentId: id,
    recipient: textOf(values, 'recipient'),
    address: textOf(values, 'service_address'),
    addressee: textOf(values, 'addressee'),
    phone: textOf(values, 'addressee_phone'),
    postalCode: textOf(values, 'postal_code'),
    electronic,
    channels: electronic
      ? channelFields
          .filter(([kind, field]) => kinds.includes(kind) && textOf(values, field) !== '')
          .map(([kind, field]) => ({ kind, value: textOf(values, field) }))
      : [],
    confirmedOn: isIsoDate(day) ? day : date,
    onPaper: Object.keys(values).length === 0,
  };
}
