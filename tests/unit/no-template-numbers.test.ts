import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const NUMBER = String.raw`(?:\w+\.)?(?:templateNumber|template\.number|template_number)`;

/** The number of a template held against a number written in code, by its figures or by the name of a constant. */
const decides = [
  new RegExp(String.raw`${NUMBER}\s*(?:===|!==|<=?|>=?)\s*(?:\d|[A-Z][A-Z_]{2,}\b)`),
  new RegExp(String.raw`(?:\b\d+|\b[A-Z][A-Z_]{2,})\s*(?:===|!==|<=?|>=?)\s*${NUMBER}`),
  new RegExp(String.raw`(?:\]|\b[A-Z][A-Z_]{2,})\.(?:includes|has)\(\s*${NUMBER}`),
  /'template_number',\s*'(?:=|in|!=|<>)'/,
  /templateNumber:\s*(?:\d+|[A-Z][A-Z_]{2,})\b/,
];

const decidesByNumber = (text: string): readonly string[] =>
  text.split('\n').filter((line) => decides.some((pattern) => pattern.test(line)));

it('no code decides by the number of a template: what a document is says its kind', () => {
  const files = ['shared', 'main', 'renderer'].flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx}`, { cwd: resourcesRoot }),
  );
  expect(files.length).toBeGreaterThan(500);
  const found = files
    .filter((file) => !file.startsWith(join('main', 'demo')))
    .flatMap((file) =>
      decidesByNumber(readFileSync(join(resourcesRoot, file), 'utf8')).map(
        (line) => `${file}: ${line.trim()}`,
      ),
    );
  expect(found).toEqual([]);
});

it('sees the ways in which code did', () => {
  for (const line of [
    'documents.filter(({ template }) => template.number === RECEIPT)',
    'if (document.template.number !== 37) return [];',
    'DECISIONS.includes(template.number)',
    'SHOWN_TO_PARTY.has(template.number)',
    ".where('proof.template_number', '=', PROOF_OF_SERVICE)".replace('proof.', ''),
    'create.mutate({ caseId, templateNumber: RECEIPT })',
  ])
    expect(decidesByNumber(line), line).toHaveLength(1);
});
