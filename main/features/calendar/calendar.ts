import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { CalendarState, YearPreview } from '#shared/contract/calendar.ts';
import type { Actor } from '#shared/contract/session.ts';
import {
  type Calendar,
  calendarOf,
  type HolidayYear,
  type LocalDay,
  workdaysBetween,
} from '#shared/domain/procedure/counting/calendar.ts';
import { contradiction, openBefore } from '#shared/domain/procedure/counting/check-year.ts';
import { chineseDate, dateOfNumber, dayNumber, type IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { readYear } from '../../platform/rule-data/calendar.ts';
import type { Archive } from '../archive/archive.ts';
import { clashWords, folderState, type InForce, readInForce } from './in-force.ts';
import { LOCAL_DAYS } from './year-files.ts';

/** A file of a year as somebody chose it. */
export interface YearText {
  readonly name: string;
  readonly text: string;
}

/** One that is to count; `accept`: also where something speaks against it. */
export interface AcceptedYear extends YearText {
  readonly accept?: boolean;
}

/** 工作日历：the years that come with the program, those the bureau imported over them, and the days of this place. */
export interface Calendars {
  /** What counts now. */
  current(): Calendar;
  state(): CalendarState;
  /** Reads a file as a whole; nothing counts yet. Errors: `invalid-input` with file, line and cause. */
  preview(file: YearText): YearPreview;
  /** Errors: those of `preview`, `blocked-by-rule` with doubts that nobody accepted. */
  importYear(actor: Actor, file: AcceptedYear): Promise<YearPreview>;
  /** Errors: `not-found`. */
  removeYear(actor: Actor, year: number): Promise<void>;
  /** Errors: `conflict` when the day has one already. */
  addLocalDay(actor: Actor, day: LocalDay): Promise<void>;
  /** Errors: `not-found`. */
  removeLocalDay(actor: Actor, date: IsoDate): Promise<void>;
}

const MIME = 'application/json';

interface Said {
  readonly act: string;
  readonly sentence: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

interface FileChange {
  readonly put?: { readonly file: string; readonly bytes: Uint8Array };
  readonly drop?: string | undefined;
}

export interface CalendarsDeps {
  readonly archive: Archive;
  readonly shipped: readonly HolidayYear[];
}

export function createCalendars({ archive, shipped }: CalendarsDeps): Calendars {
  const pathOf = (file: string): string => join(archive.ownDir('calendars'), file);
  let seen = folderState(archive.ownDir('calendars'));
  let held = readInForce(shipped, archive.ownDir('calendars'));
  /** What counts now, whoever changed it. */
  const inForce = (): InForce => {
    const state = folderState(archive.ownDir('calendars'));
    if (state !== seen) [seen, held] = [state, readInForce(shipped, archive.ownDir('calendars'))];
    return held;
  };
  const keep = (bytes: Uint8Array) => archive.takeIn(Readable.from([bytes]), MIME);
  /** The file of a year in the archive, also one that was refused. */
  const fileOf = (year: number): string | undefined =>
    ownYear(year)?.file ??
    inForce().problems.find(({ file }) => file.startsWith(`${year.toString()}.`))?.file;
  const ownYear = (year: number) => inForce().own.find((one) => one.year.year === year);

  function preview({ name, text }: YearText): YearPreview {
    const year = readYear(name, text);
    const { years, localDays, calendar } = inForce();
    const others = years.filter((one) => one.year !== year.year);
    const clash = contradiction([...others, year]);
    if (clash !== undefined)
      throw new ProblemError('invalid-input', `节假日文件“${name}”：${clashWords(clash)}`, {
        file: name,
        date: clash.date,
      });
    const next = calendarOf([...others, year], localDays);
    const changes = changesOf(year.year, calendar, next);
    const isKnown = years.some((one) => one.year === year.year);
    return {
      year: copyOf(year),
      replaces:
        ownYear(year.year) !== undefined
          ? 'own'
          : shipped.some((one) => one.year === year.year)
            ? 'shipped'
            : 'nothing',
      workdays: workdaysOf(next, year.year),
      changes,
      // A year that is new may well speak of the last days of the one before it.
      doubts: doubtsOf(year, isKnown ? changes.length : 0),
    };
  }

  /** Files change as the last step of an act: what failed before leaves the calendar as it was. */
  async function change(actor: Actor, said: Said, { put, drop }: FileChange): Promise<void> {
    const kept = put === undefined ? undefined : await keep(put.bytes);
    await archive.act(actor, async (tx) => {
      if (kept !== undefined) await archive.recordOriginal(tx, kept);
      if (put !== undefined) putInPlace(archive.ownDir('calendars'), put.file, put.bytes);
      if (drop !== undefined && drop !== put?.file) rmSync(pathOf(drop), { force: true });
      const details = { ...said.details, file: put?.file ?? drop ?? '', sha256: kept?.sha256 };
      return { value: undefined, act: { ...said, details } };
    });
  }

  async function saveLocalDays(
    actor: Actor,
    days: readonly LocalDay[],
    act: string,
    sentence: string,
  ): Promise<void> {
    // What could not be read is not overwritten.
    const refused = inForce().problems.find(({ file }) => file === LOCAL_DAYS);
    if (refused !== undefined) throw new ProblemError('invalid-input', refused.message, { file: LOCAL_DAYS });
    await change(
      actor,
      { act, sentence },
      { put: { file: LOCAL_DAYS, bytes: jsonBytes({ days: days.toSorted(byDate) }) } },
    );
  }

  return {
    current: () => inForce().calendar,

    state() {
      const { years, own, localDays, calendar, problems } = inForce();
      return {
        years: years
          .toSorted((a, b) => b.year - a.year)
          .map((year) => ({
            ...copyOf(year),
            own: own.some((one) => one.year === year),
            workdays: workdaysOf(calendar, year.year),
          })),
        localDays: [...localDays],
        problems: [...problems],
      };
    },

    preview,

    async importYear(actor, file) {
      const previewed = preview(file);
      const { year, papers } = previewed.year;
      if (previewed.doubts.length > 0 && file.accept !== true)
        throw new ProblemError(
          'blocked-by-rule',
          `${year.toString()}年的放假安排没有导入：${previewed.doubts.join('')}请对照通知核对，确认无误后再采用（命令行：先加--show看变化，再加--accept）。`,
          { year },
        );
      await change(
        actor,
        {
          act: 'calendar.import',
          sentence: `导入${year.toString()}年放假安排（来源：${papers.join('、')}）`,
          details: { year, papers, changes: previewed.changes.length },
        },
        // The file before may have another ending, put there by hand.
        {
          put: { file: `${year.toString()}.json`, bytes: jsonBytes(previewed.year) },
          drop: fileOf(year),
        },
      );
      return previewed;
    },

    async removeYear(actor, year) {
      const found = fileOf(year);
      if (found === undefined)
        throw new ProblemError(
          'not-found',
          `本局没有导入${year.toString()}年的放假安排，可能已在另一窗口移除，请刷新后再看。`,
          { year },
        );
      await change(
        actor,
        {
          act: 'calendar.remove',
          sentence: `移除本局导入的${year.toString()}年放假安排`,
          details: { year },
        },
        { drop: found },
      );
    },

    async addLocalDay(actor, day) {
      if (inForce().localDays.some(({ date }) => date === day.date))
        throw new ProblemError('conflict', `${chineseDate(day.date)}已经登记过，请先移除原来的一条。`, {
          date: day.date,
        });
      const what = day.workday ? '本地上班' : '本地休息';
      await saveLocalDays(
        actor,
        [...inForce().localDays, day],
        'calendar.local-day',
        `登记${what}：${chineseDate(day.date)}，${day.reason}`,
      );
    },

    async removeLocalDay(actor, date) {
      const day = inForce().localDays.find((one) => one.date === date);
      if (day === undefined)
        throw new ProblemError('not-found', `${chineseDate(date)}没有登记本地休息、上班。`, { date });
      await saveLocalDays(
        actor,
        inForce().localDays.filter((one) => one !== day),
        'calendar.remove-local-day',
        `移除本地${day.workday ? '上班' : '休息'}：${chineseDate(date)}，${day.reason}`,
      );
    },
  };
}

const copyOf = ({ year, title, papers, days }: HolidayYear) => ({
  year,
  title,
  papers: [...papers],
  days: [...days],
});

const workdaysOf = (calendar: Calendar, year: number): number =>
  workdaysBetween(calendar, `${year.toString()}-01-01`, `${year.toString()}-12-31`).length;

/** Days that are known now and would be otherwise. */
function changesOf(year: number, before: Calendar, after: Calendar): YearPreview['changes'] {
  const changes: YearPreview['changes'] = [];
  const last = dayNumber(`${year.toString()}-12-31`);
  for (let day = dayNumber(openBefore(year).from); day <= last; day++) {
    const [was, will] = [before.on(day), after.on(day)];
    if (was.known && was.workday !== will.workday)
      changes.push({ date: dateOfNumber(day), before: was.why, after: will.why });
  }
  return changes;
}

const byDate = (a: LocalDay, b: LocalDay): number => (a.date < b.date ? -1 : 1);

const jsonBytes = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/** The name appears only once all of the file is there. */
function putInPlace(folder: string, file: string, bytes: Uint8Array): void {
  const path = join(folder, file);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

/** Signs of a file that is not whole, or not the notice: each a sentence. */
function doubtsOf({ year, days }: HolidayYear, changes: number): string[] {
  return [
    changes > 0 ? `有${changes.toString()}天与现在采用的安排不同。` : '',
    days.some(({ isOffDay }) => !isOffDay)
      ? ''
      : `${year.toString()}年没有一个调休上班日，2019年以来的通知每年都有，文件可能不完整。`,
  ].filter((doubt) => doubt !== '');
}
