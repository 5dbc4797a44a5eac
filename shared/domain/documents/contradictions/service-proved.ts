import { serviceGaps } from '../service.ts';
import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, place, textAt } from './reading.ts';

const RECEIPT = 50;
const ADDRESS_CONFIRMATION = 10;

/** A service other than into the hand holds only with what 程序规定第八十二条 asks of its kind. */
export const serviceProved: Rule = ({ documents }) => {
  const addressConfirmed = documents.some(({ template }) => template.number === ADDRESS_CONFIRMATION);
  return documents
    .filter(({ template, state }) => template.number === RECEIPT && state === 'draft')
    .flatMap((receipt) =>
      serviceGaps(receipt.values, { addressConfirmed }).map(({ field, sentence, article }): Finding => {
        const label = receipt.template.fields.find(({ id }) => id === field)?.label ?? '';
        return {
          rule: 'service-proved',
          severity: 'blocking',
          sentence: `${named(receipt)}：${sentence}`,
          article,
          compared: [textAt(receipt, 'service_method')],
          places: [place(receipt, field, label)],
        };
      }),
    );
};
