import { describe, expect, it } from 'vitest';
import { matchesCombo } from '../../../../renderer/ui/key-combo.ts';

const press = (
  key: string,
  held: { ctrl?: boolean; alt?: boolean; shift?: boolean; meta?: boolean } = {},
  code = '',
) => ({
  key,
  code,
  ctrlKey: held.ctrl ?? false,
  altKey: held.alt ?? false,
  shiftKey: held.shift ?? false,
  metaKey: held.meta ?? false,
});

describe('key combinations', () => {
  it('takes Ctrl or the command key for Ctrl', () => {
    expect(matchesCombo('Ctrl+K', press('k', { ctrl: true }))).toBe(true);
    expect(matchesCombo('Ctrl+K', press('k', { meta: true }))).toBe(true);
    expect(matchesCombo('Ctrl+K', press('k'))).toBe(false);
    expect(matchesCombo('Ctrl+K', press('k', { ctrl: true, alt: true }))).toBe(false);
  });

  it('knows digits by their key, also on the number pad', () => {
    expect(matchesCombo('Alt+1', press('¡', { alt: true }, 'Digit1'))).toBe(true);
    expect(matchesCombo('Alt+1', press('1', { alt: true }, 'Numpad1'))).toBe(true);
    expect(matchesCombo('Alt+1', press('1', {}, 'Digit1'))).toBe(false);
  });

  it('leaves a plain key alone when a modifier is held', () => {
    expect(matchesCombo('n', press('n'))).toBe(true);
    expect(matchesCombo('n', press('n', { ctrl: true }))).toBe(false);
    expect(matchesCombo('Escape', press('Escape', { shift: true }))).toBe(false);
  });
});
