import { describe, expect, test } from 'vitest';
import { type BoundPiece, numberPieces, splitVolumes } from '#shared/domain/volumes/page-numbers.ts';

const body = (id: string, pages: number, blankPages?: readonly number[]): BoundPiece => ({
  id,
  role: 'body',
  pages,
  ...(blankPages === undefined ? {} : { blankPages }),
});
const cover: BoundPiece = { id: '封面', role: 'cover', pages: 1 };
const catalogue: BoundPiece = { id: '目录', role: 'catalogue', pages: 2 };
const remarks: BoundPiece = { id: '备考表', role: 'remarks', pages: 1 };

const single = { position: 'upper', duplex: false } as const;
const duplex = { position: 'upper', duplex: true } as const;

const numbers = (pieces: ReturnType<typeof numberPieces>): (number | null)[] =>
  pieces.flatMap(({ marks }) => marks.map((mark) => mark?.number ?? null));

describe('page numbers', () => {
  test('a document of three sheets printed on both sides with an empty last back bears 1 to 5', () => {
    expect(numbers(numberPieces([body('a', 6, [6])], duplex))).toEqual([1, 2, 3, 4, 5, null]);
  });

  test('cover, catalogue and remarks sheet bear none: the first number stands on the first document', () => {
    const pieces = numberPieces([cover, catalogue, body('a', 1), remarks], single);
    expect(numbers(pieces)).toEqual([null, null, null, 1, null]);
    expect(pieces.map(({ first, last }) => [first, last])).toEqual([
      [null, null],
      [null, null],
      [1, 1],
      [null, null],
    ]);
  });

  test('a folded A3 drawing between two documents adds one', () => {
    const pieces = numberPieces([body('a', 2), body('A3图', 1), body('b', 2)], single);
    expect(pieces.map(({ first, last }) => [first, last])).toEqual([
      [1, 2],
      [3, 3],
      [4, 5],
    ]);
  });

  test('stand at the upper right of fronts and the upper left of backs', () => {
    const [piece] = numberPieces([body('a', 3)], duplex);
    expect(piece?.marks.map((mark) => mark?.corner)).toEqual(['upper-right', 'upper-left', 'upper-right']);
  });

  test('stand at the right of every side when sheets are printed on one side, above or below as set', () => {
    const corners = (position: 'upper' | 'lower') =>
      numberPieces([body('a', 2)], { position, duplex: false })[0]?.marks.map((mark) => mark?.corner);
    expect(corners('upper')).toEqual(['upper-right', 'upper-right']);
    expect(corners('lower')).toEqual(['lower-right', 'lower-right']);
  });

  test('printed on both sides, each piece begins on a front and the empty backs between bear none', () => {
    const pieces = numberPieces([cover, body('a', 3), body('b', 2), remarks], duplex);
    expect(pieces.map(({ blankAfter }) => blankAfter)).toEqual([1, 1, 0, 0]);
    expect(pieces[2]?.marks[0]).toEqual({ number: 4, corner: 'upper-right' });
  });

  test('run on without gap or overlap from item to item', () => {
    const pieces = numberPieces([body('a', 3), body('空白', 2, [1, 2]), body('b', 4, [2])], single);
    expect(numbers(pieces).filter((number) => number !== null)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(pieces[1]).toMatchObject({ first: null, last: null });
    expect(pieces[2]).toMatchObject({ first: 4, last: 6 });
  });
});

describe('a thick file', () => {
  const item = (id: string, pages: number, headId = id) => ({ id, pages, headId });

  test('goes on in a second volume when the next document would pass 200 pages, and numbers begin again', () => {
    const volumes = splitVolumes([item('a', 198), item('b', 7)]);
    expect(volumes.map((volume) => volume.map(({ id }) => id))).toEqual([['a'], ['b']]);
    const second = numberPieces(volumes[1]?.map(({ id, pages }) => body(id, pages)) ?? [], single);
    expect(second[0]?.first).toBe(1);
  });

  test('stays one volume at exactly 200 pages', () => {
    expect(splitVolumes([item('a', 198), item('b', 2)])).toHaveLength(1);
    expect(splitVolumes([item('a', 198), item('b', 3)])).toHaveLength(2);
  });

  test('never parts a document from its proof of service', () => {
    const volumes = splitVolumes([item('a', 190), item('决定', 10), item('回证', 1, '决定')]);
    expect(volumes.map((volume) => volume.map(({ id }) => id))).toEqual([['a'], ['决定', '回证']]);
  });

  test('does not cut a document longer than a volume', () => {
    const volumes = splitVolumes([item('a', 10), item('审计报告', 350), item('b', 5)]);
    expect(volumes.map((volume) => volume.map(({ id }) => id))).toEqual([['a'], ['审计报告'], ['b']]);
  });

  test('does not count blank sides', () => {
    expect(splitVolumes([item('a', 198), { ...item('b', 4), blankPages: [2, 4] }])).toHaveLength(1);
  });

  test('without items has no volume', () => {
    expect(splitVolumes([])).toEqual([]);
  });
});
