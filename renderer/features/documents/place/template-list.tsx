import { Input } from 'antd';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { TemplateSummary } from './contract-types.ts';
import { searchTemplates } from '../../../copy/template-search.ts';
import { byStage } from './template-stages.ts';

interface TemplateListProps {
  readonly templates: readonly TemplateSummary[];
  readonly chosen?: number;
  readonly onChoose: (template: TemplateSummary) => void;
  /** Shown at the end of a row. */
  readonly beside?: (template: TemplateSummary) => ReactNode;
  /** Another thing to do with a form, after its row. */
  readonly after?: (template: TemplateSummary) => ReactNode;
}

/** The forms by stage of the procedure; typing a number, a word or pinyin initials narrows, ↑↓ and Enter choose. */
export function TemplateList({ templates, chosen, onChoose, beside, after }: TemplateListProps) {
  const [typed, setTyped] = useState('');
  const found = useMemo(() => searchTemplates(templates, typed), [templates, typed]);
  const groups =
    typed.trim() === ''
      ? byStage(found)
      : [{ stage: `找到 ${found.length.toString()} 种`, templates: found }];
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.template-row')];
    const next =
      rows[rows.findIndex((row) => row === document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div className="template-list" onKeyDown={press}>
      <Input
        autoFocus
        allowClear
        placeholder="名称、编号或者拼音首字母，如 xcbl、45"
        aria-label="查找文书"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onPressEnter={() => {
          const first = found[0];
          if (first !== undefined) onChoose(first);
        }}
      />
      <div className="template-groups">
        {groups.map(({ stage, templates: inGroup }) => (
          <section key={stage}>
            <h3 className="quiet">{stage}</h3>
            {inGroup.map((template) => (
              <div key={template.number} className="template-line">
                <button
                  type="button"
                  className="template-row"
                  aria-current={template.number === chosen}
                  onClick={() => {
                    onChoose(template);
                  }}
                >
                  <span className="template-number numeric quiet">{template.number}</span>
                  <span>{template.name}</span>
                  {beside?.(template)}
                </button>
                {after?.(template)}
              </div>
            ))}
          </section>
        ))}
        {found.length === 0 && (
          <p className="quiet">没有这种文书。可以输入编号、名称中的字，或者拼音首字母。</p>
        )}
      </div>
    </div>
  );
}
