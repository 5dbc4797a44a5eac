import fc from 'fast-check';
import { columnsOf } from '#shared/domain/documents/values/check-values.ts';
import type {
  Column,
  Field,
  FieldValue,
  Template,
  Values,
} from '#shared/domain/documents/template/template.ts';

/** What a clerk may paste and a renderer may stumble over: its own notation, markup of others, odd characters. */
const nasty = [
  '#let x = 1; #x #eval("1") #image("/etc/passwd") #pagebreak()',
  '$ sum_(i=1)^n i $ *粗* _斜_ `原` = 标题 // 注 /* 注 */ @甲 <乙> ~',
  '</w:t></w:r></w:p> <w:br/> &amp; &lt; & < > " \' ]]> <!-- --> <?x?> &#0; &nbsp;',
  '{party_name} {document_date} {#} {_:*} ⟦object_kind⟧ ［x|乙］ ⟨x|乙⟩ □{a=b} **粗** __线__ «注» →⇥4⇤↵ \\n \\',
  '\u0000\u0001\u0008\u000b\u000c\u001f\u007f\u0085\u2028\u2029\ufeff\ufffe\uffff',
  '\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069左右\u202e反',
  'שלום مرحبا',
  '䶮犇堃翀𠮷𡈼㐂龘𪚥镕昇珺喆玥〇',
  '😀👩‍👩‍👧‍👦🇨🇳é́̂̃ Å ﷽ \ue000\uf8ff\u{f0000}',
  '\ud800 \udc00 \ud83d',
  '\t制表\t符\r\n换行\r回车\n\n空行\n',
  '　　全角空格　尾部　',
  'a'.repeat(400),
  '９８７（）【】〔〕“”‘’—…·¥￥‰℃㎡①Ⅷ㈱',
];

const nastyText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constant('') },
);

/** A mark that stands in one field only: `qz17zq` begins its text, `qy17yq` ends it. */
export const MARK = /q[zy](\d+)[zy]q/g;

export interface Marked {
  readonly values: Values;
  /** number of a mark → path of the field it was put into, `goods[1].name` */
  readonly places: ReadonlyMap<string, string>;
}

class Marker {
  readonly places = new Map<string, string>();

  text(path: string, middle: string): string {
    const number = (this.places.size + 1).toString();
    this.places.set(number, path);
    return `qz${number}zq${middle}qy${number}yq`;
  }
}

const cell = (marker: Marker, path: string, column: Column, middle: string): string => {
  switch (column.type) {
    case 'text':
    case 'longtext':
      return marker.text(path, middle);
    case 'date':
      return '2026-03-05';
    case 'number':
    case 'money':
      return '1200';
  }
};

function fieldValue(marker: Marker, field: Field, pick: () => string, rows: number): FieldValue | undefined {
  switch (field.type) {
    case 'text':
    case 'longtext':
    case 'person':
    case 'documentNumber':
      return marker.text(field.id, pick());
    case 'officer':
      // Several names stand on lines of their own; what lies between is not their concern here.
      return marker.text(field.id, '');
    case 'date':
      return '2026-03-05';
    case 'datetime':
      return '2026-03-05T09:30';
    case 'time':
      return '09:30';
    case 'number':
      return 12;
    case 'money':
      return 1_200_050;
    case 'choice':
      return field.options?.at(-1)?.value;
    case 'multichoice':
      return (field.options ?? []).map(({ value }) => value);
    case 'flag':
      return true;
    case 'rows':
    case 'qa':
    case 'dialogue':
      return Array.from({ length: rows }, (_, index) =>
        Object.fromEntries(
          columnsOf(field).map((column) => [
            column.id,
            cell(marker, `${field.id}[${index.toString()}].${column.id}`, column, pick()),
          ]),
        ),
      );
  }
}

/** Every field of a template filled, every text between marks of its own. */
export function markedValues(template: Template, pick: () => string, rows = 3): Marked {
  const marker = new Marker();
  const values = Object.fromEntries(
    template.fields.flatMap((field): [string, FieldValue][] => {
      const value = fieldValue(marker, field, pick, rows);
      return value === undefined ? [] : [[field.id, value]];
    }),
  );
  return { values, places: marker.places };
}

/** Any values for a template, marked. */
export const anyValues = (template: Template): fc.Arbitrary<Marked> =>
  fc.array(nastyText, { minLength: 30, maxLength: 30 }).map((texts) => {
    let next = 0;
    return markedValues(template, () => texts[next++ % texts.length] ?? '');
  });
