import { i32, i32x4, repeat, type Code, type Local, type Locals, type WasmFunction } from './wasm.ts';

/** Bytes of one block. */
export const sm3Block = 64;

/** Where the functions keep what they work with, from an address divisible by 64. */
export interface Sm3Places {
  /** eight words, each with room for four of them side by side */
  readonly state: number;
  /** the words of `roundConstants` */
  readonly constants: number;
  /** sixty-eight times 16 bytes */
  readonly schedule: number;
}

const rotate = (value: number, bits: number): number =>
  ((value << (bits % 32)) | (value >>> ((32 - bits) % 32))) >>> 0;

/** T of each round, turned as the round wants it (GB/T 32905-2016, 4.2 and 5.3.3). */
export const roundConstants: readonly number[] = Array.from({ length: 64 }, (_, round) =>
  round % 32 === 0 ? constantOf(round) : rotate(constantOf(round), round),
);

function constantOf(round: number): number {
  return round < 16 ? 0x79cc4519 : 0x7a879d8a;
}

/** One word of a message, or the same word of four messages: the rounds are the same for both. */
interface Words {
  local(): Local;
  load(at: number): Code;
  store(at: number, value: Code): Code;
  constant(round: number): Code;
  add(a: Code, b: Code): Code;
  and(a: Code, b: Code): Code;
  or(a: Code, b: Code): Code;
  xor(a: Code, b: Code): Code;
  rotateLeft(a: Code, bits: number): Code;
}

const nowhere = i32.constant(0);

const oneWord = (locals: Locals): Words => ({
  ...i32,
  local: () => locals.add('i32'),
  load: (at) => i32.load(nowhere, at),
  store: (at, value) => i32.store(nowhere, at, value),
  constant: (round) => i32.constant(roundConstants[round] ?? 0),
});

function fourWords(locals: Locals, constants: number): Words {
  const turned = locals.add('v128');
  return {
    ...i32x4,
    local: () => locals.add('v128'),
    load: (at) => i32x4.load(nowhere, at),
    store: (at, value) => i32x4.store(nowhere, at, value),
    constant: (round) => i32x4.loadSplat(nowhere, constants + 4 * round),
    rotateLeft: (a, bits) =>
      i32x4.or(i32x4.shiftLeft(turned.tee(a), bits), i32x4.shiftRight(turned.get, 32 - bits)),
  };
}

/** `one(data, blocks)`: whole blocks of one message, with the first word of each four in `state`. */
export const compressOne = (places: Sm3Places): WasmFunction => ({
  name: 'one',
  parameters: 2,
  body([data, blocks], locals) {
    if (!data || !blocks) throw new Error('two parameters');
    const words = oneWord(locals);
    const raw = words.local();
    const message = Array.from({ length: 16 }, (_, word) => {
      // The message is big-endian, WebAssembly is not.
      const even = i32.rotateLeft(i32.and(raw.get, i32.constant(0x00ff00ff)), 24);
      const odd = i32.rotateLeft(i32.and(raw.get, i32.constant(0xff00ff00)), 8);
      return [
        raw.set(i32.load(data.get, 4 * word)),
        words.store(places.schedule + 16 * word, i32.or(even, odd)),
      ];
    });
    return compress(words, places, blocks, message, [data]);
  },
});

/** `four(data, data, data, data, blocks)`: as many blocks of four messages side by side. */
export const compressFour = (places: Sm3Places): WasmFunction => ({
  name: 'four',
  parameters: 5,
  body([a, b, c, d, blocks], locals) {
    if (!a || !b || !c || !d || !blocks) throw new Error('five parameters');
    const words = fourWords(locals, places.constants);
    const rows = [a, b, c, d].map((data) => ({ data, local: words.local() }));
    const [first, second, third, fourth] = rows.map(({ local }) => local.get);
    if (!first || !second || !third || !fourth) throw new Error('four messages');
    const [low, high, lowNext, highNext] = [words.local(), words.local(), words.local(), words.local()];
    const message = [0, 4, 8, 12].map((word) => {
      const place = (further: number): number => places.schedule + 16 * (word + further);
      return [
        rows.map(({ data, local }) => local.set(i32x4.reverseBytes(i32x4.load(data.get, 4 * word)))),
        // Four words of each message become four messages of each word.
        low.set(i32x4.pick(first, second, [0, 4, 1, 5])),
        high.set(i32x4.pick(first, second, [2, 6, 3, 7])),
        lowNext.set(i32x4.pick(third, fourth, [0, 4, 1, 5])),
        highNext.set(i32x4.pick(third, fourth, [2, 6, 3, 7])),
        words.store(place(0), i32x4.pick(low.get, lowNext.get, [0, 1, 4, 5])),
        words.store(place(1), i32x4.pick(low.get, lowNext.get, [2, 3, 6, 7])),
        words.store(place(2), i32x4.pick(high.get, highNext.get, [0, 1, 4, 5])),
        words.store(place(3), i32x4.pick(high.get, highNext.get, [2, 3, 6, 7])),
      ];
    });
    return compress(words, places, blocks, message, [a, b, c, d]);
  },
});

/**
 * GB/T 32905-2016, 5.3: expansion and compression of block after block, all rounds written out one after another.
 * Sums are taken in the order in which their parts become known: each round has to wait for the one before it.
 */
function compress(
  words: Words,
  { state, schedule }: Sm3Places,
  blocks: Local,
  message: Code,
  data: readonly Local[],
): Code {
  const { add, and, or, xor, rotateLeft } = words;
  const kept = Array.from({ length: 8 }, (_, word) => ({ at: state + 16 * word, local: words.local() }));
  const [mixed, sum, turned] = [words.local(), words.local(), words.local()];
  const w = (word: number): Code => words.load(schedule + 16 * word);
  const mix = (value: Code, first: number, second: number): Code => [
    mixed.set(value),
    xor(xor(mixed.get, rotateLeft(mixed.get, first)), rotateLeft(mixed.get, second)),
  ];

  const expand = (word: number): Code => {
    const early = mix(xor(xor(w(word - 16), w(word - 9)), rotateLeft(w(word - 3), 15)), 15, 23);
    return words.store(schedule + 16 * word, xor(xor(early, rotateLeft(w(word - 13), 7)), w(word - 6)));
  };
  let letters = kept.map(({ local }) => local);
  const round = (number: number): Code => {
    const [a, b, c, d, e, f, g, h] = letters;
    if (!a || !b || !c || !d || !e || !f || !g || !h) throw new Error('eight words');
    letters = [d, a, b, c, h, e, f, g];
    const isEarly = number < 16;
    const majority = isEarly
      ? xor(xor(a.get, b.get), c.get)
      : or(and(a.get, b.get), and(c.get, or(a.get, b.get)));
    const choice = isEarly ? xor(xor(e.get, f.get), g.get) : xor(and(xor(f.get, g.get), e.get), g.get);
    const toFirst = add(majority, add(d.get, xor(w(number), w(number + 4))));
    const toFifth = add(choice, add(h.get, w(number)));
    return [
      number + 4 < 16 ? [] : expand(number + 4),
      turned.set(rotateLeft(a.get, 12)),
      sum.set(rotateLeft(add(add(turned.get, words.constant(number)), e.get), 7)),
      d.set(add(toFirst, xor(sum.get, turned.get))),
      h.set(mix(add(toFifth, sum.get), 9, 17)),
      b.set(rotateLeft(b.get, 9)),
      f.set(rotateLeft(f.get, 19)),
    ];
  };
  const rounds = Array.from({ length: 64 }, (_, number) => round(number));
  const before = kept.map(({ at, local }) => local.set(words.load(at)));
  const after = kept.map(({ at, local }) => [
    local.set(xor(local.get, words.load(at))),
    words.store(at, local.get),
  ]);
  const forward = data.map((at) => at.set(i32.add(at.get, i32.constant(sm3Block))));
  return [before, repeat(blocks, [message, rounds, after, forward])];
}
