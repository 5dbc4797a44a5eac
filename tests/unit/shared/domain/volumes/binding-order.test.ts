import { describe, expect, test } from 'vitest';
import { moveItem, type MoveTarget } from '#shared/domain/volumes/binding-order.ts';
import type { VolumeItem } from '#shared/domain/volumes/filing-order.ts';
import { placeItems } from '#shared/domain/volumes/place-items.ts';
import { aDocument, aScan, ids, profile } from './support.ts';

/** Moves as the program does: keys and slots are remembered, the order is computed anew. */
function moved(items: readonly VolumeItem[], id: string, target: MoveTarget): VolumeItem[] {
  const changes = new Map(
    moveItem(placeItems(profile(), items), id, target).map((change) => [change.id, change]),
  );
  return items.map((item) => {
    const change = changes.get(item.id);
    return change === undefined ? item : { ...item, manualKey: change.manualKey, slot: change.slot };
  });
}

const order = (items: readonly VolumeItem[]): string[] => ids(placeItems(profile(), items));

const evidence = ['a', 'b', 'c', 'd'].map((id, index) => aScan(id, { date: `2026-03-0${index + 1}` }));

describe('moving an item by hand', () => {
  test('puts it before another one', () => {
    expect(order(moved(evidence, 'd', { before: 'b' }))).toEqual(['a', 'd', 'b', 'c']);
  });

  test('puts it after another one', () => {
    expect(order(moved(evidence, 'a', { after: 'c' }))).toEqual(['b', 'c', 'a', 'd']);
  });

  test('puts it last in its slot', () => {
    expect(order(moved(evidence, 'a', { lastIn: 'Z4' }))).toEqual(['b', 'c', 'd', 'a']);
  });

  test('changes one key only once the slot has been ordered by hand', () => {
    const once = moved(evidence, 'd', { before: 'b' });
    expect(moveItem(placeItems(profile(), once), 'a', { lastIn: 'Z4' })).toHaveLength(1);
  });

  test('changes nothing when it already stands there', () => {
    const placed = placeItems(profile(), evidence);
    expect(moveItem(placed, 'b', { before: 'c' })).toEqual([]);
    expect(moveItem(placed, 'b', { after: 'a' })).toEqual([]);
    expect(moveItem(placed, 'd', { lastIn: 'Z4' })).toEqual([]);
    expect(moveItem(placed, 'b', { before: 'b' })).toEqual([]);
  });

  test('holds after a hundred moves back and forth', () => {
    let items: readonly VolumeItem[] = evidence;
    for (let round = 0; round < 100; round += 1) {
      const [first, second] = order(items);
      items = moved(items, second ?? '', { before: first ?? '' });
    }
    expect(order(items)).toEqual(['a', 'b', 'c', 'd']);
    for (let round = 0; round < 100; round += 1)
      items = moved(items, order(items)[2] ?? '', { after: order(items)[0] ?? '' });
    expect(order(items)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('takes the proofs of service of a document along', () => {
    const items = [
      aDocument(33, '责令改正', '2026-03-05'),
      aDocument(50, '回证', '2026-03-06', { servesDocumentId: '责令改正' }),
      aDocument(37, '告知书', '2026-03-12'),
    ];
    expect(order(moved(items, '责令改正', { after: '告知书' }))).toEqual(['告知书', '责令改正', '回证']);
    expect(order(moved(items, '告知书', { before: '回证' }))).toEqual(['告知书', '责令改正', '回证']);
    expect(order(moved(items, '告知书', { after: '责令改正' }))).toEqual(['责令改正', '回证', '告知书']);
    expect(moveItem(placeItems(profile(), items), '责令改正', { after: '回证' })).toEqual([]);
  });

  test('lets a proof of service be put somewhere else, away from its document', () => {
    const items = [
      aDocument(33, '责令改正', '2026-03-05'),
      aDocument(50, '回证', '2026-03-06', { servesDocumentId: '责令改正' }),
      aDocument(37, '告知书', '2026-03-12'),
    ];
    expect(order(moved(items, '回证', { after: '告知书' }))).toEqual(['责令改正', '告知书', '回证']);
  });

  test('puts an item beside one of another slot into that slot', () => {
    const items = [...evidence, aScan('申辩书', { slot: 'Z7' }), aScan('委托书', { slot: 'Z7' })];
    const after = moved(items, 'b', { before: '委托书' });
    expect(order(after)).toEqual(['a', 'c', 'd', '申辩书', 'b', '委托书']);
    expect(after.find(({ id }) => id === 'b')?.slot).toBe('Z7');
  });

  test('leaves new material to the rules: it comes behind its predecessor', () => {
    const items = moved(evidence, 'd', { before: 'a' });
    expect(order([...items, aScan('新', { date: '2026-03-02' })])).toEqual(['d', 'a', 'b', '新', 'c']);
    expect(order([...items, aScan('最早', { date: '2026-01-01' })])).toEqual(['最早', 'd', 'a', 'b', 'c']);
  });

  test('copes with two items that came to share a key', () => {
    const items = evidence.map((item) => ({ ...item, manualKey: 'i' }));
    expect(order(moved(items, 'd', { before: 'b' }))).toEqual(['a', 'd', 'b', 'c']);
  });

  test('says so when an item is gone', () => {
    const placed = placeItems(profile(), evidence);
    expect(() => moveItem(placed, 'x', { before: 'a' })).toThrow('案卷里没有这份材料');
    expect(() => moveItem(placed, 'a', { before: 'x' })).toThrow('案卷里没有这份材料');
  });
});
