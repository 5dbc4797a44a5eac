import { describe, expect, it } from 'vitest';
import {
  edit,
  learn,
  openDraft,
  originOf,
  redo,
  reset,
  seal,
  undo,
} from '../../../../../renderer/features/documents/session/draft.ts';
import { aDocument } from '../a-template.ts';

const opened = openDraft(
  aDocument({
    own: { place: '仓库' },
    values: { place: '仓库', party: '张三商店', note: '无' },
    origins: { place: 'document', party: 'case', note: 'default' },
  }),
);

describe('a draft in the form', () => {
  it('shows own values over those of the case', () => {
    const draft = edit(opened, 'party', '李四商店');
    expect(draft.values).toEqual({ place: '仓库', party: '李四商店', note: '无' });
    expect(draft.own).toEqual({ place: '仓库', party: '李四商店' });
    expect(originOf(draft, 'party')).toBe('document');
    expect(originOf(reset(draft, 'party'), 'party')).toBe('case');
    expect(reset(draft, 'party').values['party']).toBe('张三商店');
  });

  it('keeps an emptied field empty where the case knows a value, and open where it knows none', () => {
    expect(edit(opened, 'party', '').own).toEqual({ place: '仓库', party: '' });
    expect(edit(opened, 'place', '').own).toEqual({});
    expect(edit(opened, 'place', []).own).toEqual({});
    expect(originOf(edit(opened, 'place', ''), 'place')).toBe('open');
  });

  it('takes one run of typing back in one step', () => {
    let draft = opened;
    for (const text of ['检', '检查', '检查室']) draft = edit(draft, 'room', text);
    const back = undo(draft);
    expect(back.field).toBe('room');
    expect(back.draft.values['room']).toBeUndefined();
    expect(redo(back.draft).draft.values['room']).toBe('检查室');
  });

  it('makes a new step after a pause and in another field', () => {
    let draft = edit(opened, 'room', '检');
    draft = edit(seal(draft), 'room', '检查');
    draft = edit(draft, 'hall', '大厅');
    expect(undo(draft).draft.values['room']).toBe('检查');
    expect(undo(undo(draft).draft).draft.values['room']).toBe('检');
  });

  it('forgets what was undone once something new is typed', () => {
    const draft = edit(undo(edit(opened, 'room', '检')).draft, 'hall', '大厅');
    expect(redo(draft).draft).toBe(draft);
  });

  it('does nothing when there is nothing to take back', () => {
    expect(undo(opened).draft).toBe(opened);
    expect(reset(opened, 'party')).toBe(opened);
    expect(edit(opened, 'unknown', '')).toBe(opened);
  });

  it('learns the value of the case after a reset was saved', () => {
    const draft = learn(
      reset(opened, 'place'),
      aDocument({ values: { place: '门店', party: '张三商店' }, origins: { place: 'case', party: 'case' } }),
    );
    expect(draft.values).toEqual({ place: '门店', party: '张三商店' });
    expect(originOf(draft, 'place')).toBe('case');
  });

  it('knows what the case says behind an own value, and goes back to it at once', () => {
    const draft = openDraft(
      aDocument({ own: { place: '仓库' }, values: { place: '仓库' }, inherited: { place: '门店' } }),
    );
    expect(draft.values).toEqual({ place: '仓库' });
    expect(reset(draft, 'place').values).toEqual({ place: '门店' });
  });

  it('forgets a fact that was taken out of the case', () => {
    const draft = learn(opened, aDocument({ own: { place: '仓库' }, values: { place: '仓库' } }));
    expect(draft.values).toEqual({ place: '仓库' });
  });

  it('keeps what was typed while the answer of a save came in', () => {
    const typed = edit(opened, 'place', '仓库二楼');
    const draft = learn(
      typed,
      aDocument({ own: { place: '仓库' }, values: { place: '仓库', party: '张三商店' } }),
    );
    expect(draft.values['place']).toBe('仓库二楼');
    expect(undo(draft).draft.values['place']).toBe('仓库');
  });

  it('keeps only so many steps', () => {
    let draft = opened;
    for (let n = 0; n < 700; n++) draft = edit(seal(draft), 'room', n.toString());
    expect(draft.past.length).toBe(500);
    expect(undo(draft).draft.values['room']).toBe('698');
  });
});
