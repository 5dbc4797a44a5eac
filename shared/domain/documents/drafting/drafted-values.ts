import { kindOf } from '../../procedure/timeline/document-kind.ts';
import type { CaseFactPath } from '../template/case-facts.ts';
import { isEmptyValue } from '../template/conditions.ts';
import type { CaseFacts, FieldValue, Template, Values } from '../template/template.ts';
import { withoutLimits } from '../template/without-limits.ts';
import { checkValue } from '../values/check-values.ts';
import { effectiveValues } from '../values/effective-values.ts';
import { draftedDecisions } from './drafted-decisions.ts';
import { draftedEvidence } from './drafted-evidence.ts';
import { draftedHearing } from './drafted-hearing.ts';
import { draftedMeasures } from './drafted-measures.ts';
import { draftedPerformance } from './drafted-performance.ts';
import type { Drafts } from './drafts.ts';
import type { KnownCase } from './known-case.ts';

const drafts: Drafts = {
  ...draftedEvidence,
  ...draftedMeasures,
  ...draftedDecisions,
  ...draftedHearing,
  ...draftedPerformance,
};

/**
 * What a new draft says of its own because the case already knows it: the party as 被询问人, the evidence of the
 * 终结报告, the penalty in the 结案表. Only fields that the case leaves open, or to the default of the form, are filled
 * in; the clerk reads and changes them like what he typed himself.
 */
export function draftedValues(template: Template, known: KnownCase): Values {
  const kind = kindOf(template.id);
  const proposed: Values = {
    ...carriedValues(template, known),
    ...(kind === undefined ? {} : drafts[kind]?.(known)),
  };
  const { origins } = effectiveValues(template, known.facts, known.given);
  return Object.fromEntries(
    template.fields.flatMap((field): [string, FieldValue][] => {
      const value = proposed[field.id];
      const origin = origins[field.id];
      // A box that the form ticks and the case does not is said too.
      const unticks = value === false && origin === 'default';
      if (value === undefined || (isEmptyValue(value) && !unticks) || field.computed === true) return [];
      if (origin !== 'open' && origin !== 'default') return [];
      return checkValue(withoutLimits(field), value) === undefined ? [[field.id, value]] : [];
    }),
  );
}

/**
 * Facts of the case that no one entered for the whole case, as the last issued document that printed them says them:
 * typed once, they stand in every later document.
 */
function carriedValues(template: Template, { facts, issued, given }: KnownCase): Values {
  const told: Partial<Record<CaseFactPath, FieldValue>> = {};
  for (const { fields, values } of issued)
    for (const { id, from } of fields) {
      const value = values[id];
      if (from?.startsWith('facts.') !== true || facts[from] !== undefined) continue;
      if (value !== undefined && !isEmptyValue(value)) told[from] = value;
    }
  const carried: CaseFacts = told;
  const { inherited } = effectiveValues(template, { ...carried, ...facts }, given);
  return Object.fromEntries(
    template.fields.flatMap(({ id, from }): [string, FieldValue][] => {
      const value = inherited[id];
      return from !== undefined && carried[from] !== undefined && value !== undefined ? [[id, value]] : [];
    }),
  );
}
