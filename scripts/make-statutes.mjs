// Takes official law texts (Markdown as the State Administration's site gives them) apart into the data files of
// resources/statutes: node scripts/make-statutes.mjs <folder>. The words are not touched, only blanks and bold marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = process.argv[2];
if (folder === undefined) throw new Error('say where the texts are: node scripts/make-statutes.mjs <folder>');
const out = resolve(import.meta.dirname, '../resources/statutes');

/** id, file, official title, what people call it; `nth` takes the n-th law of a file that holds several. */
const laws = [
  ['penalty-law', '行政处罚法_2021.md', '中华人民共和国行政处罚法', '行政处罚法'],
  ['compulsion-law', '行政强制法_2011.md', '中华人民共和国行政强制法', '行政强制法'],
  ['reconsideration-law', '行政复议法_2023.md', '中华人民共和国行政复议法', '行政复议法'],
  ['litigation-law', '行政诉讼法_2017.md', '中华人民共和国行政诉讼法', '行政诉讼法'],
  ['supervision-regulation', '行政执法监督条例_2026.md', '行政执法监督条例', '执法监督条例'],
  ['crime-transfer', '移送涉嫌犯罪案件规定_2020.md', '行政执法机关移送涉嫌犯罪案件的规定', '移送规定'],
  ['penalty-procedure', '行政处罚程序规定_2022.md', '市场监督管理行政处罚程序规定', '程序规定'],
  ['hearing-rules', '令42号_含听证办法2021.md', '市场监督管理行政处罚听证办法', '听证办法', 2],
  ['publicity-rules', '行政处罚信息公示规定_2025.md', '市场监督管理行政处罚信息公示规定', '公示规定'],
  [
    'unlawful-gains',
    '违法所得认定办法_2026.md',
    '市场监督管理行政处罚案件违法所得认定办法',
    '违法所得认定办法',
  ],
  ['complaints', '投诉举报处理办法_2026.md', '市场监督管理投诉举报处理办法', '投诉举报办法'],
  [
    'dishonesty-list',
    '严重违法失信名单管理办法_2021.md',
    '市场监督管理严重违法失信名单管理办法',
    '失信名单办法',
  ],
  ['credit-repair', '信用修复管理办法_2025.md', '市场监督管理信用修复管理办法', '信用修复办法'],
  ['enforcement-supervision', '执法监督规定_2025.md', '市场监督管理执法监督规定', '执法监督规定'],
  ['enforcement-duty', '行政执法责任制规定_2021.md', '市场监督管理行政执法责任制规定', '责任制规定'],
];

const FIRST = /^第一条[\s\u3000]/;
const DAY = /自(\d{4})年(\d{1,2})月(\d{1,2})日起?施行/g;

const plain = (line) =>
  line
    .replaceAll('**', '')
    .replaceAll('<', '〈')
    .replaceAll('>', '〉')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');

for (const [id, file, title, short, nth = 1] of laws) {
  const lines = readFileSync(join(folder, file), 'utf8')
    .split(/\r?\n/)
    .map(plain)
    .filter((line) => line !== '' && line !== '国家市场监督管理总局发布');
  const starts = lines.flatMap((line, at) => (FIRST.test(line) ? [at] : []));
  const start = starts[nth - 1];
  if (start === undefined) throw new Error(`${file} has no 第一条`);
  if (!lines.slice(0, start).some((line) => line.includes(title)))
    throw new Error(`${file} does not name ${title}`);
  const history = lines.slice(0, start).findLast((line) => /^[（(]\d{4}年.*(通过|公布)/.test(line)) ?? '';
  // The division an article stands in may come before 第一条.
  const chapter = lines.slice(starts[nth - 2] ?? 0, start).findLast((line) => /^第一章[\s\u3000]/.test(line));
  const text = [...(chapter === undefined ? [] : [chapter]), ...lines.slice(start, starts[nth])].map((line) =>
    line.replace(/^(第\S+?[条章节](?:之\S)?)[\s\u3000]+/, '$1　'),
  );
  const said = [...text.slice(-4).join('').matchAll(DAY)].at(0) ?? [...history.matchAll(DAY)].at(-1);
  const effective =
    said === undefined
      ? []
      : [`effective: ${said[1]}-${said[2].padStart(2, '0')}-${said[3].padStart(2, '0')}`];
  const yaml = [
    `title: ${title}`,
    `short: ${short}`,
    ...effective,
    `history: ${JSON.stringify(history.replace(/^[（(]|[）)]$/g, '').replace(/\s+/g, ' '))}`,
    'text: |',
    ...text.map((line) => `  ${line}`),
  ];
  writeFileSync(join(out, `${id}.yaml`), `${yaml.join('\n')}\n`);
}
