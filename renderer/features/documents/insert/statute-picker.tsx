import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { citationText, joinProvisions, lawText } from '#shared/domain/statutes/cite.ts';
import type { Statute } from '#shared/domain/statutes/statute.ts';
import { api } from '../../../bridge/client.ts';
import { Picker, PickerOption, stepped } from '../picker/picker.tsx';
import { placeBeside } from '../picker/place-beside.ts';
import { articleName, findStatutes, unitsOf, type FoundStatute, type Unit } from './statute-search.ts';

interface StatutePickerProps {
  readonly caseId: string;
  /** the entry it is for, on the screen */
  readonly beside: DOMRect;
  /** With the citation chosen; empty when the list was left. */
  readonly onClose: (text: string) => void;
}

const NONE: readonly Statute[] = [];

/**
 * A provision by key: type a law (words or pinyin initials) with numbers (`程序规定 82 1 2`), or words of its text; ↑↓
 * goes, Enter opens the article and there takes the 款 or 项, Ctrl+Space marks several, Esc goes back.
 */
export function StatutePicker({ beside, onClose }: StatutePickerProps) {
  const { data } = useQuery(api.statutes.list.queryOptions({ input: {} }));
  const statutes = data?.statutes ?? NONE;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  /** of the opened article; undefined while the list of articles has the keys */
  const [unitAt, setUnitAt] = useState<number>();
  const [marked, setMarked] = useState<readonly Unit[]>([]);
  const found = useMemo(() => findStatutes(statutes, typed), [statutes, typed]);
  const here = found[at];
  const units = useMemo(() => (here?.kind === 'article' ? unitsOf(here.article) : []), [here]);

  const take = (one: FoundStatute | undefined, unit?: Unit) => {
    if (one === undefined) return;
    if (one.kind === 'named') onClose(citationText(one.title, [one.provision]));
    else if (unit !== undefined) {
      const chosen = marked.length > 0 ? units.filter((each) => marked.includes(each)) : [unit];
      onClose(
        citationText(
          one.statute.title,
          chosen.map(({ provision }) => provision),
        ),
      );
    } else if (one.unit !== undefined) onClose(citationText(one.statute.title, [one.unit]));
    else setUnitAt(0);
  };
  const go = (by: number) => {
    if (unitAt === undefined) setAt(stepped(at, by, found.length));
    else setUnitAt(stepped(unitAt, by, units.length));
  };
  const back = () => {
    setMarked([]);
    setUnitAt(undefined);
  };
  const press = (event: KeyboardEvent): boolean => {
    const unit = unitAt === undefined ? undefined : units[unitAt];
    if (event.key === 'Escape' && unit !== undefined) back();
    else if (event.key === 'Enter') take(here, unit);
    else if (event.key === 'ArrowDown') go(1);
    else if (event.key === 'ArrowUp') go(-1);
    else if (event.key === 'PageDown') go(8);
    else if (event.key === 'PageUp') go(-8);
    else if (event.key === 'Tab' && here?.kind === 'article') {
      if (unit === undefined) setUnitAt(0);
      else back();
    } else if (event.ctrlKey && event.key === ' ' && unit !== undefined) {
      setMarked(marked.includes(unit) ? marked.filter((one) => one !== unit) : [...marked, unit]);
      go(1);
    } else return false;
    return true;
  };

  return (
    <Picker
      label="法条"
      className="insert-picker"
      style={placeBeside(beside, { width: 860, height: 420 })}
      searchLabel="查找法条"
      placeholder="法规名称（可用简称、拼音首字母）加条款项数字，如 程序规定 82 2；或者输入条文中的字句"
      list="statute-list"
      typed={typed}
      onType={(next) => {
        setTyped(next);
        setAt(0);
        back();
      }}
      at={`${at.toString()} ${unitAt?.toString() ?? ''}`}
      onKey={press}
      onLeave={() => {
        onClose('');
      }}
      foot={
        <>
          {data?.problems.map(({ file, message }) => (
            <div key={file} className="amber">
              {message}
            </div>
          ))}
          {unitAt === undefined
            ? '↑↓ 选条 · 回车打开或者放入 · Esc 返回'
            : '↑↓ 选款、项 · Ctrl+空格 选几项 · 回车放入 · Esc 回到条文'}
        </>
      }
    >
      <div className="statutes">
        <ul id="statute-list" role="listbox" aria-label="条文">
          {found.map((one, index) => (
            <li key={one.kind === 'named' ? one.title : `${one.statute.title} ${articleName(one.article)}`}>
              <PickerOption
                here={index === at}
                onTake={() => {
                  setAt(index);
                  if (index === at) take(one);
                  else back();
                }}
              >
                <FoundLine found={one} />
              </PickerOption>
            </li>
          ))}
          {found.length === 0 && (
            <li className="quiet picker-none">没有查到。写明法规全称和条款项数字，即使没有正文也能引用。</li>
          )}
        </ul>
        <div className="statutes-text" aria-label="正文">
          {here?.kind === 'article' && (
            <>
              <div className="quiet">
                {lawText(here.statute.title)}
                {here.statute.effective !== undefined && ` ${here.statute.effective} 起施行`}
                {here.article.chapter !== '' && ` · ${here.article.chapter}`}
              </div>
              <ul role="listbox" aria-label="款项">
                {units.map((unit, index) => (
                  <li key={unit.name}>
                    <PickerOption
                      here={index === unitAt}
                      onTake={() => {
                        take(here, unit);
                      }}
                    >
                      <strong>
                        {marked.includes(unit) && '✓ '}
                        {unit.name}
                      </strong>{' '}
                      {unit.text}
                    </PickerOption>
                  </li>
                ))}
              </ul>
              <div className="quiet">{here.statute.history}</div>
            </>
          )}
          {here?.kind === 'named' && (
            <p>
              {citationText(here.title, [here.provision])}
              <br />
              <span className="quiet">没有这部法规的正文，条款项按您输入的写出，请自行核对。</span>
            </p>
          )}
        </div>
      </div>
    </Picker>
  );
}

function FoundLine({ found }: { readonly found: FoundStatute }) {
  if (found.kind === 'named')
    return (
      <>
        <strong>{joinProvisions([found.provision])}</strong>{' '}
        <span className="quiet">{lawText(found.title)}</span>
      </>
    );
  const { statute, article, unit } = found;
  return (
    <>
      <strong>{unit === undefined ? articleName(article) : joinProvisions([unit])}</strong>{' '}
      <span className="quiet">{statute.short}</span>
      <div className="ellipsis quiet">{article.paragraphs[0]?.text}</div>
    </>
  );
}
