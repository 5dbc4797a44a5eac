import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Switch, Table, Tag } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import type { PhraseRow } from '#shared/contract/phrases.ts';
import { searched } from '#shared/lib/searched.ts';
import { api } from '../../bridge/client.ts';
import { initialsOf } from '../../copy/spelling.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { rowOpens } from '../../ui/row-opens.ts';
import { PhraseWindow } from './phrase-window.tsx';
import { usePhrasePlaces } from './phrase-places.ts';

/** 短语: what the program brings and what was kept here; everything can be changed, taken out and taken back. */
export function PhrasesTab() {
  const phrases = useQuery(api.phrases.list.queryOptions({ input: {} }));
  const [text, setText] = useState('');
  const [removed, setRemoved] = useState(false);
  const [open, setOpen] = useState<PhraseRow | 'new'>();
  const looked = useDeferredValue(searched(text).trim());
  const { placeName } = usePhrasePlaces();
  const remove = useMutation(api.phrases.remove.mutationOptions());
  const restore = useMutation(api.phrases.restore.mutationOptions());
  const shown = useMemo(
    () =>
      (phrases.data ?? []).filter(
        (phrase) => phrase.removed === removed && fits(phrase, placeName(phrase), looked),
      ),
    [phrases.data, removed, looked, placeName],
  );
  return (
    <>
      <div className="settings-head">
        <Input
          className="phrases-search"
          allowClear
          aria-label="查找短语"
          placeholder="文字、文书、栏目或者拼音首字母"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <label className="quiet">
          <Switch size="small" checked={removed} onChange={setRemoved} aria-label="显示已删除的短语" />{' '}
          显示已删除的短语
        </label>
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            setOpen('new');
          }}
        >
          新增短语
        </Button>
      </div>
      <p className="quiet">
        填写文书时在空行上按 /，或者在任何位置按 Alt+/ 选用短语；选中文字按 Alt+S 存为短语。
      </p>
      <Loaded query={phrases}>
        {() => (
          <Table<PhraseRow>
            size="small"
            rowKey="id"
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={shown}
            onRow={(phrase) =>
              phrase.removed
                ? {}
                : rowOpens(() => {
                    setOpen(phrase);
                  })
            }
            locale={{ emptyText: removed ? '没有已删除的短语。' : '没有这样的短语。' }}
            columns={[
              {
                title: '短语',
                dataIndex: 'text',
                render: (words: string, { name }) => (
                  <div className="phrases-words">
                    {name !== '' && <strong>{name} </strong>}
                    {words}
                  </div>
                ),
              },
              { title: '用于', key: 'place', width: 220, render: (_value, phrase) => placeName(phrase) },
              { title: '案由', dataIndex: 'cause', width: 150 },
              {
                title: '来源',
                key: 'source',
                width: 88,
                render: (_value, { shipped, changed }) =>
                  shipped ? <Tag>{changed ? '已修改' : '程序自带'}</Tag> : <Tag color="blue">本局</Tag>,
              },
              { title: '使用', dataIndex: 'uses', width: 56, align: 'right', className: 'numeric' },
              {
                key: 'act',
                width: 150,
                align: 'right',
                render: (_value, phrase) => (
                  <span className="phrases-acts">
                    {(phrase.removed || phrase.changed) && (
                      <Button
                        size="small"
                        onClick={() => {
                          restore.mutate({ phraseId: phrase.id });
                        }}
                      >
                        {phrase.removed ? '恢复' : '还原'}
                      </Button>
                    )}
                    {!phrase.removed && (
                      <>
                        <Button
                          size="small"
                          onClick={() => {
                            setOpen(phrase);
                          }}
                        >
                          修改
                        </Button>
                        <Button
                          size="small"
                          onClick={() => {
                            remove.mutate({ phraseId: phrase.id, revision: phrase.revision });
                          }}
                        >
                          删除
                        </Button>
                      </>
                    )}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {open !== undefined && (
        <PhraseWindow
          {...(open === 'new' ? {} : { phrase: open })}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}

function fits(phrase: PhraseRow, place: string, looked: string): boolean {
  if (looked === '') return true;
  const words = [phrase.text, phrase.name, phrase.group, phrase.cause, place];
  return (
    words.some((one) => searched(one).includes(looked)) ||
    (/^[a-z]+$/.test(looked) && words.some((one) => initialsOf(one).includes(looked)))
  );
}
