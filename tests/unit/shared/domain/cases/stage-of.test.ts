import { describe, expect, it } from 'vitest';
import { type StageDocument, stageOf } from '#shared/domain/cases/stage-of.ts';

const done = (templateNumber: number, date?: string): StageDocument => ({
  templateNumber,
  state: 'finalised',
  date,
});

describe('the stage of a case', () => {
  it('is the clue until a document is finalised', () => {
    expect(stageOf([])).toEqual({ stage: 'clue' });
    expect(stageOf([{ templateNumber: 7, state: 'draft', date: '2026-03-05' }])).toEqual({ stage: 'clue' });
  });

  it('follows the ordinary procedure from filing to closing, with the days of the documents', () => {
    const way: [StageDocument, string][] = [
      [done(7, '2026-03-05'), 'filed'],
      [done(9, '2026-03-06'), 'filed'],
      [done(35, '2026-04-01'), 'investigated'],
      [done(37, '2026-04-08'), 'noticed'],
      [{ ...done(50, '2026-04-08'), servesTemplateNumber: 37 }, 'noticed'],
      [done(45, '2026-04-20'), 'decided'],
      [{ ...done(50, '2026-04-21'), servesTemplateNumber: 45 }, 'served'],
      [done(53, '2026-05-10'), 'closed'],
    ];
    way.forEach(([, stage], index) => {
      expect(stageOf(way.slice(0, index + 1).map(([document]) => document)).stage).toBe(stage);
    });
    expect(stageOf(way.map(([document]) => document))).toEqual({
      stage: 'closed',
      filedOn: '2026-03-05',
      decidedOn: '2026-04-20',
      closedOn: '2026-05-10',
    });
  });

  it('falls back when the document that brought it there is void', () => {
    const documents = [done(7, '2026-03-05'), { ...done(45, '2026-04-20'), state: 'void' as const }];
    expect(stageOf(documents)).toEqual({ stage: 'filed', filedOn: '2026-03-05' });
  });

  it('is served at once by a decision made on the spot', () => {
    expect(stageOf([done(44, '2026-03-05')])).toEqual({ stage: 'served', decidedOn: '2026-03-05' });
  });

  it('stays with the clue when the slip says 不予立案', () => {
    expect(stageOf([{ ...done(7, '2026-03-05'), filingRefused: true }])).toEqual({ stage: 'clue' });
  });

  it('does not go back because a document in between is missing or was finalised later', () => {
    expect(stageOf([done(45, '2026-04-20'), done(35, '2026-04-22')]).stage).toBe('decided');
  });
});
