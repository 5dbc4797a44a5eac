import type { IsoDate } from '../../../lib/date.ts';
import { datedBy } from '../values/document-date.ts';
import type { Template, Values } from '../template/template.ts';
import { decision, filing } from './case-period.ts';
import { certificates } from './certificates.ts';
import type { DateFacts } from './date-facts.ts';
import type { Checked, DateRemark, DateRule } from './date-remark.ts';
import { defence } from './defence.ts';
import { beforeClue, future } from './done-dates.ts';
import { hearing } from './hearing.ts';
import { measure, preservation } from './measures.ts';
import { review } from './review.ts';
import { service } from './service.ts';
import { signatures } from './signatures.ts';
import { spans } from './spans.ts';

const rules: readonly DateRule[] = [
  spans,
  future,
  beforeClue,
  filing,
  decision,
  defence,
  measure,
  preservation,
  hearing,
  service,
  review,
  signatures,
  certificates,
];

/** Everything the dates of one document bring up, in the order of the rules. `today` in Asia/Shanghai. */
export function dateRemarks(
  template: Template,
  values: Values,
  facts: DateFacts,
  today: IsoDate,
): readonly DateRemark[] {
  const checked: Checked = { template, values, facts, today, born: datedBy(template, values) };
  return rules.flatMap((rule) => rule(checked));
}
