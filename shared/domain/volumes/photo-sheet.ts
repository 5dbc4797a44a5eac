import { chineseDate } from '../../lib/date.ts';
import type { DocumentTree, ParagraphBlock, TreeBlock, TreeInline } from '../documents/page/tree.ts';
import {
  cell,
  heading,
  label,
  paragraph,
  sheet,
  SHEET_WIDTH,
  table,
  value,
} from '../documents/page/sheet-parts.ts';
import { PIECES_ON_PAGE, pieceRooms } from './long-picture.ts';
import { instantText } from './shown-times.ts';

/** What stands on one sheet: a picture, or the pieces of a long one; pixel sizes as seen upright. */
export interface MountedSheet {
  readonly pictures: readonly { readonly width: number; readonly height: number; readonly path: string }[];
  readonly piece?: { readonly first: number; readonly of: number };
}

/** A photo to be mounted. */
export interface MountedPhoto {
  readonly title: string;
  readonly date?: string | undefined;
  /** By its own EXIF data. */
  readonly takenAt?: string | undefined;
  readonly sha256: string;
  /** 证明对象 */
  readonly purpose?: string | undefined;
  /** 拍摄地点 */
  readonly place?: string | undefined;
  /** 拍摄人 */
  readonly photographer?: string | undefined;
  readonly sheets: readonly MountedSheet[];
}

const ROOM = { width: SHEET_WIDTH, height: 150 };
const LABEL = 33;
const HALF = SHEET_WIDTH / 2 - LABEL;
const TITLE = '照片';
/** What is added to a title that has several sheets. */
const LONGEST_PART = '（长图，第10—11段，共12段）';
/** Type of the numbers below the pieces of a long picture, pt, and how many mm are one em of it. */
const NUMBER_SIZE = 10.5;
const EM = (NUMBER_SIZE * 25.4) / 72;

/**
 * A photo on A4 with what has to be said of it: when, where, by whom, what it proves, where its original is, and
 * who confirms it (程序规定第二十四条); what is not known stays empty, to be written by hand. A long picture fills
 * several sheets, each with its particulars, because each is signed.
 */
export function photoSheet(photo: MountedPhoto): DocumentTree {
  const pages = photo.sheets.map((one, index) => [
    { kind: 'space', lines: 0.4 } as const,
    ...(one.piece === undefined ? whole(one, crowding(photo)) : pieces(one, one.piece, crowding(photo))),
    { kind: 'space', lines: 0.6 } as const,
    particulars(photo, one, index),
  ]);
  const [first = [], ...more] = pages;
  return sheet(TITLE, [
    ...first,
    ...more.flatMap((page): readonly TreeBlock[] => [{ kind: 'pageBreak' }, heading(TITLE), ...page]),
  ]);
}

/** A line of the particulars, mm, and how many characters surely stand on one. */
const LINE = 5.3;
const ON_LINE = 30;
const ON_HALF = 9;
/** So many lines more than the rows hold anyway there is room for below the largest picture. */
const SPARE = 3;

/** By how much, mm, pictures are lower so that a photo of which much is said still has one sheet. */
function crowding({ title, purpose = '', place = '', photographer = '' }: MountedPhoto): number {
  const beyond = (held: number, text: string, on = ON_LINE): number =>
    Math.max(0, Math.ceil(text.length / on) - held);
  // The time of taking beside the place may itself have three lines.
  const more =
    beyond(1, title + LONGEST_PART) +
    beyond(2, purpose) +
    beyond(3, place, ON_HALF) +
    beyond(1, photographer, ON_HALF);
  return Math.max(0, more - SPARE) * LINE;
}

function whole({ pictures }: MountedSheet, less: number): readonly ParagraphBlock[] {
  return pictures.map(({ path, width, height }) => {
    const scale = Math.min(ROOM.width / width, (ROOM.height - less) / height);
    return paragraph([{ kind: 'image', path, width: width * scale, height: height * scale }], {
      align: 'center',
    });
  });
}

function pieces(
  { pictures }: MountedSheet,
  { first, of }: { first: number; of: number },
  less: number,
): readonly ParagraphBlock[] {
  const full = pieceRooms.photo;
  const scale = (full.height - less) / full.height;
  const room = { width: full.width * scale, height: full.height * scale };
  const gap = { kind: 'gap', width: (SHEET_WIDTH - PIECES_ON_PAGE * room.width) / EM } as const;
  const places = Array.from({ length: PIECES_ON_PAGE }, (_, index) => pictures[index]);
  const images = places.map((picture): TreeInline => {
    const height = picture === undefined ? 0 : (picture.height / picture.width) * room.width;
    return {
      kind: 'image',
      width: room.width,
      height: Math.min(height, room.height),
      ...(picture === undefined ? {} : { path: picture.path }),
    };
  });
  const numbers = pictures.map((_, index) => `第${first + index}段（共${of}段）`);
  return [
    paragraph(
      images.flatMap((image, index) => (index === 0 ? [image] : [gap, image])),
      { size: NUMBER_SIZE },
    ),
    paragraph(
      numbers
        .flatMap((text): readonly TreeInline[] => {
          const side = { kind: 'gap', width: (room.width / EM - text.length) / 2 } as const;
          return [side, { kind: 'text', text, font: 'song' }, side, gap];
        })
        .slice(0, -1),
      { size: NUMBER_SIZE },
    ),
  ];
}

function particulars(
  { title, date, takenAt, sha256, purpose = '', place = '', photographer = '', sheets }: MountedPhoto,
  { piece, pictures }: MountedSheet,
  index: number,
) {
  const row = (height: number, cells: Parameters<typeof table>[1][number]['cells']) => ({ height, cells });
  const last = piece === undefined ? 0 : piece.first + pictures.length - 1;
  const part =
    piece !== undefined
      ? `（长图，第${piece.first}${last > piece.first ? `—${last}` : ''}段，共${piece.of}段）`
      : sheets.length > 1
        ? `（第${index + 1}页，共${sheets.length}页）`
        : '';
  return table(
    [LABEL, HALF, LABEL, HALF],
    [
      row(9, [label('拍摄内容'), value(title + part, 3)]),
      row(9, [
        label('拍摄时间'),
        cell(takenLines(date, takenAt).map((line) => paragraph(line))),
        label('拍摄地点'),
        value(place),
      ]),
      row(9, [label('拍摄人'), value(photographer), label('原始载体及存放处'), value('')]),
      row(14, [label('证明对象'), value(purpose, 3)]),
      row(14, [label('确认签名及日期'), value('', 3)]),
      row(6, [label('校验值'), cell([paragraph(`SHA-256\u3000${sha256}`, { size: 7 })], { colspan: 3 })]),
    ],
  );
}

/** The camera's own time, and the day the clerk wrote down where the two do not agree; line by line. */
function takenLines(date: string | undefined, takenAt: string | undefined): readonly string[] {
  if (takenAt === undefined) return [date === undefined ? '' : chineseDate(date)];
  const other = date === undefined || takenAt.startsWith(date) ? [] : [`登记为${chineseDate(date)}`];
  return [instantText(takenAt), '（照片内记录）', ...other];
}
