/** What is used of WebAssembly: the library this compiles against leaves it to the browser's, though every Node has it. */
export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
}

/** Compiled code; threads it is sent to share it. */
export type WasmModule = object;

interface WasmRuntime {
  readonly Memory: new (pages: { initial: number; maximum: number; shared: true }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: { readonly [importFrom]: { readonly [importName]: WasmMemory } },
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

const { WebAssembly: runtime } = globalThis as unknown as { WebAssembly: WasmRuntime };

const page = 64 * 1024;
const importFrom = 'host';
const importName = 'memory';

/** Shared between threads, and aligned to pages. */
export function createWasmMemory(bytes: number): WasmMemory {
  const pages = Math.ceil(bytes / page);
  return new runtime.Memory({ initial: pages, maximum: pages, shared: true });
}

/** Bytes in their order; what is made of parts keeps them as they are until all is written down. */
export type Code = readonly (number | Code)[];

/** A place for a value within a function. */
export interface Local {
  readonly get: Code;
  set(value: Code): Code;
  /** set, and the value goes on */
  tee(value: Code): Code;
}

const types = { i32: 0x7f, v128: 0x7b } as const;

export interface Locals {
  add(type: keyof typeof types): Local;
}

/** A function that takes numbers (i32) and gives nothing back. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: number;
  body(parameters: readonly Local[], locals: Locals): Code;
}

/** LEB128 */
function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value % 128) + 128, unsigned(Math.floor(value / 128))];
}

/** LEB128 of a number of 32 bits */
function signed(value: number): Code {
  const rest = value >> 7;
  const low = value & 127;
  const isLast = (rest === 0 && low < 64) || (rest === -1 && low >= 64);
  return isLast ? [low] : [low + 128, signed(rest)];
}

export const i32 = {
  constant: (value: number): Code => [0x41, signed(value | 0)],
  load: (base: Code, offset: number): Code => [base, 0x28, 2, unsigned(offset)],
  store: (base: Code, offset: number, value: Code): Code => [base, value, 0x36, 2, unsigned(offset)],
  add: (a: Code, b: Code): Code => [a, b, 0x6a],
  subtract: (a: Code, b: Code): Code => [a, b, 0x6b],
  and: (a: Code, b: Code): Code => [a, b, 0x71],
  or: (a: Code, b: Code): Code => [a, b, 0x72],
  xor: (a: Code, b: Code): Code => [a, b, 0x73],
  rotateLeft: (a: Code, bits: number): Code => [a, i32.constant(bits), 0x77],
};

const simd = (operation: number): Code => [0xfd, unsigned(operation)];
const four = [0, 1, 2, 3] as const;

/** Four numbers of 32 bits side by side. */
export const i32x4 = {
  load: (base: Code, offset: number): Code => [base, simd(0), 2, unsigned(offset)],
  /** one number of 32 bits, four times */
  loadSplat: (base: Code, offset: number): Code => [base, simd(9), 2, unsigned(offset)],
  store: (base: Code, offset: number, value: Code): Code => [base, value, simd(11), 2, unsigned(offset)],
  add: (a: Code, b: Code): Code => [a, b, simd(0xae)],
  and: (a: Code, b: Code): Code => [a, b, simd(0x4e)],
  or: (a: Code, b: Code): Code => [a, b, simd(0x50)],
  xor: (a: Code, b: Code): Code => [a, b, simd(0x51)],
  shiftLeft: (a: Code, bits: number): Code => [a, i32.constant(bits), simd(0xab)],
  shiftRight: (a: Code, bits: number): Code => [a, i32.constant(bits), simd(0xad)],
  /** numbers 0 to 3 are those of `a`, 4 to 7 those of `b` */
  pick: (a: Code, b: Code, numbers: readonly number[]): Code => [
    a,
    b,
    simd(0x0d),
    numbers.map((number) => four.map((byte) => 4 * number + byte)),
  ],
  /** the bytes of each number in the opposite order */
  reverseBytes: (a: Code): Code => [
    a,
    simd(0x0c),
    four.map((number) => four.toReversed().map((byte) => 4 * number + byte)),
    simd(0x0e),
  ],
};

/** `body` again and again, `times` counted down to nothing; at least once. */
export const repeat = (times: Local, body: Code): Code => [
  [0x03, 0x40],
  body,
  times.tee(i32.subtract(times.get, i32.constant(1))),
  [0x0d, 0, 0x0b],
];

export const compile = (functions: readonly WasmFunction[]): WasmModule =>
  new runtime.Module(Uint8Array.from(written(moduleOf(functions))));

/** The functions by their names, working on `memory`. */
export const runInMemory = (module: WasmModule, memory: WasmMemory): Readonly<Record<string, unknown>> =>
  new runtime.Instance(module, { [importFrom]: { [importName]: memory } }).exports;

/** The sections of a module: types, the memory it works on, functions, their names, their code. */
function moduleOf(functions: readonly WasmFunction[]): Code {
  const mostPages = 65_536;
  const parameters = (count: number): Code => vector(Array.from({ length: count }, () => [types.i32]));
  const indexed = (code: (index: Code, name: string) => Code): Code[] =>
    functions.map(({ name }, index) => code(unsigned(index), name));
  return [
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(
      1,
      functions.map((one) => [0x60, parameters(one.parameters), 0]),
    ),
    section(2, [[text(importFrom), text(importName), 2, 3, 1, unsigned(mostPages)]]),
    section(
      3,
      indexed((index) => index),
    ),
    section(
      7,
      indexed((index, name) => [text(name), 0, index]),
    ),
    section(10, functions.map(bodyOf)),
  ];
}

function bodyOf({ parameters, body }: WasmFunction): Code {
  const declared: Code[] = [];
  const local = (index: number): Local => ({
    get: [0x20, unsigned(index)],
    set: (value) => [value, 0x21, unsigned(index)],
    tee: (value) => [value, 0x22, unsigned(index)],
  });
  const instructions = body(
    Array.from({ length: parameters }, (_, index) => local(index)),
    {
      add: (type) => {
        declared.push([1, types[type]]);
        return local(parameters + declared.length - 1);
      },
    },
  );
  return measured([vector(declared), instructions, 0x0b]);
}

const vector = (items: readonly Code[]): Code => [unsigned(items.length), items];
const text = (value: string): Code => measured([...Buffer.from(value, 'latin1')]);
const section = (id: number, items: readonly Code[]): Code => [id, measured(vector(items))];

/** With its length before it. */
function measured(code: Code): Code {
  const bytes = written(code);
  return [unsigned(bytes.length), bytes];
}

function written(code: Code, into: number[] = []): number[] {
  for (const part of code) {
    if (typeof part === 'number') into.push(part);
    else written(part, into);
  }
  return into;
}
