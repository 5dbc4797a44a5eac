import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HolidayYear, LocalDay } from '#shared/domain/procedure/counting/calendar.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { readLocalDays } from '../../platform/rule-data/calendar.ts';
import { readYearFile, YEAR_FILE } from '../../platform/rule-data/calendar-years.ts';
import { systemCode } from '../../platform/files/file-problems.ts';
import { readSmallText } from '../../platform/files/small-text.ts';

export interface OwnYear {
  readonly file: string;
  readonly year: HolidayYear;
}

/** What an archive's folder `calendars` holds. */
export interface OwnCalendars {
  readonly years: readonly OwnYear[];
  readonly localDays: readonly LocalDay[];
  /** files that were refused, each with what to mend */
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

export const LOCAL_DAYS = 'local.json';

/** A file that cannot be read is named and left out: a wrong year would move every limit. */
export function readOwnCalendars(folder: string): OwnCalendars {
  const years: OwnYear[] = [];
  let localDays: readonly LocalDay[] = [];
  const problems: { file: string; message: string }[] = [];
  for (const file of namesOf(folder)) {
    try {
      if (file === LOCAL_DAYS) localDays = readLocalDays(file, readSmallText(join(folder, file)));
      else if (YEAR_FILE.test(file)) years.push({ file, year: readYearFile(folder, file) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push({ file, message: error.message });
    }
  }
  return { years, localDays, problems };
}

/** Archives from before this folder, and those on a write-protected place, do not have it. */
function namesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
