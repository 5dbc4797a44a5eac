import { describe, expect, it } from 'vitest';
import { addWeekdays, type CaseTimes, dueDates } from '#shared/domain/cases/due-dates.ts';

const clue: CaseTimes = { stage: 'clue', procedure: 'ordinary', clueOn: '2026-03-02' };

describe('counting weekdays', () => {
  it('leaves out the first day, Saturdays and Sundays', () => {
    expect(addWeekdays('2026-03-06', 1)).toBe('2026-03-09');
    expect(addWeekdays('2026-03-02', 5)).toBe('2026-03-09');
    expect(addWeekdays('2026-03-07', 1)).toBe('2026-03-09');
  });
});

describe('what is due in a case', () => {
  it('is the verification of a clue within 15 working days, and the text owns up to the missing holidays', () => {
    expect(dueDates(clue, '2026-03-20')).toEqual([
      {
        what: '核查并决定是否立案（未计法定节假日）',
        on: '2026-03-23',
        daysLeft: 3,
        article: '程序规定第十八条',
      },
    ]);
  });

  it('is the decision 90 calendar days after filing, also when that is a Sunday', () => {
    const [due] = dueDates({ ...clue, stage: 'investigated', filedOn: '2026-03-02' }, '2026-06-02');
    expect(due).toMatchObject({ on: '2026-05-31', daysLeft: -2, article: '程序规定第六十四条' });
  });

  it('names the end of the defence before the end of the case period', () => {
    const noticed = {
      ...clue,
      stage: 'noticed',
      filedOn: '2026-03-02',
      noticeServedOn: '2026-04-10',
    } as const;
    expect(dueDates(noticed, '2026-04-10').map(({ on }) => on)).toEqual(['2026-04-17', '2026-05-31']);
  });

  it('is the service of a decision that was made', () => {
    const decided = { ...clue, stage: 'decided', filedOn: '2026-03-02', decidedOn: '2026-04-10' } as const;
    expect(dueDates(decided, '2026-04-10')).toMatchObject([{ on: '2026-04-21', daysLeft: 11 }]);
  });

  it('is nothing once the case is closed or was decided on the spot', () => {
    expect(dueDates({ ...clue, stage: 'closed', filedOn: '2026-03-02' }, '2026-04-10')).toEqual([]);
    expect(dueDates({ ...clue, procedure: 'summary' }, '2026-04-10')).toEqual([]);
  });
});
