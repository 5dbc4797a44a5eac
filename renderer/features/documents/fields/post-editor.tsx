import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import type { Person } from '#shared/contract/people.ts';
import { roleWords, type Role } from '#shared/domain/people/roles.ts';
import { type CasePost, type KeptApart, keptApart, postOf } from '#shared/domain/people/separation.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { api } from '../../../bridge/client.ts';
import { foundBy } from '../../../copy/option-search.ts';
import { Several } from '../../../ui/several.tsx';
import type { EditorProps } from '../values/editor-props.ts';
import './fields.css';

/** Whose business a post is, as a rule; they are offered first. */
const usual: Readonly<Record<CasePost, readonly Role[]>> = {
  review: ['reviewer'],
  hear: ['reviewer'],
  approve: ['leader', 'chief'],
};

export const hasPost = ({ templateId = '', field }: EditorProps): boolean =>
  postOf(kindOf(templateId), field.id) !== undefined;

/** Who reviews, hears or approves the case: everybody registered, those the law keeps apart marked with the reason. */
export function PostEditor(props: EditorProps) {
  const { field, value, onChange, onNext, caseId, templateId = '', labelId } = props;
  const post = postOf(kindOf(templateId), field.id) ?? 'approve';
  const options = useChoices(caseId, post);
  const typed = typeof value === 'string' ? value : '';
  if (field.type === 'officer')
    return (
      <Several
        className="entry-wide"
        mode="tags"
        aria-labelledby={labelId}
        placeholder="选择人员，或者输入姓名"
        tokenSeparators={['、', '，', ',', ' ']}
        value={typed.split(/[\n、]/).filter((name) => name.trim() !== '')}
        options={options}
        optionLabelProp="value"
        optionRender={({ data }) => <Choice {...data} />}
        onChange={(names) => {
          onChange(names.join('\n'));
        }}
      />
    );
  return (
    <AutoComplete
      className="entry-wide"
      defaultActiveFirstOption={false}
      value={typed}
      options={options.filter(({ value: name }) => name !== typed && foundBy(typed, name))}
      optionRender={({ data }) => <Choice {...data} />}
      onChange={(next: string) => {
        onChange(next.replace(/\s*\n\s*/g, ' '));
      }}
    >
      <textarea
        className="entry"
        rows={1}
        spellCheck={false}
        aria-labelledby={labelId}
        onKeyDown={(event) => {
          // With a line of the list marked, Enter takes it; else it goes on.
          const marked = event.currentTarget.getAttribute('aria-activedescendant');
          if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (marked === null || marked === '') onNext();
        }}
      />
    </AutoComplete>
  );
}

interface ChoiceData {
  readonly label: string;
  readonly hint: string;
  readonly apart: KeptApart | undefined;
}

function Choice({ label, hint, apart }: ChoiceData) {
  return (
    <div className="post-choice">
      <span>{label}</span>
      {apart === undefined ? (
        <span className="quiet">{hint}</span>
      ) : (
        <span className={apart.unlawful ? 'alarm' : 'amber'} title={apart.article}>
          {apart.why}
        </span>
      )}
    </div>
  );
}

function useChoices(caseId: string, post: CasePost) {
  const people = useQuery(api.people.list.queryOptions({ input: {} })).data ?? [];
  const handling = useQuery(api.handling.ofCase.queryOptions({ input: { caseId } })).data;
  const hands = {
    handlers: new Set(handling?.terms.map(({ officerId }) => officerId)),
    recused: new Set(handling?.recused),
  };
  const rank = (person: Person): number =>
    keptApart(person.id, post, hands) !== undefined
      ? 2
      : person.roles.some((role) => usual[post].includes(role))
        ? 0
        : 1;
  return people
    .filter(({ active }) => active)
    .toSorted((a, b) => rank(a) - rank(b))
    .map((person) => {
      const apart = keptApart(person.id, post, hands);
      return {
        key: person.id,
        value: person.name,
        label: person.name,
        hint: [person.department, roleWords(person.roles)].filter((word) => word !== '').join(' · '),
        apart,
        disabled: apart?.unlawful === true,
      };
    });
}
