import { describe, expect, it } from 'vitest';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { caseConditionsOf } from '#shared/domain/volumes/case-conditions.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';
import { formId } from '../../../../support/form-ids.ts';

const conditions = (...papers: readonly (readonly [number: number, penalty?: string])[]) =>
  caseConditionsOf(
    timelineOf(
      {
        clueOn: '2026-03-01',
        documents: papers.map(([number, content]) => ({
          id: number.toString(),
          kind: kindOf(formId(number)),
          state: 'draft',
          date: '2026-03-05',
          values: content === undefined ? {} : { penalties: [{ content }] },
        })),
      },
      shippedCounting,
    ),
  );

describe('caseConditionsOf', () => {
  it('reads fine and goods out of the decision', () => {
    expect(conditions([45, '没收扣押的辣椒酱12瓶；罚款5000元'])).toEqual(['goods', 'fine']);
    expect(conditions([45, '警告'])).toEqual([]);
  });

  it('takes a hearing, a deliberation and goods from their documents', () => {
    expect(conditions([39], [42])).toEqual(['hearing', 'deliberation']);
    expect(conditions([24])).toEqual(['goods']);
  });
});
