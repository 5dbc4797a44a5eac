import { describe, expect, it } from 'vitest';
import {
  fieldOfAddress,
  isSafeAttribute,
  isSafeElement,
  isSafeStyle,
} from '../../../../../renderer/features/documents/preview/safe-svg.ts';

describe('what a page may hold', () => {
  it('lets drawing through and keeps active content out', () => {
    for (const name of ['svg', 'g', 'path', 'use', 'a', 'linearGradient', 'clipPath'])
      expect(isSafeElement(name)).toBe(true);
    for (const name of ['script', 'SCRIPT', 'foreignObject', 'iframe', 'set', 'animate', 'object']) {
      expect(isSafeElement(name)).toBe(false);
    }
  });

  it('drops event handlers and addresses that lead outside', () => {
    expect(isSafeAttribute('onload', 'alert(1)')).toBe(false);
    expect(isSafeAttribute('ONCLICK', '')).toBe(false);
    expect(isSafeAttribute('href', 'javascript:alert(1)')).toBe(false);
    expect(isSafeAttribute('xlink:href', 'https://example.com/x.svg#a')).toBe(false);
    expect(isSafeAttribute('href', 'data:text/html,x')).toBe(false);
    expect(isSafeAttribute('fill', 'url(https://example.com/x)')).toBe(false);
    expect(isSafeAttribute('fill', 'url(#g1)')).toBe(true);
    expect(isSafeAttribute('href', '#glyph1')).toBe(true);
    expect(isSafeAttribute('xlink:href', 'anjuan:field/party_name')).toBe(true);
    expect(isSafeAttribute('d', 'M 0 0 L 1 1')).toBe(true);
    expect(isSafeStyle('@import "x"')).toBe(false);
    expect(isSafeStyle('.a { fill: red }')).toBe(true);
  });

  it('reads the field of an anchor', () => {
    expect(fieldOfAddress('anjuan:field/evidence%5B2%5D.item')).toBe('evidence[2].item');
    expect(fieldOfAddress('anjuan:field/party_name')).toBe('party_name');
    expect(fieldOfAddress('https://example.com')).toBeUndefined();
    expect(fieldOfAddress(null)).toBeUndefined();
  });
});
