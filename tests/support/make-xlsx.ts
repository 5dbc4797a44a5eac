import { strToU8, zipSync } from 'fflate';

export type XlsxCell =
  | string
  | number
  | { readonly day: string }
  | { readonly number: number; readonly format: string | number }
  /** as a machine writes it that works nothing out */
  | { readonly formula: string }
  | { readonly error: string }
  | null;

/** What a sheet has besides cells; rows as the spreadsheet counts them. */
export interface XlsxSheetState {
  readonly merged?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly state?: 'hidden';
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0).toString()};`);

function letters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letters(Math.floor(index / 26) - 1)}${letter}`;
}

const serial = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569;

function cellXml(cell: XlsxCell, place: string, formats: (string | number)[]): string {
  if (cell === null) return '';
  if (typeof cell === 'object' && 'error' in cell) return `<c r="${place}" t="e"><v>${cell.error}</v></c>`;
  if (typeof cell === 'object' && 'formula' in cell)
    return `<c r="${place}"><f>${escape(cell.formula)}</f></c>`;
  if (typeof cell === 'object' && 'number' in cell) {
    const style = (formats.push(cell.format) + 1).toString();
    return `<c r="${place}" s="${style}"><v>${cell.number.toString()}</v></c>`;
  }
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell.toString()}</v></c>`;
  if (typeof cell === 'object') return `<c r="${place}" s="1"><v>${serial(cell.day).toString()}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook as spreadsheets write it: texts, numbers and days (`{day}`), in as many sheets as there are keys. */
export function makeXlsx(
  sheets: Readonly<Record<string, readonly (readonly XlsxCell[])[]>>,
  states: Readonly<Record<string, XlsxSheetState>> = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const formats: (string | number)[] = [];
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${names
        .map(
          (_, at) =>
            `<Override PartName="/xl/worksheets/sheet${(at + 1).toString()}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    ),
    '_rels/.rels': strToU8(
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets>${names
        .map((name, at) => {
          const number = (at + 1).toString();
          const state = states[name]?.state === undefined ? '' : ' state="hidden"';
          return `<sheet name="${escape(name)}" sheetId="${number}"${state} r:id="rId${number}"/>`;
        })
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${names
        .map((_, at) => {
          const number = (at + 1).toString();
          return `<Relationship Id="rId${number}" Type="${RELS}/worksheet" Target="worksheets/sheet${number}.xml"/>`;
        })
        .join('')}<Relationship Id="rId99" Type="${RELS}/styles" Target="styles.xml"/></Relationships>`,
    ),
  };
  names.forEach((name, at) => {
    const { merged = [], hiddenRows = [] } = states[name] ?? {};
    const rows = (sheets[name] ?? []).map((row, line) => {
      const number = (line + 1).toString();
      const cells = row.map((cell, index) => cellXml(cell, `${letters(index)}${number}`, formats));
      const hidden = hiddenRows.includes(line + 1) ? ' hidden="1"' : '';
      return `<row r="${number}"${hidden}>${cells.join('')}</row>`;
    });
    const merges =
      merged.length === 0
        ? ''
        : `<mergeCells>${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
    files[`xl/worksheets/sheet${(at + 1).toString()}.xml`] = strToU8(
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>${merges}</worksheet>`,
    );
  });
  files['xl/styles.xml'] = strToU8(stylesXml(formats));
  return zipSync(files);
}

/** Style 0 is plain, 1 a day; then one for each format, by number or by code. */
function stylesXml(formats: readonly (string | number)[]): string {
  const id = (format: string | number, at: number) =>
    (typeof format === 'number' ? format : 164 + at).toString();
  const own = formats.flatMap((format, at) =>
    typeof format === 'number'
      ? []
      : [`<numFmt numFmtId="${id(format, at)}" formatCode="${escape(format)}"/>`],
  );
  const numFmts =
    own.length === 0 ? '' : `<numFmts count="${own.length.toString()}">${own.join('')}</numFmts>`;
  const xfs = formats
    .map((format, at) => `<xf numFmtId="${id(format, at)}" applyNumberFormat="1"/>`)
    .join('');
  return `${HEAD}<styleSheet xmlns="${MAIN}">${numFmts}<cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>${xfs}</cellXfs></styleSheet>`;
}
