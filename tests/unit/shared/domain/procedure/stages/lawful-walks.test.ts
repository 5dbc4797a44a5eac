import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Values } from '#shared/domain/documents/template/template.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { dueOfRule } from '#shared/domain/procedure/stages/situation.ts';
import { aWalkedCase } from '#tests/support/walked-case.ts';

/** What somebody does at one turn: which of the open steps, whether an optional paper first, how many days pass. */
const turn = fc.record({
  which: fc.nat({ max: 3 }),
  begin: fc.constantFrom<DocumentKind | undefined>(
    undefined,
    undefined,
    undefined,
    'compulsory_measure_decision',
    'evidence_preservation_notice',
    'testing_entrustment',
    'correction_order',
  ),
  asks: fc.boolean(),
  days: fc.nat({ max: 6 }),
});

const cases = fc.record({
  right: fc.constantFrom('陈述申辩', '听证'),
  disposition: fc.constantFrom('给予行政处罚', '有违法行为，依法不予行政处罚'),
  penalties: fc.constantFrom('罚款5000元', '警告', '没收违法所得300元', '没收涉案食品；罚款100元'),
  major: fc.boolean(),
  refund: fc.boolean(),
});

const unlawful = ({ weight }: { readonly weight: string }): boolean => weight === 'unlawful';

describe('sequences of allowed steps', () => {
  it('reach no penalty decision without what the law asks for before it', () => {
    fc.assert(
      fc.property(cases, fc.array(turn, { minLength: 20, maxLength: 60 }), (kind, turns) => {
        const values: Partial<Record<DocumentKind, Values>> = {
          penalty_notice: { right: kind.right },
          disposition_approval: { disposition: kind.disposition },
          penalty_decision: { penalties: kind.penalties },
        };
        const walked = aWalkedCase({ traits: { major: kind.major, refund: kind.refund }, values });
        const begun = new Set<DocumentKind>();
        for (const { which, begin, asks, days } of turns) {
          walked.pass(days);
          const open = walked.next().filter(({ status }) => !status.unmet.some(unlawful));
          const next = open[which % Math.max(1, open.length)];
          if (next === undefined) continue;
          if (next.status.step.id === 'investigate' && begin !== undefined && !begun.has(begin)) {
            begun.add(begin);
            walked.make(begin);
          } else if (next.status.step.id === 'hear_party' && asks && kind.right === '听证')
            walked.tell('hearing_requested');
          else if (next.need !== undefined || next.made === undefined) walked.take(next);
        }
        const { timeline } = walked.situation();
        const decided = timeline.find(
          ({ event, documentId }) =>
            event === 'decided' && documentId?.startsWith('penalty_decision') === true,
        );
        if (decided === undefined) return;
        const day = (event: string) => timeline.find((entry) => entry.event === event)?.on ?? '9999';
        expect(day('notice_served') <= decided.on).toBe(true);
        expect(day('review_returned') <= decided.on).toBe(true);
        expect(day('disposition_approved') <= decided.on).toBe(true);
        const heard = timeline.some(({ event }) => event === 'hearing_requested');
        const defence = dueOfRule(walked.situation(), timeline, 'D4');
        if (heard) expect(day('hearing_reported') <= decided.on).toBe(true);
        else expect(defence !== undefined && defence.on < decided.on).toBe(true);
        if (kind.major) expect(day('discussed') <= decided.on).toBe(true);
        if (kind.refund) expect(day('refund_ordered') <= decided.on).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
