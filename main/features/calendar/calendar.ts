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
import { requireRevision } from '#shared/lib/revision.ts';
import { readDataFile } from '../../platform/rule-data/data-folder.ts';
import { readYear } from '../../platform/rule-data/calendar.ts';
import {
  type Archive,
  dropFile,
  keptOf,
  ownDataIn,
  sha256Of,
  takeFile,
  type TakenFile,
  takenFiles,
} from '../archive/archive.ts';
import { folderState } from './folder-state.ts';
import { clashWords, type InForce, readInForce } from './in-force.ts';
import { LOCAL_DAYS } from './year-files.ts';

/** A file of a year as somebody chose it. */
export interface YearText {
  readonly name: string;
  readonly text: string;
}

/** One that is to count, over the file of revision `revision`; `accept`: also where something speaks against it. */
export interface AcceptedYear extends YearText {
  readonly revision: number;
  readonly accept?: boolean;
}

/** 工作日历：the years that come with the program, those the bureau imported over them, and the days of this place. */
export interface Calendars {
  /** What counts now. */
  current(): Calendar;
  /** Looks what another program took in or out meanwhile: asked before each call, and of little cost. */
  renew(): Promise<void>;
  state(): CalendarState;
  /** Reads a file as a whole; nothing counts yet. Errors: `invalid-input` with file, line and cause. */
  preview(file: YearText): YearPreview;
  /** The text of a file somebody put into the folder by hand, to be looked at before it counts. Errors: `not-found`. */
  lying(file: string): YearText;
  /** Errors: those of `preview`, `blocked-by-rule` with doubts that nobody accepted, `conflict` for who comes second. */
  importYear(actor: Actor, file: AcceptedYear): Promise<YearPreview>;
  /** Errors: `not-found`, `conflict` when somebody has put another in its place. */
  removeYear(actor: Actor, year: number, revision: number): Promise<void>;
  /** Errors: `conflict` when the day has one already. */
  addLocalDay(actor: Actor, day: LocalDay): Promise<void>;
  /** Errors: `not-found`. */
  removeLocalDay(actor: Actor, date: IsoDate): Promise<void>;
}

const MIME = 'application/json';
const FOLDER = 'calendars';

interface Said {
  readonly act: string;
  readonly sentence: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

interface FileChange {
  readonly source: string;
  readonly put?: { readonly file: string; readonly bytes: Uint8Array };
  readonly drop?: string | undefined;
}

export interface CalendarsDeps {
  readonly archive: Archive;
  readonly shipped: readonly HolidayYear[];
}

export async function createCalendars({ archive, shipped }: CalendarsDeps): Promise<Calendars> {
  const folder = archive.ownDir(FOLDER);
  const pathOf = (file: string): string => join(folder, file);
  let taken = await takenFiles(archive.db, FOLDER);
  const read = (): InForce =>
    readInForce(shipped, ownDataIn({ folder, taken, pathOf: (sha256) => archive.vault.pathOf(sha256) }));
  let seen = folderState(folder);
  let held = read();
  const takeLook = async (): Promise<void> => {
    const state = folderState(folder);
    taken = await takenFiles(archive.db, FOLDER);
    [seen, held] = [state, read()];
  };
  const keptYear = (own: ReadonlyMap<string, TakenFile>, year: number) =>
    keptOf(own, own.has(`${year.toString()}.yaml`) ? `${year.toString()}.yaml` : `${year.toString()}.json`);
  const keep = (bytes: Uint8Array) => archive.takeIn(Readable.from([bytes]), MIME);
  /** The file of a year in the archive, also one that was refused. */
  const fileOf = (year: number): string | undefined =>
    ownYear(year)?.file ?? held.problems.find(({ file }) => file.startsWith(`${year.toString()}.`))?.file;
  const ownYear = (year: number) => held.own.find((one) => one.year.year === year);

  function preview({ name, text }: YearText): YearPreview {
    const year = readYear(name, text);
    const { years, localDays, calendar } = held;
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
      revision: keptYear(taken, year.year).revision,
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
  async function change(
    actor: Actor,
    said: Said,
    { put, drop, source }: FileChange,
    hold: (own: ReadonlyMap<string, TakenFile>) => void,
  ): Promise<void> {
    const kept = put === undefined ? undefined : await keep(put.bytes);
    await archive.act(actor, async (tx) => {
      hold(await takenFiles(tx, FOLDER));
      if (kept !== undefined) await archive.recordOriginal(tx, kept);
      if (drop !== undefined && drop !== put?.file) await dropFile(tx, FOLDER, drop);
      if (put !== undefined)
        await takeFile(tx, {
          ...{ folder: FOLDER, file: put.file, sha256: sha256Of(put.bytes), source },
          by: actor.name,
          at: archive.clock.now(),
        });
      if (put !== undefined) putInPlace(folder, put.file, put.bytes);
      if (drop !== undefined && drop !== put?.file) rmSync(pathOf(drop), { force: true });
      const details = { ...said.details, file: put?.file ?? drop ?? '', sha256: kept?.sha256 };
      return { value: undefined, act: { ...said, details } };
    });
    await takeLook();
  }

  async function saveLocalDays(
    actor: Actor,
    days: readonly LocalDay[],
    act: string,
    sentence: string,
  ): Promise<void> {
    // What could not be read, or was put there by hand, is not overwritten.
    const refused = held.problems.find(({ file }) => file === LOCAL_DAYS);
    if (refused !== undefined) throw new ProblemError('invalid-input', refused.message, { file: LOCAL_DAYS });
    const { revision } = keptOf(taken, LOCAL_DAYS);
    await change(
      actor,
      { act, sentence },
      { put: { file: LOCAL_DAYS, bytes: jsonBytes({ days: days.toSorted(byDate) }) }, source: '本局登记' },
      // Another program may have entered another day since: none of the two is lost.
      (own) => {
        requireRevision('本地休息日', keptOf(own, LOCAL_DAYS), revision);
      },
    );
  }

  return {
    current: () => held.calendar,
    async renew() {
      const own = signatureOf(await takenFiles(archive.db, FOLDER));
      if (folderState(folder) !== seen || own !== signatureOf(taken)) await takeLook();
    },

    lying(file) {
      if (!held.problems.some((one) => one.file === file && one.untaken === true))
        throw new ProblemError(
          'not-found',
          `“${file}”不是放入文件夹、还没有采用的节假日文件，请刷新后再看。`,
          {
            file,
          },
        );
      return { name: file, text: readDataFile(pathOf(file), '节假日').text };
    },

    state() {
      const { years, own, localDays, calendar, problems } = held;
      return {
        years: years
          .toSorted((a, b) => b.year - a.year)
          .map((year) => ({
            ...copyOf(year),
            own: own.some((one) => one.year === year),
            revision: own.some((one) => one.year === year) ? keptYear(taken, year.year).revision : 0,
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
      const { revision } = file;
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
          source: papers.join('、'),
        },
        (own) => {
          requireRevision(`${year.toString()}年的放假安排`, keptYear(own, year), revision);
        },
      );
      return { ...previewed, revision: keptYear(taken, year).revision };
    },

    async removeYear(actor, year, revision) {
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
        { drop: found, source: '' },
        (own) => {
          requireRevision(`${year.toString()}年的放假安排`, keptYear(own, year), revision, '移除');
        },
      );
    },

    async addLocalDay(actor, day) {
      if (held.localDays.some(({ date }) => date === day.date))
        throw new ProblemError('conflict', `${chineseDate(day.date)}已经登记过，请先移除原来的一条。`, {
          date: day.date,
        });
      const what = day.workday ? '本地上班' : '本地休息';
      await saveLocalDays(
        actor,
        [...held.localDays, day],
        'calendar.local-day',
        `登记${what}：${chineseDate(day.date)}，${day.reason}`,
      );
    },

    async removeLocalDay(actor, date) {
      const day = held.localDays.find((one) => one.date === date);
      if (day === undefined)
        throw new ProblemError('not-found', `${chineseDate(date)}没有登记本地休息、上班。`, { date });
      await saveLocalDays(
        actor,
        held.localDays.filter((one) => one !== day),
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

const signatureOf = (taken: ReadonlyMap<string, TakenFile>): string =>
  [...taken.values()].map(({ file, sha256 }) => `${file} ${sha256}`).join();

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
