import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Candidate } from '#shared/contract/session.ts';
import { roleWords } from '#shared/domain/people/roles.ts';
import { api } from '../../bridge/client.ts';
import { useTakeSeat } from '../../bridge/session.ts';
import { foundBy } from '../../copy/option-search.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { PinForm } from './pin-form.tsx';
import { ResetPin } from './reset-pin.tsx';
import './seat-choice.css';

interface SeatChoiceProps {
  readonly current?: string;
  readonly onSeated?: () => void;
}

const DIGITS = 9;

/** Who may sit down here: 1–9 or a click chooses, then the PIN. */
export function SeatChoice({ current, onSeated }: SeatChoiceProps) {
  const candidates = useQuery(api.session.candidates.queryOptions({ input: {}, staleTime: 0 }));
  const [chosenId, setChosenId] = useState<string>();
  return (
    <Loaded query={candidates}>
      {(people) => {
        const chosen = people.find(({ id }) => id === chosenId);
        return chosen === undefined ? (
          <People people={people} current={current} onChoose={setChosenId} />
        ) : (
          <Entry
            person={chosen}
            onBack={() => {
              setChosenId(undefined);
            }}
            {...(onSeated === undefined ? {} : { onSeated })}
          />
        );
      }}
    </Loaded>
  );
}

interface PeopleProps {
  readonly people: readonly Candidate[];
  readonly current: string | undefined;
  readonly onChoose: (id: string) => void;
}

const isFound = ({ name, login, certificateNumber }: Candidate, text: string): boolean =>
  [name, login, certificateNumber].some((word) => foundBy(text, word));

/** The list of names, with what is to be said of each. */
function People({ people, current, onChoose }: PeopleProps) {
  const [text, setText] = useState('');
  const active = people.filter((person) => person.active);
  const shown = active.filter((person) => isFound(person, text));
  const gone = people.filter((person) => !person.active);
  const numbered = active.length > DIGITS ? [] : shown;
  useHotkeys(
    Object.fromEntries(
      numbered.map(({ id }, i) => [
        String(i + 1),
        () => {
          onChoose(id);
        },
      ]),
    ),
  );
  const begins = (person: Candidate, i: number) =>
    active.length > DIGITS ? false : current === undefined ? i === 0 : person.id === current;
  return (
    <div className="seat-choice">
      {active.length === 0 && <EmptyState small title="没有在岗的人员" hint="请联系管理员在“设置”中登记。" />}
      {active.length > DIGITS && (
        <Input
          autoFocus
          data-begin
          allowClear
          placeholder="姓名、拼音首字母、登录名或者证号，回车选第一个"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
          onPressEnter={(event) => {
            event.preventDefault();
            const [first] = shown;
            if (first !== undefined && text.trim() !== '') onChoose(first.id);
          }}
        />
      )}
      <div className="seat-choice-list">
        {shown.map((person, i) => (
          <button
            key={person.id}
            type="button"
            autoFocus={begins(person, i)}
            data-begin={begins(person, i) || undefined}
            className="seat-choice-row"
            onClick={() => {
              onChoose(person.id);
            }}
          >
            {i < numbered.length && <kbd>{i + 1}</kbd>}
            <strong>{person.name}</strong>
            <span className="seat-choice-about quiet">
              {roleWords(person.roles)}
              {person.certificateNumber !== '' && (
                <span className="numeric"> · 执法证号 {person.certificateNumber}</span>
              )}
            </span>
            <Marks person={person} here={person.id === current} />
          </button>
        ))}
      </div>
      {gone.length > 0 && (
        <details className="seat-choice-gone quiet">
          <summary>已停用的人员（{gone.length}）</summary>
          {gone.map(({ id, name }) => (
            <div key={id}>{name}：已停用，不能作为操作人员</div>
          ))}
        </details>
      )}
    </div>
  );
}

function Marks({ person, here }: { readonly person: Candidate; readonly here: boolean }) {
  return (
    <span className="seat-choice-marks">
      {person.expiredOn !== undefined && (
        <span className="alarm" title={`执法证有效期至${person.expiredOn}`}>
          执法证已过期
        </span>
      )}
      {person.pin === 'none' && <span className="amber">未设密码</span>}
      {here && <span className="quiet">当前</span>}
    </span>
  );
}

interface EntryProps {
  readonly person: Candidate;
  readonly onBack: () => void;
  readonly onSeated?: () => void;
}

const FIRST: Readonly<Record<Candidate['pin'], string>> = {
  none: '您还没有密码。请设定一个，以后凭它进入；每一步操作都记在您的名下。',
  initial: '管理员发给您的是初始密码，请换成自己的。',
  chosen: '',
};

/** The PIN of whoever was chosen. */
function Entry({ person, onBack, onSeated }: EntryProps) {
  const take = useTakeSeat();
  const [forgot, setForgot] = useState(false);
  useHotkeys({ Escape: onBack });
  if (forgot)
    return (
      <ResetPin
        lost={person}
        onClose={() => {
          setForgot(false);
        }}
      />
    );
  return (
    <div className="seat-entry">
      <div className="seat-entry-who">
        <strong>{person.name}</strong>
        <span className="quiet">{roleWords(person.roles)}</span>
        <Button type="link" size="small" onClick={onBack}>
          不是我，重新选择
        </Button>
      </div>
      {person.expiredOn !== undefined && (
        <p className="alarm">
          执法证已于{person.expiredOn}到期：换证并更新登记以前，不能以执法人员办理案件。
        </p>
      )}
      {FIRST[person.pin] !== '' && <p className="quiet">{FIRST[person.pin]}</p>}
      <PinForm
        state={person.pin}
        submit="进入"
        pending={take.isPending}
        error={take.error}
        onSubmit={(typed) => {
          take.mutate({ accountId: person.id, ...typed }, { onSuccess: () => onSeated?.() });
        }}
      >
        {person.pin !== 'none' && (
          <Button
            type="link"
            onClick={() => {
              setForgot(true);
            }}
          >
            忘记密码
          </Button>
        )}
      </PinForm>
    </div>
  );
}
