import type { CaseInput } from '#shared/contract/cases.ts';
import { tidyCode } from '#shared/domain/cases/tidy-code.ts';
import { type Officer, officersProblems } from '#shared/domain/people/officer.ts';
import { chineseDate, type IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';

/** What was typed without the blanks around it; the number of an identity card in the capitals it is printed in. */
export function cleaned<T extends Pick<CaseInput, 'cause' | 'party'>>(input: T): T {
  const { party } = input;
  return {
    ...input,
    cause: input.cause.trim(),
    party: {
      ...party,
      name: party.name.trim(),
      legalRepresentative: party.legalRepresentative.trim(),
      idNumber: party.idKind === 'resident' ? tidyCode(party.idNumber) : party.idNumber,
    },
  };
}

/**
 * Refuses a case whose cause, day or officers cannot stand, naming the field. Officers who handle the case
 * already (`before`) stay on it when a certificate runs out meanwhile: the case itself must remain open to changes.
 */
export function refuseBadCase(
  { cause, clueOn }: Pick<CaseInput, 'cause' | 'clueOn'>,
  officers: readonly Officer[],
  before: readonly Officer[],
  today: IsoDate,
): void {
  if (cause === '') throw new ProblemError('invalid-input', '请填写案由。', { field: 'cause' });
  if (clueOn > today) {
    throw new ProblemError('invalid-input', `发现线索日期（${chineseDate(clueOn)}）晚于今天，请核对日期。`, {
      field: 'clueOn',
    });
  }
  // A slip of the keys in the century; no bureau handles a clue of a lifetime ago.
  if (Number(clueOn.slice(0, 4)) < Number(today.slice(0, 4)) - OLDEST_CLUE_YEARS) {
    throw new ProblemError(
      'invalid-input',
      `发现线索日期（${chineseDate(clueOn)}）早于五十年前，请核对年份。`,
      {
        field: 'clueOn',
      },
    );
  }
  refuseOfficers(officers, before, today);
}

const OLDEST_CLUE_YEARS = 50;

/** Refuses officers who cannot handle a case; those who handle it already (`before`) are not asked again. */
export function refuseOfficers(
  officers: readonly Officer[],
  before: readonly Officer[],
  today: IsoDate,
): void {
  const known = new Set(before.map((officer) => officer.id));
  const judged = officers.map((officer) =>
    known.has(officer.id) ? { ...officer, active: true, certificateValidUntil: today } : officer,
  );
  const problems = officersProblems(judged, today);
  if (problems.length > 0)
    throw new ProblemError('blocked-by-rule', problems.join(''), { field: 'officerIds' });
}
