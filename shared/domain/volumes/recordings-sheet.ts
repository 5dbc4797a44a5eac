import type { IndexLine } from '../evidence/citation-index.ts';
import type { DocumentTree, TreeBlock } from '../documents/page/tree.ts';
import { otherViewsText } from '../recordings/other-views.ts';
import type { TimeSource } from '../recordings/recording-time.ts';
import { settledSentence, type SettledTime, timeSourceWords } from '../recordings/settled-time.ts';
import { evidenceKinds } from '../evidence/evidence-label.ts';
import {
  cell,
  label,
  paragraph,
  placedValue,
  sheet,
  SHEET_WIDTH,
  table,
  value,
} from '../documents/page/sheet-parts.ts';
import { instantText, lengthText } from './shown-times.ts';

export const RECORDINGS_TITLE = '音像资料清单';

/** A recording as the sheet describes it; hashes in hexadecimal, instants with +08:00. */
export interface SheetRecording {
  readonly name: string;
  /** 视频03, as the documents cite it */
  readonly evidenceLabel?: string | undefined;
  readonly kind: string;
  readonly startedAt?: string | undefined;
  readonly timeSource: TimeSource;
  /** why the time is not a fact, with both values */
  readonly timeDoubt?: { readonly sentence: string } | undefined;
  /** who decided on the time, and between which */
  readonly timeSettled?: SettledTime | undefined;
  /** a second lens, a second sound */
  readonly otherViews?: readonly { readonly title: string }[] | undefined;
  readonly durationMs?: number | undefined;
  readonly officer?: string | undefined;
  readonly recorder?: string | undefined;
  readonly bytes: number;
  readonly sha256: string;
  readonly sm3: string;
  /** 证明对象 */
  readonly purpose?: string | undefined;
  /** What is wrong with it: empty, cut off, unreadable. */
  readonly warning?: string | undefined;
  /** Its picture, as the typesetter is given it. */
  readonly picture?: string | undefined;
}

export interface RecordingsFacts {
  readonly caseTitle: string;
  readonly caseNumber: string;
  readonly recordings: readonly SheetRecording[];
  /** 证据引用对照: where the documents of the file cite them. */
  readonly citations?: readonly IndexLine[];
}

/** The kinds the sheet lists; logs and side files of a recorder are only counted. */
export const recordingKindNames: Readonly<Record<string, string>> = evidenceKinds;

/** The recordings on the sheet with which something is wrong: empty, cut off, unreadable. */
export const faultyRecordings = <T extends Pick<SheetRecording, 'kind' | 'warning'>>(
  recordings: readonly T[],
): readonly (T & { readonly warning: string })[] =>
  recordings.flatMap((one) =>
    one.kind in recordingKindNames && one.warning !== undefined ? [{ ...one, warning: one.warning }] : [],
  );

const sourceIn = (source: TimeSource): string =>
  timeSourceWords[source] === '' ? '' : `（${timeSourceWords[source]}）`;

/** The names of places on the sheet (`TextInline.place`): where a recording is described … */
export const entryPlace = (evidenceLabel: string): string => `entry-${encodeURIComponent(evidenceLabel)}`;
/** … and the two page numbers of a line of 证据引用对照, lines counted from 0. */
export const citedPlace = (line: number): string => `cited-${line.toString()}`;
export const describedPlace = (line: number): string => `described-${line.toString()}`;

const PICTURE = { width: 40, height: 30 };
const LABEL = 19;
const COLUMNS = [44, LABEL, 30, LABEL, SHEET_WIDTH - 44 - LABEL - 30 - LABEL];

/**
 * 音像资料清单: one sheet for the recordings of a case, which are kept as files. Says of each how, when and by whom
 * it was made and leaves room for what it proves (程序规定第二十五条、第二十六条), and both its checksums.
 */
export function recordingsSheet({
  caseTitle,
  caseNumber,
  recordings,
  citations = [],
}: RecordingsFacts): DocumentTree {
  const listed = recordings.filter(({ kind }) => kind in recordingKindNames);
  const others = recordings.length - listed.length;
  const foot = paragraph('核对人：', { pitch: 22 });
  const signed = {
    ...foot,
    inlines: [
      ...foot.inlines,
      { kind: 'blank', width: 9, lines: 0 } as const,
      { kind: 'text', text: '\u3000\u3000年\u3000\u3000月\u3000\u3000日', font: 'song' } as const,
    ],
  };
  return sheet(RECORDINGS_TITLE, [
    paragraph(`案件名称：${caseTitle}`, { pitch: 18 }),
    paragraph(
      `案号：${caseNumber}\u3000\u3000共${listed.length}个${others > 0 ? `，另有记录仪日志等附属文件${others}个` : ''}。原始文件随电子案卷保存，未经剪接、删改；校验值见各项。`,
      { pitch: 18 },
    ),
    { kind: 'space', lines: 0.3 },
    ...listed.flatMap((recording, index) => entry(recording, index + 1)),
    ...(citations.length === 0 ? [] : indexOf(citations)),
    signed,
  ]);
}

function entry(recording: SheetRecording, number: number): readonly TreeBlock[] {
  const { name, evidenceLabel, kind, durationMs, officer, recorder } = recording;
  const { startedAt, timeSource, timeDoubt, timeSettled } = recording;
  const { picture, otherViews = [], purpose = '', warning } = recording;
  const image = cell(
    [
      paragraph([{ kind: 'image', ...PICTURE, ...(picture === undefined ? {} : { path: picture }) }], {
        align: 'center',
      }),
    ],
    { rowspan: warning === undefined ? 6 : 7 },
  );
  const text = (words: string) => ({ kind: 'text', text: words, font: 'song' }) as const;
  const title =
    evidenceLabel === undefined
      ? [text(`${number.toString()}．${name}`)]
      : [{ ...text(evidenceLabel), place: entryPlace(evidenceLabel) }, text(`．${name}`)];
  const made = startedAt === undefined ? '' : `${instantText(startedAt)}${sourceIn(timeSource)}`;
  const doubted = timeDoubt === undefined ? '' : `\u3000存疑：${timeDoubt.sentence}`;
  const settled = timeSettled === undefined ? '' : `\u3000${settledSentence(timeSettled)}`;
  const others = otherViewsText(otherViews.map(({ title }) => title));
  const length = durationMs === undefined ? '' : `\u3000时长${lengthText(durationMs)}`;
  const row = (cells: Parameters<typeof table>[1][number]['cells'], height = 6.6) => ({ height, cells });
  return [
    {
      kind: 'together',
      blocks: [
        table(COLUMNS, [
          row([image, label('名称'), cell([paragraph(title)], { colspan: 3 })]),
          row([
            label('种类'),
            value([recordingKindNames[kind] ?? '', ...(others === '' ? [] : [others])].join('，')),
            label('记录设备'),
            value(recorder ?? ''),
          ]),
          row([label('制作时间'), value(`${made}${length}${doubted}${settled}`, 3)]),
          row([label('制作人'), value(officer ?? '', 3)]),
          row([label('制作方法'), value(methodOf(recording), 3)]),
          row([label('证明对象'), value(purpose, 3)], 9),
          ...(warning === undefined ? [] : [row([label('备注'), value(warning, 3)])]),
          row([checksums(recording)]),
        ]),
        { kind: 'space', lines: 0.5 },
      ],
    },
  ];
}

/** A recorder is named only where the file or its card says which: a telephone's card comes in the same way. */
const methodOf = ({ kind, recorder }: SheetRecording): string => {
  const made = recorder === undefined ? '' : `执法记录设备${kind === 'photo' ? '拍摄' : '录制'}，`;
  return `${made}存储卡原始文件采集入库`;
};

/** 视频0123 00:12:31 and 副卷第2卷第199页 stand on one line each: page numbers must not change how high a line is. */
const INDEX_COLUMNS = [31, SHEET_WIDTH - 31 - 34 - 32 - 32, 34, 32, 32];

/** Page numbers are those stamped on the bound volume. */
function indexOf(citations: readonly IndexLine[]): readonly TreeBlock[] {
  return [
    paragraph('证据引用对照', { align: 'center', font: 'hei', size: 14, pitch: 26 }),
    {
      ...table(INDEX_COLUMNS, [
        { height: 7, cells: ['引用', '原始文件', '引用的文书', '引用处', '清单所在'].map(label) },
        ...citations.map(({ citation, name, document, citedOn, describedOn }, line) => ({
          height: 7,
          cells: [
            ...[citation, name ?? '（本案没有这一编号）', document].map((words) => value(words)),
            placedValue(citedOn, citedPlace(line)),
            placedValue(describedOn, describedPlace(line)),
          ],
        })),
      ]),
      headerRows: 1,
    },
    { kind: 'space', lines: 0.5 },
  ];
}

/** The beginning of each checksum to compare at a glance, the whole of it in small type. */
function checksums({ sha256, sm3 }: SheetRecording) {
  const line = (name: string, hash: string) =>
    paragraph(
      [
        { kind: 'text', text: `${name}\u3000${hash.slice(0, 12)}\u3000`, font: 'song', size: 9 },
        { kind: 'text', text: hash, font: 'song', size: 6.5 },
      ],
      { pitch: 11, size: 9 },
    );
  return cell([line('SHA-256', sha256), line('SM3', sm3)], { colspan: 5 });
}
