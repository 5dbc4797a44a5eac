import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HolidayYear } from '#shared/domain/procedure/counting/calendar.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { prepared } from '../files/prepared.ts';
import { readSmallText } from '../files/small-text.ts';
import { readYear } from './calendar.ts';

/** `2026.yaml`, `2027.json` */
export const YEAR_FILE = /^\d{4}\.(yaml|json)$/;

/** The year that the file's name says must be the one inside it. Errors: `invalid-input` with file, line and cause. */
export const readYearFile = (folder: string, file: string): HolidayYear =>
  readYearText(file, readSmallText(join(folder, file)));

/** The same of its text. */
export function readYearText(file: string, text: string): HolidayYear {
  const year = readYear(file, text);
  if (year.year.toString() !== file.slice(0, 4))
    throw new ProblemError(
      'invalid-input',
      `节假日文件“${file}”里写的是${year.year.toString()}年，文件名和年份不一致。`,
      { file },
    );
  return year;
}

/** The years that come with the program. Errors: those of `readYearFile`. */
export async function readShippedYears(folder: string): Promise<readonly HolidayYear[]> {
  return prepared('calendars', { folder, files: YEAR_FILE }, async () => {
    const files = (await readdir(folder)).filter((file) => YEAR_FILE.test(file)).toSorted();
    return files.map((file) => readYearFile(folder, file));
  });
}
