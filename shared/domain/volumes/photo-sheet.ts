import { chineseDate } from '../../lib/date.ts';
import type { DocumentTree } from '../documents/tree.ts';
import { cell, label, paragraph, sheet, SHEET_WIDTH, table, value } from './sheet-parts.ts';

/** A photo to be mounted; pixel size as it is seen upright. */
export interface MountedPhoto {
  readonly title: string;
  readonly date?: string | undefined;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
  readonly path: string;
}

const ROOM = { width: SHEET_WIDTH, height: 150 };
const LABEL = 33;
const HALF = SHEET_WIDTH / 2 - LABEL;

/**
 * A photo on A4 with what has to be said of it: when, where, by whom, what it proves, where its original is, and
 * who confirms it (程序规定第二十四条); what is not known stays empty, to be written by hand.
 */
export function photoSheet({ title, date, width, height, sha256, path }: MountedPhoto): DocumentTree {
  const scale = Math.min(ROOM.width / width, ROOM.height / height);
  const image = { kind: 'image', path, width: width * scale, height: height * scale } as const;
  const row = (height: number, cells: Parameters<typeof table>[1][number]['cells']) => ({ height, cells });
  return sheet('照片', [
    { kind: 'space', lines: 0.4 },
    paragraph([image], { align: 'center' }),
    { kind: 'space', lines: 0.6 },
    table(
      [LABEL, HALF, LABEL, HALF],
      [
        row(9, [label('拍摄内容'), value(title, 3)]),
        row(9, [
          label('拍摄时间'),
          value(date === undefined ? '' : chineseDate(date)),
          label('拍摄地点'),
          value(''),
        ]),
        row(9, [label('拍摄人'), value(''), label('原始载体及存放处'), value('')]),
        row(14, [label('证明对象'), value('', 3)]),
        row(14, [label('确认签名及日期'), value('', 3)]),
        row(6, [label('校验值'), cell([paragraph(`SHA-256\u3000${sha256}`, { size: 7 })], { colspan: 3 })]),
      ],
    ),
  ]);
}
