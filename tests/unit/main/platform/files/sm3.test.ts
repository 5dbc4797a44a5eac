import { describe, expect, it } from 'vitest';
import { hasNativeSm3, sm3Factory } from '#main/platform/files/sm3.ts';

/** The two examples of GB/T 32905-2016, appendix A. */
const examples = [
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
] as const;

describe.each([
  ['WebAssembly', false],
  ['native', true],
])('SM3 (%s)', (_name, native) => {
  it.skipIf(native && !hasNativeSm3).each(examples)('of %s is as in the standard', async (text, digest) => {
    const create = await sm3Factory(native);
    const hash = create();
    for (const byte of Buffer.from(text)) hash.update(Uint8Array.of(byte));
    expect(hash.digest()).toBe(digest);
    const again = create();
    again.update(Buffer.from(text));
    expect(again.digest()).toBe(digest);
  });
});
