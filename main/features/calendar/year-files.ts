import type { HolidayYear, LocalDay } from '#shared/domain/procedure/counting/calendar.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { readLocalDays } from '../../platform/rule-data/calendar.ts';
import { readYearText, YEAR_FILE } from '../../platform/rule-data/calendar-years.ts';
import { readDataFile } from '../../platform/rule-data/data-folder.ts';
import { goneProblem, type OwnData, waitingProblem } from '../../platform/rule-data/own-data.ts';

export interface OwnYear {
  readonly file: string;
  readonly year: HolidayYear;
}

/** A file that was refused, with what to mend; `untaken`: nobody took it in yet, and it may be looked at and taken. */
export interface CalendarProblem {
  readonly file: string;
  readonly message: string;
  readonly untaken?: boolean | undefined;
}

/** What an archive's folder `calendars` holds. */
export interface OwnCalendars {
  readonly years: readonly OwnYear[];
  readonly localDays: readonly LocalDay[];
  readonly problems: readonly CalendarProblem[];
}

export const LOCAL_DAYS = 'local.json';
const isOurs = ({ name }: { readonly name: string }): boolean => name === LOCAL_DAYS || YEAR_FILE.test(name);
const KIND = '节假日';

/** What counts of the bureau's years and days; every other file is named: a wrong year would move every limit. */
export function readOwnCalendars({ counted, waiting, gone }: OwnData): OwnCalendars {
  const years: OwnYear[] = [];
  let localDays: readonly LocalDay[] = [];
  const problems: CalendarProblem[] = [
    ...waiting.filter(isOurs).map((file) => waitingProblem(KIND, file, () => undefined)),
    ...gone.filter(isOurs).map((file) => goneProblem(KIND, file)),
  ];
  for (const { name, path } of counted.filter(isOurs)) {
    try {
      const { text } = readDataFile(path, KIND, name);
      if (name === LOCAL_DAYS) localDays = readLocalDays(name, text);
      else years.push({ file: name, year: readYearText(name, text) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push({ file: name, message: error.message });
    }
  }
  return { years, localDays, problems: problems.toSorted((a, b) => (a.file < b.file ? -1 : 1)) };
}
