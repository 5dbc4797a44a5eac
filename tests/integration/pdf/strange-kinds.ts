import { drawn, HELVETICA, onePage, type RawObject, rawPdf } from './raw-pdf.ts';

/** A file as strangers send it: what every reader shows of it, and what none does. */
export interface StrangeKind {
  readonly name: string;
  readonly bytes: Buffer;
  readonly words: readonly string[];
  readonly hidden?: readonly string[];
  /** The original is bound as it is; otherwise a file is made for it. */
  readonly asIs: boolean;
  /** Readers show the original each in its own way (signs for remarks, fonts): only the words are held. */
  readonly picture?: false;
  /** Poppler does not open the original; pdf.js does. */
  readonly notInPoppler?: true;
  /** Carried by an A4 sheet: its picture is another by intent. */
  readonly carried?: true;
}

const inForm = (content: string, bbox = '0 0 240 30', more = ''): RawObject => ({
  dict: `/Type/XObject/Subtype/Form/BBox[${bbox}]/Resources<</Font<</F1 5 0 R>>>>${more}`,
  data: content,
});
const red = '1 0 0 rg 0 0 200 200 re f';
const structure = (name: string, bytes: Buffer, asIs: boolean): StrangeKind => ({
  ...{ name, bytes, asIs },
  words: ['CURRENT', 'WORDS'],
});
const words = ['CURRENT', 'WORDS'];
const layered = '/OC /L1 BDC ' + drawn('SECRET DRAFT', 600) + ' EMC ' + drawn('CURRENT WORDS');
const withLayer = (properties: string, layer: string, more: readonly RawObject[] = []): Buffer =>
  onePage({
    catalog: `/OCProperties<<${properties}>>`,
    content: { dict: '', data: layered },
    resources: `/Resources<</Font<</F1 5 0 R>>/Properties<</L1 ${layer}>>>>`,
    more: ['<</Type/OCG/Name(draft)>>', ...more],
  });
const field = (value: string, more: string, rect = '60 560 300 590'): string =>
  `<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/F 4/Rect[${rect}]/V ${value}${more}>>`;
const inAcroForm = (entries: string): string =>
  `/AcroForm<</Fields[6 0 R]/DR<</Font<</Helv 5 0 R>>>>${entries}>>`;

const tables: readonly StrangeKind[] = [
  structure('plain', onePage({}), true),
  structure(
    'an older object later in the file',
    onePage(
      {},
      {
        leftOver: `4 0 obj\n<</Length 40>>\nstream\nBT /F1 24 Tf 80 420 Td (OLD PAGE) Tj ET  \nendstream\nendobj\n`,
      },
    ),
    true,
  ),
  structure('no startxref', onePage({}, { end: () => '%%EOF\n' }), false),
  structure('startxref without number', onePage({}, { end: () => 'startxref\n%%EOF\n' }), false),
  structure('startxref past the end', onePage({}, { end: () => 'startxref\n999999\n%%EOF\n' }), false),
  structure(
    'startxref beside the table',
    onePage({}, { end: (at) => `startxref\n${at - 7}\n%%EOF\n` }),
    false,
  ),
  structure('no EOF', onePage({}, { end: (at) => `startxref\n${at}\n` }), true),
  structure('half an EOF', onePage({}, { end: (at) => `startxref\n${at}\n%EOF\n` }), true),
  structure(
    'a web page behind the end',
    Buffer.concat([onePage({}), Buffer.from('<p>obj</p>\n'.repeat(900))]),
    true,
  ),
  structure('filling behind the end', Buffer.concat([onePage({}), Buffer.alloc(5_000, 0xff)]), true),
  structure(
    'a line before the header',
    Buffer.concat([Buffer.from('\r\n\r\nX: y\r\n\r\n'), onePage({})]),
    false,
  ),
  structure('no type of the catalog', rawPdf(['<</Pages 2 0 R>>', ...plainFrom(1)]), true),
  structure('no type of the pages', onePage({ pages: '<</Kids[3 0 R]/Count 1>>' }), true),
  structure(
    'no type of the page',
    Buffer.from(onePage({}).toString('latin1').replace('/Type/Page/P', '/Typo/Page/P'), 'latin1'),
    true,
  ),
  structure(
    'a parent that is none',
    Buffer.from(onePage({}).toString('latin1').replace('/Parent 2 0 R', '/Parent 1 0 R'), 'latin1'),
    true,
  ),
  {
    ...structure('a count that lies', onePage({ pages: '<</Type/Pages/Kids[3 0 R]/Count 7>>' }), true),
    notInPoppler: true,
  },
  structure(
    'a wrong length',
    Buffer.from(
      onePage({})
        .toString('latin1')
        .replace(/\/Length \d+/, '/Length 99999'),
      'latin1',
    ),
    false,
  ),
];

/** Pages, page, content and font of the plain file. */
function plainFrom(first: number): readonly RawObject[] {
  return [
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    { dict: '', data: drawn('CURRENT WORDS') },
    HELVETICA,
  ].slice(first - 1);
}

const layers: readonly StrangeKind[] = [
  ['off', withLayer('/OCGs[6 0 R]/D<</OFF[6 0 R]>>', '6 0 R')],
  ['off as a base', withLayer('/OCGs[6 0 R]/D<</BaseState/OFF>>', '6 0 R')],
  [
    'a member of one that is off',
    withLayer('/OCGs[6 0 R]/D<</OFF[6 0 R]>>', '7 0 R', ['<</Type/OCMD/OCGs[6 0 R]/P/AllOn>>']),
  ],
  ['shown where another is not', withLayer('/OCGs[6 0 R]/D<<>>', '7 0 R', ['<</Type/OCMD/VE[/Not 6 0 R]>>'])],
].map(([name, bytes]) => ({
  ...{ name: `a layer: ${String(name)}`, bytes: bytes as Buffer, words, asIs: true },
  hidden: ['SECRET', 'DRAFT'],
}));

const forms: readonly StrangeKind[] = [
  {
    name: 'a form whose values nobody has drawn',
    bytes: onePage({
      catalog: inAcroForm('/DA(/Helv 14 Tf 0 g)'),
      page: '/Annots[6 0 R]',
      more: [field('(12000 YUAN)', '')],
    }),
    ...{ words: [...words, '12000', 'YUAN'], asIs: false },
  },
  {
    name: 'a form whose values were drawn before they changed',
    bytes: onePage({
      catalog: inAcroForm('/NeedAppearances true/DA(/Helv 14 Tf 0 g)'),
      page: '/Annots[6 0 R]',
      more: [
        field('(12000 YUAN)', '/DA(/Helv 14 Tf 0 g)/AP<</N 7 0 R>>'),
        inForm('/Tx BMC BT /F1 14 Tf 2 10 Td (0 EURO) Tj ET EMC'),
      ],
    }),
    ...{ words: [...words, '12000', 'YUAN'], hidden: ['EURO'], asIs: false },
  },
  {
    name: 'a form drawn by the program that filled it in',
    bytes: onePage({
      catalog: inAcroForm('/DA(/Helv 14 Tf 0 g)'),
      page: '/Annots[6 0 R]',
      more: [
        field('(12000)', '/DA(/Helv 14 Tf 0 g)/AP<</N 7 0 R>>'),
        inForm('/Tx BMC BT /F1 14 Tf 2 10 Td (12,000.00) Tj ET EMC'),
      ],
    }),
    ...{ words: [...words, '12,000.00'], asIs: true },
  },
  {
    name: 'a form filled in in Chinese',
    bytes: onePage({
      catalog: inAcroForm('/NeedAppearances true/DA(/Helv 0 Tf 0 g)'),
      page: '/Annots[6 0 R]',
      more: [
        field(
          `<FEFF${Buffer.from('濮阳市华龙区食品店', 'utf16le').swap16().toString('hex')}>`,
          '/DA(/Helv 12 Tf 0 g)',
        ),
      ],
    }),
    ...{ words: [...words, '濮阳市华龙区食品店'], asIs: false, picture: false },
  },
];

const annotations: readonly StrangeKind[] = [
  {
    name: 'a stamp over the corner of the number',
    bytes: onePage({
      page: '/Annots[6 0 R]',
      more: [
        '<</Type/Annot/Subtype/Stamp/F 4/Rect[395 642 595 842]/AP<</N 7 0 R>>>>',
        inForm(red, '0 0 200 200'),
      ],
    }),
    ...{ words, asIs: true },
  },
  {
    name: 'a stamp that is turned, moved and made smaller by its form',
    bytes: onePage({
      page: '/Annots[6 0 R]',
      more: [
        '<</Type/Annot/Subtype/Stamp/F 4/Rect[100 100 300 250]/AP<</N 7 0 R>>>>',
        inForm(`${red} 0 0 1 rg 0 0 50 80 re f`, '0 0 200 150', '/Matrix[0 2 -2 0 30 40]'),
      ],
    }),
    ...{ words, asIs: true },
  },
  {
    name: 'annotations nobody sees',
    bytes: onePage({
      page: '/Annots[6 0 R 7 0 R]',
      more: [
        '<</Type/Annot/Subtype/Stamp/F 2/Rect[100 100 300 250]/AP<</N 8 0 R>>>>',
        '<</Type/Annot/Subtype/Stamp/F 36/Rect[100 300 300 350]/AP<</N 8 0 R>>>>',
        inForm('BT /F1 20 Tf 5 5 Td (SECRET) Tj ET', '0 0 200 150'),
      ],
    }),
    ...{ words, hidden: ['SECRET'], asIs: true },
  },
  {
    name: 'a frame the reader draws',
    bytes: onePage({
      page: '/Annots[6 0 R]',
      more: ['<</Type/Annot/Subtype/Square/F 4/Rect[100 100 300 250]/C[0 0 1]/BS<</W 4>>>>'],
    }),
    ...{ words, asIs: false },
  },
];

const contents: readonly StrangeKind[] = [
  [
    'a turned page that is left turned',
    `0.24 0 0 0.24 0 0 cm q BT /F1 100 Tf 300 1700 Td (CURRENT WORDS) Tj ET`,
  ],
  ['a clip that is left', `${drawn('CURRENT WORDS')} q 0 0 300 300 re W n q`],
  ['more states taken than left', `${drawn('CURRENT WORDS')} Q Q Q`],
  ['a string left open', `${drawn('CURRENT WORDS')} BT /F1 12 Tf (left open`],
  ['text left open', 'BT /F1 24 Tf 80 420 Td (CURRENT WORDS) Tj'],
  ['an inline picture left open', `${drawn('CURRENT WORDS')} BI /W 4 /H 4 /CS /G /BPC 8 ID abcd`],
].map(([name = '', data = '']) => ({
  name,
  bytes: onePage({ content: { dict: '', data } }),
  words,
  asIs: true,
}));

const pages: readonly StrangeKind[] = [
  {
    name: 'resources that are a stream',
    bytes: onePage({ resources: '/Resources 6 0 R', more: [{ dict: '/Font<</F1 5 0 R>>', data: '' }] }),
    words: [],
    asIs: true,
    picture: false,
  },
  {
    name: 'no resources',
    bytes: onePage({ content: { dict: '', data: '1 0 0 rg 100 100 200 200 re f' }, resources: '' }),
    words: [],
    asIs: true,
  },
  { name: 'an empty box', bytes: onePage({ media: '/MediaBox[0 0 0 0]' }), words, asIs: true },
  { name: 'a box upside down', bytes: onePage({ media: '/MediaBox[595 842 0 0]' }), words, asIs: true },
  {
    name: 'a tiny page',
    bytes: onePage({
      media: '/MediaBox[0 0 100 40]',
      content: { dict: '', data: 'BT /F1 8 Tf 5 15 Td (CURRENT WORDS) Tj ET' },
    }),
    words,
    asIs: true,
    carried: true,
  },
  {
    name: 'a turned tiny page',
    bytes: onePage({
      media: '/MediaBox[10 20 110 60]/Rotate 90',
      content: { dict: '', data: 'BT /F1 8 Tf 15 35 Td (CURRENT WORDS) Tj ET' },
    }),
    words,
    asIs: true,
    carried: true,
  },
  {
    name: 'content in pieces that break between words',
    bytes: onePage({
      contents: '/Contents[6 0 R 7 0 R]',
      more: [
        { dict: '', data: 'BT /F1 24 Tf 80 420 Td' },
        { dict: '', data: '(CURRENT WORDS) Tj ET q' },
      ],
    }),
    ...{ words, asIs: true },
  },
];

/** Every kind, each wrong or unusual in one way. */
export const strangeKinds: readonly StrangeKind[] = [
  ...tables,
  ...layers,
  ...forms,
  ...annotations,
  ...contents,
  ...pages,
];
