import * as z from 'zod';
import type { HolidayYear, LocalDay } from '#shared/domain/procedure/counting/calendar.ts';
import { yearFault } from '#shared/domain/procedure/counting/check-year.ts';
import { readData } from './read-data.ts';

const date = z.iso.date('应是日期，写作2026-03-05的形式');

/** The shape of NateScarlet/holiday-cn, where a new year appears within days of its notice. */
const yearFile = z.strictObject({
  $schema: z.string().optional(),
  $id: z.string().optional(),
  year: z.number().int().min(2000, '应是2000以后的年份').max(2100, '应是2100以前的年份'),
  title: z.string().min(1).optional(),
  papers: z.array(z.url('应是通知的网址')).min(1, '应写明通知的网址'),
  days: z.array(z.strictObject({ date, name: z.string().min(1), isOffDay: z.boolean() })),
});

/** One year from its text. Errors: `invalid-input` with file, line and cause. */
export function readYear(name: string, text: string): HolidayYear {
  const { year, title, papers, days } = readData({ kind: '节假日', name, text }, yearFile, (file) => {
    const fault = yearFault({ ...file, title: '' });
    if (fault === undefined) return undefined;
    return { path: fault.at === undefined ? ['days'] : ['days', fault.at], sentence: fault.sentence };
  });
  return { year, title: title ?? `国务院办公厅关于${year.toString()}年部分节假日安排的通知`, papers, days };
}

const localFile = z.strictObject({
  days: z.array(z.strictObject({ date, workday: z.boolean(), reason: z.string().min(1, '应写明原因') })),
});

/** 本地休息、上班 from their text. Errors: `invalid-input` with file, line and cause. */
export function readLocalDays(name: string, text: string): readonly LocalDay[] {
  return readData({ kind: '本地休息日', name, text }, localFile, ({ days }) => {
    const at = days.findIndex((day, index) => days.findIndex((one) => one.date === day.date) < index);
    return at === -1 ? undefined : { path: ['days', at], sentence: `${days[at]?.date ?? ''}出现了两次` };
  }).days;
}
