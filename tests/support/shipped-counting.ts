import { join } from 'node:path';
import { readShippedYears } from '#main/platform/rule-data/calendar-years.ts';
import { readRules } from '#main/platform/rule-data/procedure-limits.ts';
import { calendarOf } from '#shared/domain/procedure/counting/calendar.ts';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import { resourcesRoot } from './temporary-archive.ts';

/** The notices of holidays as they come with the program. */
export const shippedYears = await readShippedYears(join(resourcesRoot, 'resources', 'calendars'));

/** Limits and calendar as they come with the program. */
export const shippedCounting: Counting = {
  limits: await readRules(join(resourcesRoot, 'resources', 'limits', 'rules')),
  calendar: calendarOf(shippedYears),
};
