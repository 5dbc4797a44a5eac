import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excessOf } from '#main/platform/yaml/measure.ts';
import { readYaml, YamlFault } from '#main/platform/yaml/read-yaml.ts';

const faultOf = (text: string): YamlFault => {
  try {
    readYaml(text);
  } catch (error) {
    if (error instanceof YamlFault) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('a text out of measure is seen before it is parsed', () => {
  it.each([
    ['brackets', '['.repeat(200_000)],
    ['brackets, a line each', '[\n'.repeat(200_000)],
    ['maps', '{a: '.repeat(100_000)],
    ['lists on one line', '- '.repeat(200_000)],
    ['keys on one line', '? '.repeat(200_000)],
    ['in brackets that are closed', `a: ${'['.repeat(61)}${']'.repeat(61)}`],
  ])('nested %s', (_what, text) => {
    expect(excessOf(text)).toMatchObject({ what: 'deep' });
    expect(faultOf(text).message).toContain('超过了允许的层数');
  });

  it('and names the line', () => {
    expect(excessOf(`a: 1\nb: |\n  文字\n  文字\nc: ${'['.repeat(70)}`)).toEqual({ line: 5, what: 'deep' });
  });

  it('also where it is only long', () => {
    const text = Array.from({ length: 40_000 }, (_, index) => `a${index.toString()}: [[]]`).join('\n');
    expect(excessOf(text)).toMatchObject({ what: 'long' });
    expect(faultOf(text).message).toContain('内容过多');
  });
});

it('a long text is one word, however many brackets it holds', () => {
  const law = `text: |\n${'  第一条　[内容] - ? {内容}\n'.repeat(30_000)}`;
  expect(excessOf(law)).toBeUndefined();
});

it('what is within measure is within it in every form', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      expect(excessOf(JSON.stringify(value, undefined, 2))).toBeUndefined();
    }),
  );
});

describe('a key twice', () => {
  it.each([
    ['in a map of lines', 'a: 1\nb: 2\na: 3', 3],
    ['in a map of brackets', 'x: {a: 1,\n  a: 2}', 2],
    ['in an item of a list', '- a: 1\n  b: 1\n  b: 2', 3],
    ['written otherwise', 'a: 1\n"a": 2', 2],
  ])('is refused %s, with its line', (_where, text, line) => {
    expect(faultOf(text)).toMatchObject({ line, message: '同一名称出现两次' });
  });

  it('is none in two maps, nor a number beside its words', () => {
    expect(readYaml('a: {n: 1}\nb: {n: 2}').content).toEqual({ a: { n: 1 }, b: { n: 2 } });
    expect(readYaml('1: x\n"1 ": y').content).toEqual({ 1: 'x', '1 ': 'y' });
  });
});
