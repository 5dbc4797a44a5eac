import { describe, expect, it } from 'vitest';
import { stageOf } from '#shared/domain/cases/stage-of.ts';
import type { ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';
import { formId } from '../../../../support/form-ids.ts';

const done = (number: number, date?: string, more: Partial<ProcedureDocument> = {}): ProcedureDocument => ({
  id: `${number.toString()}-${date ?? ''}`,
  kind: kindOf(formId(number)),
  state: 'finalised',
  values: {},
  date,
  ...more,
});
const stage = (...documents: readonly ProcedureDocument[]) =>
  stageOf(timelineOf({ clueOn: '2026-03-01', documents }, shippedCounting));

describe('the stage of a case', () => {
  it('is the clue while nothing has happened', () => {
    expect(stage()).toEqual({ stage: 'clue' });
    expect(stage(done(9, '2026-03-06'))).toEqual({ stage: 'clue' });
  });

  it('follows the ordinary procedure from filing to closing, with the days of the documents', () => {
    const notice = done(37, '2026-04-08');
    const decision = done(45, '2026-04-20');
    const way: [ProcedureDocument, string][] = [
      [done(7, '2026-03-05'), 'filed'],
      [done(9, '2026-03-06'), 'filed'],
      [done(35, '2026-04-01'), 'investigated'],
      [notice, 'noticed'],
      [done(50, '2026-04-08', { servesDocumentId: notice.id }), 'noticed'],
      [decision, 'decided'],
      [done(50, '2026-04-21', { servesDocumentId: decision.id }), 'served'],
      [done(53, '2026-05-10'), 'closed'],
    ];
    way.forEach(([, reached], index) => {
      expect(stage(...way.slice(0, index + 1).map(([document]) => document)).stage).toBe(reached);
    });
    expect(stage(...way.map(([document]) => document))).toEqual({
      stage: 'closed',
      filedOn: '2026-03-05',
      decidedOn: '2026-04-20',
      closedOn: '2026-05-10',
    });
  });

  it('falls back when the document that brought it there is void', () => {
    expect(stage(done(7, '2026-03-05'), done(45, '2026-04-20', { state: 'void' }))).toEqual({
      stage: 'filed',
      filedOn: '2026-03-05',
    });
  });

  it('is served at once by a decision made on the spot', () => {
    expect(stage(done(44, '2026-03-05'))).toEqual({ stage: 'served', decidedOn: '2026-03-05' });
  });

  it('stays with the clue when the slip says 不予立案', () => {
    expect(stage(done(7, '2026-03-05', { values: { decision: '不予立案' } }))).toEqual({ stage: 'clue' });
  });

  it('does not go back because a document in between is missing or was finalised later', () => {
    expect(stage(done(45, '2026-04-20'), done(35, '2026-04-22')).stage).toBe('decided');
  });
});
