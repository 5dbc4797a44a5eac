import { join } from 'node:path';
import { type Calendar, calendarOf } from '#shared/domain/procedure/counting/calendar.ts';
import type { Limits } from '#shared/domain/procedure/counting/limits.ts';
import { readShippedYears } from '#main/platform/rule-data/calendar-years.ts';
import { readRules } from '#main/platform/rule-data/procedure-limits.ts';
import { findResourcesRoot } from '../common/host-paths.ts';
import type { CliIo } from './command-kit.ts';
import { atDesk } from './desk.ts';

export interface LawData {
  readonly limits: Limits;
  readonly calendar: Calendar;
}

/** The program's own resources. */
export const resourceFolder = (name: string): string =>
  join(findResourcesRoot(import.meta.dirname), 'resources', name);

/** What limits are counted by: the program's data alone, or with what the archive has over it. */
export async function lawData(archive: string | undefined, io: CliIo): Promise<LawData> {
  if (archive !== undefined) {
    return atDesk({ archive, progress: io.progress }, ({ app }) => {
      const { limits, calendars } = app.workplace();
      return Promise.resolve({ limits, calendar: calendars.current() });
    });
  }
  const [limits, years] = await Promise.all([
    readRules(resourceFolder('limits/rules')),
    readShippedYears(resourceFolder('calendars')),
  ]);
  return { limits, calendar: calendarOf(years) };
}
