import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Case } from '#shared/contract/cases.ts';
import type { SimilarDocument } from '#shared/contract/similar-documents.ts';
import { columnsOf, rowsOf } from '#shared/domain/documents/values/check-values.ts';
import { type CopyChoice, copyChoices, tracesIn } from '#shared/domain/documents/values/copy-fields.ts';
import { printCell, printValue } from '#shared/domain/documents/page/print-value.ts';
import type { Field, FieldValue, Template, Values } from '#shared/domain/documents/template/template.ts';
import { api } from '../../../bridge/client.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import './copy.css';

interface CopyFieldsProps {
  readonly source: SimilarDocument;
  /** the case that is written in */
  readonly caseId: string;
  readonly template: Template;
  readonly values: Values;
  readonly onTake: (taken: Values) => void;
}

/** Both documents side by side; only wording for fields that are still open is chosen beforehand. */
export function CopyFields({ source, caseId, template, values, onTake }: CopyFieldsProps) {
  const other = useQuery(api.documents.get.queryOptions({ input: { documentId: source.documentId } }));
  const theirs = useQuery(api.cases.get.queryOptions({ input: { caseId: source.caseId } })).data;
  const ours = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data;
  const known = new Set(namesOf(ours));
  const names = namesOf(theirs).filter((name) => !known.has(name));
  return (
    <Loaded query={other}>
      {(document) => (
        <Choices choices={copyChoices(template, document.values, values)} names={names} onTake={onTake} />
      )}
    </Loaded>
  );
}

/** By what a case is recognised in a text. */
const namesOf = (theCase: Case | undefined): readonly string[] =>
  theCase === undefined
    ? []
    : [
        theCase.party.name,
        theCase.party.legalRepresentative,
        theCase.party.creditCode,
        theCase.caseNumber,
        ...theCase.officers.map((officer) => officer.name),
      ];

interface ChoicesProps {
  readonly choices: readonly CopyChoice[];
  /** what belongs to the other case */
  readonly names: readonly string[];
  readonly onTake: (taken: Values) => void;
}

function Choices({ choices, names, onTake }: ChoicesProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(choices.filter(({ proposed }) => proposed).map(({ field }) => field.id)),
  );
  const take = () => {
    const taken = choices.filter(({ field }) => chosen.has(field.id));
    if (taken.length > 0) onTake(Object.fromEntries(taken.map(({ field, theirs }) => [field.id, theirs])));
  };
  if (choices.length === 0) {
    return (
      <p className="quiet">这份文书没有可以取用的内容：其余栏目与本文书相同，或者属于那个案件的事实。</p>
    );
  }
  return (
    <div
      className="copy-choices"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.ctrlKey) return;
        event.preventDefault();
        event.stopPropagation();
        take();
      }}
    >
      <div className="copy-table">
        <table>
          <thead>
            <tr>
              <th>取用栏目</th>
              <th>那份文书</th>
              <th>本文书现在</th>
            </tr>
          </thead>
          <tbody>
            {choices.map((choice) => (
              <Choice
                key={choice.field.id}
                choice={choice}
                names={names}
                chosen={chosen.has(choice.field.id)}
                onChosen={(on) => {
                  const next = new Set(chosen);
                  if (on) next.add(choice.field.id);
                  else next.delete(choice.field.id);
                  setChosen(next);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="copy-foot">
        <span className="quiet">
          当事人、执法人员、日期和文号各栏不取用。空格选中，Ctrl+回车取用，Ctrl+Z 可以撤销。
        </span>
        <Button type="primary" disabled={chosen.size === 0} onClick={take} title="Ctrl+回车">
          取用 {chosen.size} 栏
        </Button>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly choice: CopyChoice;
  readonly names: readonly string[];
  readonly chosen: boolean;
  readonly onChosen: (on: boolean) => void;
}

function Choice({ choice: { field, theirs, mine, kind }, names, chosen, onChosen }: ChoiceProps) {
  const held = tracesIn(theirs, names);
  return (
    <tr data-copy={field.id}>
      <td>
        <Checkbox
          checked={chosen}
          onChange={(event) => {
            onChosen(event.target.checked);
          }}
        >
          {field.label}
        </Checkbox>
        {kind === 'facts' && <div className="amber copy-note">案件事实，取用后须核对</div>}
        {held.length > 0 && (
          <div className="amber copy-note">含有{held.map((name) => `“${name}”`).join('、')}</div>
        )}
      </td>
      <td>
        <Words field={field} value={theirs} />
      </td>
      <td>
        <Words field={field} value={mine} />
      </td>
    </tr>
  );
}

function Words({ field, value }: { readonly field: Field; readonly value: FieldValue | undefined }) {
  const rows = rowsOf(value);
  const words =
    rows.length > 0
      ? rows
          .map((row) =>
            columnsOf(field)
              .map((column) => printCell(column, row[column.id] ?? ''))
              .filter((text) => text !== '')
              .join('　'),
          )
          .join('\n')
      : value === undefined || value === ''
        ? ''
        : printValue(field, value);
  return words === '' ? <span className="quiet">（空）</span> : <div className="copy-words">{words}</div>;
}
