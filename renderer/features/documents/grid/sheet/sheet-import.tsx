import { Alert, Button, Radio, Select } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { Column } from '#shared/domain/documents/template/template.ts';
import { today } from '../../../../copy/today.ts';
import { NumberBox } from '../../../../ui/typed/number-box.tsx';
import { Window } from '../../../../ui/window.tsx';
import { rowsBegin } from './fill-merged.ts';
import { ImportPairs, PAIRED_IN_ONE } from './import-pairs.tsx';
import { ImportQuestions } from './import-questions.tsx';
import { importRows } from './import-rows.ts';
import type { ImportWindowProps } from './import-props.ts';
import { headingRow, matchColumns, type ColumnMatch } from './match-columns.ts';
import { rememberedHeadings, rememberHeadings } from './remembered-headings.ts';
import { plainSheet, type SheetCells } from './sheet-cells.ts';
import '../import-window.css';

const NO_SHEET = plainSheet('', []);
const SHOWN_PROBLEMS = 200;

/** Which sheet, which column is which, what does not fit. */
export function SheetImport(props: ImportWindowProps & { readonly sheets: readonly SheetCells[] }) {
  const { file, columns, rows, most, sheets, onOther, onRows, onClose } = props;
  const remembered = useMemo(() => rememberedHeadings(columns), [columns]);
  const [at, setAt] = useState(() => bestSheet(sheets, columns));
  const sheet = sheets[at] ?? NO_SHEET;
  const [chosen, setChosen] = useState<{ readonly heading?: number; readonly match?: ColumnMatch }>({});
  // What stands in the box is no row of the sheet: nothing is imported by another one.
  const [noSuchRow, setNoSuchRow] = useState(false);
  // Asked anew for every sheet.
  const [withHidden, setWithHidden] = useState<boolean>();
  const [mergedOnce, setMergedOnce] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  const [how, setHow] = useState<'append' | 'replace'>('append');
  const found = useMemo(() => headingRow(sheet.rows, columns, remembered), [sheet, columns, remembered]);
  const heading = chosen.heading ?? found ?? 0;
  const headings = useMemo(() => sheet.rows[heading] ?? [], [sheet, heading]);
  const match = useMemo(
    () => chosen.match ?? matchColumns(headings, columns, remembered),
    [chosen.match, headings, columns, remembered],
  );
  const kept = how === 'append' ? rows : [];
  const made = useMemo(
    () =>
      importRows(sheet, {
        ...{ columns, match, heading, most, mergedOnce },
        room: most - kept.length,
        today: today(),
        ...(withHidden === undefined ? {} : { withHidden }),
      }),
    [sheet, columns, match, heading, most, kept.length, withHidden, mergedOnce],
  );
  const left = headings.flatMap((words, index) =>
    words.trim() === '' || Object.values(match).includes(index) ? [] : [words.trim()],
  );
  const asked = made.hidden.length > 0 && withHidden === undefined;
  const ready = made.problems.length === 0 && made.rows.length > 0 && !asked && !noSuchRow;
  const leftOut = left.length > 0 ? [`不导入的列：${left.join('、')}。`] : [];
  const takeIn = () => {
    rememberHeadings(columns, headings, match);
    const summary = `从“${file.name}”的“${sheet.name}”导入了 ${made.rows.length.toString()} 行。`;
    onRows([...kept, ...made.rows], summary, [...leftOut, ...made.notes]);
  };
  return (
    <Window
      open
      width={columns.length > PAIRED_IN_ONE ? 1080 : 760}
      style={{ top: 24 }}
      title={`导入“${file.name}”`}
      okText={ready ? `导入 ${made.rows.length.toString()} 行` : asked ? '请先选择' : '不能导入'}
      okButtonProps={{ disabled: !ready, title: 'Ctrl+回车' }}
      cancelText="取消"
      onCancel={onClose}
      onOk={takeIn}
      afterOpenChange={() => content.current?.focus()}
    >
      <div
        ref={content}
        className="import-content"
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !ready) return;
          event.preventDefault();
          event.stopPropagation();
          takeIn();
        }}
      >
        <div className="import-line">
          <label>
            工作表{' '}
            <Select
              aria-label="工作表"
              className="import-sheet"
              value={at}
              options={sheets.map(({ name, rows: all, hidden }, index) => ({
                value: index,
                label: `${name}（${all.length.toString()} 行${hidden ? '，已隐藏' : ''}）`,
              }))}
              onChange={(next: number) => {
                setAt(next);
                setChosen({});
                setNoSuchRow(false);
                setWithHidden(undefined);
              }}
            />
          </label>
          <label>
            表头在第{' '}
            <NumberBox
              key={at}
              aria-label="表头所在行"
              least={1}
              most={Math.max(sheet.rows.length, 1)}
              value={heading + 1}
              onNumber={(next) => {
                setNoSuchRow(next === undefined);
                if (next !== undefined) setChosen({ heading: next - 1 });
              }}
            />{' '}
            行
          </label>
          <Button onClick={onOther}>另选文件…</Button>
        </div>
        {found === undefined && chosen.heading === undefined && (
          <Alert
            type="warning"
            showIcon
            title="没有认出表头。请说明表头在第几行，或者在下面逐列指定。"
            className="import-note"
          />
        )}
        <ImportPairs
          columns={columns}
          headings={headings}
          sample={sheet.rows[rowsBegin(sheet.merged, heading)] ?? []}
          match={match}
          onMatch={(next) => {
            setChosen({ heading, match: next });
          }}
        />
        {leftOut.length > 0 && <p className="quiet import-note">{leftOut}</p>}
        <ImportQuestions
          hidden={made.hidden}
          withHidden={withHidden}
          onHidden={setWithHidden}
          merged={made.merged}
          mergedOnce={mergedOnce}
          onMergedOnce={setMergedOnce}
        />
        {rows.length > 0 && (
          <Radio.Group
            className="import-note"
            value={how}
            options={[
              { value: 'append', label: `接在现有 ${rows.length.toString()} 行之后` },
              { value: 'replace', label: `替换现有 ${rows.length.toString()} 行` },
            ]}
            onChange={(event) => {
              setHow(event.target.value === 'replace' ? 'replace' : 'append');
            }}
          />
        )}
        {made.problems.length > 0 && (
          <Alert
            type="error"
            showIcon
            className="import-note"
            title={`有 ${made.problems.length.toString()} 处不合，一行也没有导入。请改好表格后重新选择文件，或者把那一列设为“不导入”。`}
            description={<Sentences sentences={made.problems} />}
          />
        )}
        {made.problems.length === 0 && made.rows.length === 0 && made.hidden.length === 0 && (
          <Alert type="error" showIcon className="import-note" title="表头下面没有内容，请换一个工作表。" />
        )}
        {made.notes.length > 0 && (
          <Alert
            type="info"
            className="import-note"
            title={`${ready ? '可以导入，另有' : '另有'} ${made.notes.length.toString()} 处请留意`}
            description={<Sentences sentences={made.notes} />}
          />
        )}
      </div>
    </Window>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  const rest = sentences.length - SHOWN_PROBLEMS;
  return (
    <ul className="import-sentences" tabIndex={0}>
      {sentences.slice(0, SHOWN_PROBLEMS).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {rest > 0 && <li>另有 {rest} 处。</li>}
    </ul>
  );
}

/** The sheet whose headings name most of the columns; of equals the first one that is not hidden. */
function bestSheet(sheets: readonly SheetCells[], columns: readonly Column[]): number {
  const named = sheets.map(({ rows, hidden }) => {
    const heading = headingRow(rows, columns);
    const count = heading === undefined ? 0 : Object.keys(matchColumns(rows[heading] ?? [], columns)).length;
    return count - (hidden ? 0.5 : 0);
  });
  return Math.max(named.indexOf(Math.max(...named)), 0);
}
