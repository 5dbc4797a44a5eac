import type { NumberEntry, NumberSeries } from '#shared/contract/number-register.ts';
import type { Actor } from '#shared/contract/session.ts';
import { numberSheet, registerTable } from '#shared/domain/documents/page/number-sheet.ts';
import { workbookInWorker } from '../../../platform/xlsx/workbook-in-worker.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { documentMimes, type DocumentFile } from '../files/document-files.ts';
import { seriesOf } from './draw-number.ts';
import { numbersOf } from './number-register.ts';
import {
  noteNumber,
  type NumberStart,
  setNumberStart,
  takeBackNumber,
  type UsedNumber,
} from './number-rules.ts';

export type RegisterFormat = 'pdf' | 'xlsx';

/** 文号登记簿: what was numbered in a year, and how the numbering is governed. */
export interface NumberRegister {
  /** The register of 文号 of one year. */
  numbers(year: number): Promise<readonly NumberEntry[]>;
  /** Every 字号 of the templates, with the number drawn next. */
  numberSeries(year: number): Promise<readonly NumberSeries[]>;
  setNumberStart(actor: Actor, start: NumberStart): Promise<void>;
  noteNumber(actor: Actor, used: UsedNumber): Promise<void>;
  takeBackNumber(actor: Actor, number: string): Promise<void>;
  /** The register of one year, of one kind or of all, to be printed or kept elsewhere. */
  registerFile(year: number, format: RegisterFormat, kind?: string): Promise<DocumentFile>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function numberRegister(context: DocumentContext): NumberRegister {
  const { archive, library, settings, typesetter } = context;
  return {
    numbers: (year) => numbersOf(archive.db, year),
    async numberSeries(year) {
      const names = new Map<string, string[]>();
      for (const { numbering, name } of library.all())
        if (numbering !== undefined) names.set(numbering, [...(names.get(numbering) ?? []), name]);
      const series: NumberSeries[] = [];
      for (const [kind, documents] of names) {
        const { begun, next, start } = await seriesOf(archive.db, kind, year);
        const { first, reason, set_by: setBy } = start ?? {};
        series.push({
          kind,
          documents,
          next,
          begun,
          ...(first === undefined || reason === undefined || setBy === undefined
            ? {}
            : { start: { first, reason, setBy } }),
        });
      }
      return series;
    },
    setNumberStart: (actor, start) => setNumberStart(context, actor, start),
    noteNumber: (actor, used) => noteNumber(context, actor, used),
    takeBackNumber: (actor, number) => takeBackNumber(context, actor, number),
    async registerFile(year, format, kind) {
      const all = await numbersOf(archive.db, year);
      const entries = kind === undefined ? all : all.filter((entry) => entry.kind === kind);
      const { name: bureau } = await settings.bureau();
      const title = `${year.toString()}年文号登记簿${kind === undefined ? '' : `（${kind}）`}`;
      const fileName = `${title}.${format}`;
      if (format === 'xlsx')
        return { bytes: await workbookInWorker(title, registerTable(entries)), mime: XLSX, fileName };
      const tree = numberSheet({ bureau, title, entries, printedOn: archive.clock.today() });
      const bytes = await typesetter.pdf(tree, { title, createdAt: archive.clock.now() });
      return { bytes, mime: documentMimes.pdf, fileName };
    },
  };
}
