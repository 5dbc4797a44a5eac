import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HolidayYear, LocalDay } from '#shared/domain/procedure/counting/calendar.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { readLocalDays } from '../../platform/rule-data/calendar.ts';
import { readYearText, YEAR_FILE } from '../../platform/rule-data/calendar-years.ts';
import { readSmallText } from '../../platform/files/small-text.ts';
import { sha256OfFile, type TakenFile, untakenWords } from '../archive/archive.ts';
import { filesIn } from './folder-state.ts';

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

/** Where a folder lies, what of it somebody took in, and where the vault keeps what was taken in. */
export interface CalendarFolder {
  readonly folder: string;
  readonly taken: ReadonlyMap<string, TakenFile>;
  readonly pathOf: (sha256: string) => string;
}

export const LOCAL_DAYS = 'local.json';
const isOurs = (file: string): boolean => file === LOCAL_DAYS || YEAR_FILE.test(file);

/**
 * What counts is what somebody took in, also where the file was changed or taken away since: the vault has kept it. A
 * file that nobody took in, or that cannot be read, is named and left out: a wrong year would move every limit.
 */
export function readOwnCalendars({ folder, taken, pathOf }: CalendarFolder): OwnCalendars {
  const years: OwnYear[] = [];
  let localDays: readonly LocalDay[] = [];
  const problems: CalendarProblem[] = [];
  const lying = filesIn(folder).filter(isOurs);
  const gone = [...taken.keys()].filter((file) => isOurs(file) && !lying.includes(file));
  for (const file of [...lying, ...gone].toSorted()) {
    try {
      const own = taken.get(file);
      const isAsTaken = own !== undefined && sha256OfFile(join(folder, file)) === own.sha256;
      const kept = own === undefined ? undefined : pathOf(own.sha256);
      const source = isAsTaken ? join(folder, file) : kept;
      if (!isAsTaken)
        problems.push(
          gone.includes(file)
            ? { file, message: `节假日文件“${file}”在程序之外被移走了，仍照采用时的内容计算。` }
            : { file, message: untakenWords('节假日', file, own !== undefined), untaken: true },
        );
      // Kept from before the vault took such files in: then nothing is known of it any more.
      if (source === undefined || !existsSync(source) || (!isAsTaken && sha256OfFile(source) !== own?.sha256))
        continue;
      const text = readSmallText(source);
      if (file === LOCAL_DAYS) localDays = readLocalDays(file, text);
      else years.push({ file, year: readYearText(file, text) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push({ file, message: error.message });
    }
  }
  return { years, localDays, problems };
}
