import { Alert, Checkbox, Radio } from 'antd';
import { linesNamed } from './import-notes.ts';

interface ImportQuestionsProps {
  /** lines of the sheet that are hidden and hold something */
  readonly hidden: readonly number[];
  /** undefined until it is answered */
  readonly withHidden: boolean | undefined;
  readonly onHidden: (withHidden: boolean) => void;
  /** cells merged downwards are among what is taken in */
  readonly merged: boolean;
  readonly mergedOnce: boolean;
  readonly onMergedOnce: (once: boolean) => void;
}

/** What only the clerk knows: whether hidden rows are wanted, and what a merged cell means. */
export function ImportQuestions(props: ImportQuestionsProps) {
  const { hidden, withHidden, onHidden, merged, mergedOnce, onMergedOnce } = props;
  return (
    <>
      {hidden.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="import-note"
          title={`表格里有 ${hidden.length.toString()} 行是隐藏的或者被筛选掉了（${linesNamed(hidden)}），要导入吗？`}
          description={
            <Radio.Group
              aria-label="隐藏的行"
              value={withHidden}
              options={[
                { value: false, label: '不导入' },
                { value: true, label: '一并导入' },
              ]}
              onChange={(event) => {
                onHidden(event.target.value === true);
              }}
            />
          }
        />
      )}
      {merged && (
        <div className="import-note">
          <Checkbox
            checked={!mergedOnce}
            onChange={(event) => {
              onMergedOnce(!event.target.checked);
            }}
          >
            合并的单元格，内容填入每一行
          </Checkbox>
        </div>
      )}
    </>
  );
}
