import { describe, expect, it } from 'vitest';
import { lifeStateOf, outdatesVolume, pagesDifference } from '#shared/domain/documents/life.ts';

const scan = { pages: 2 };
const bound = { current: true };
const passed = { current: false };

describe('the state of a document', () => {
  it('is the furthest it has come', () => {
    expect(lifeStateOf({ state: 'draft' })).toBe('draft');
    expect(lifeStateOf({ state: 'draft', correction: {} })).toBe('correcting');
    expect(lifeStateOf({ state: 'finalised' })).toBe('finalised');
    expect(lifeStateOf({ state: 'finalised', signedScan: scan })).toBe('signed');
    expect(lifeStateOf({ state: 'finalised', filed: bound })).toBe('filed');
    expect(lifeStateOf({ state: 'finalised', signedScan: scan, filed: passed })).toBe('signed');
    expect(lifeStateOf({ state: 'void', signedScan: scan, filed: bound })).toBe('void');
  });

  it('asks for the volume anew where what was bound no longer counts', () => {
    expect(outdatesVolume({ state: 'finalised' })).toBe(false);
    expect(outdatesVolume({ state: 'finalised', filed: bound })).toBe(false);
    expect(outdatesVolume({ state: 'finalised', filed: passed })).toBe(true);
    expect(outdatesVolume({ state: 'void', filed: bound })).toBe(true);
  });
});

it('a scan of other length is said in one sentence', () => {
  expect(pagesDifference(2, 2)).toBeUndefined();
  expect(pagesDifference(undefined, 2)).toBeUndefined();
  expect(pagesDifference(3, 2)).toBe('签字扫描件有2页，定稿有3页，请核对是否扫描齐全。');
});
