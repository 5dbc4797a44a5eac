import { describe, expect, it } from 'vitest';
import { NotationError, parseInline, usesOf } from '#shared/domain/documents/page/inline.ts';

describe('the inline notation', () => {
  it('reads blanks with every kind of width', () => {
    const widths = parseInline(
      '{a}{a:12}{a:9!}{a:*}{a:*+3}{a:*~13}{a:3/1.5/2}{a:plain}{a:bare}{a:month}',
    ).map((node) => (node.kind === 'blank' ? node.width : undefined));
    expect(widths).toEqual([
      { kind: 'auto' },
      { kind: 'em', em: 12, keep: false },
      { kind: 'em', em: 9, keep: true },
      { kind: 'rest', lines: 0, tail: 0 },
      { kind: 'rest', lines: 3, tail: 0 },
      { kind: 'rest', lines: 0, tail: 13 },
      { kind: 'parts', ems: [3, 1.5, 2] },
      { kind: 'plain' },
      { kind: 'bare' },
      { kind: 'part', part: 'month' },
    ]);
  });

  it('reads a bracket with a blank and a choice inside', () => {
    expect(parseInline('前［extended|并于{until}⟦kind|一|二⟧］后')).toEqual([
      { kind: 'text', text: '前' },
      {
        kind: 'bracket',
        id: 'extended',
        nodes: [
          { kind: 'text', text: '并于' },
          { kind: 'blank', id: 'until', width: { kind: 'auto' } },
          {
            kind: 'choice',
            id: 'kind',
            words: [[{ kind: 'text', text: '一' }], [{ kind: 'text', text: '二' }]],
          },
        ],
      },
      { kind: 'text', text: '后' },
    ]);
  });

  it('reads a choice without a line', () => {
    expect(parseInline('⟦kind:plain⟧⟦kind:plain|一|二⟧')).toEqual([
      { kind: 'choice', id: 'kind', words: [], plain: true },
      {
        kind: 'choice',
        id: 'kind',
        words: [[{ kind: 'text', text: '一' }], [{ kind: 'text', text: '二' }]],
        plain: true,
      },
    ]);
  });

  it('reads prompts, light ones, and words that only the filled document has', () => {
    expect(parseInline('«（甲）»«~（乙）»‹、›')).toEqual([
      { kind: 'prompt', text: '（甲）', light: false },
      { kind: 'prompt', text: '（乙）', light: true },
      { kind: 'added', text: '、' },
    ]);
    expect(() => parseInline('甲›')).toThrow('多余的“›”');
  });

  it('takes an escaped mark as the character itself', () => {
    expect(parseInline('\\{a\\} \\*\\*b')).toEqual([{ kind: 'text', text: '{a} **b' }]);
  });

  it('names every field used, but not what is written by hand', () => {
    const ids = [...usesOf(parseInline('□{source=其他}{_:*}{_date}{#page}**{a}**__⟨b|{c}⟩__'))].map(
      (use) => use.id,
    );
    expect(ids).toEqual(['source', 'a', 'b', 'c']);
  });

  it.each([
    '{open',
    '⟦a',
    '［flag|words',
    '**bold',
    '多余的］',
    '{A}',
    '{a:0}',
    '{a:wide}',
    '{a:3/0/2}',
    '{a:3/}',
    '□{source}',
    '⇥x⇤',
  ])('refuses %s', (source) => {
    expect(() => parseInline(source)).toThrow(NotationError);
  });
});
