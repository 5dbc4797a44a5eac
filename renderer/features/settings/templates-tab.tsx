import { ImportOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Select, Table, Tag } from 'antd';
import { useRef, useState } from 'react';
import type { TemplateFiles } from '#shared/contract/templates.ts';
import { download } from '../../bridge/assets.ts';
import { api, client } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';

type TemplateRow = TemplateFiles['templates'][number];

/** 文书模板: the official ones, and the bureau's own over them. */
export function TemplatesTab() {
  const files = useQuery(api.templates.files.queryOptions({ input: {} }));
  return <Loaded query={files}>{(it) => <Templates files={it} />}</Loaded>;
}

function Templates({ files }: { readonly files: TemplateFiles }) {
  const newest = files.editions.at(-1) ?? '';
  const [edition, setEdition] = useState(newest);
  const picker = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const begun = Object.fromEntries(
    files.templates
      .filter((one) => one.edition === edition)
      .map(({ number, revision }) => [number.toString(), revision]),
  );
  const take = useMutation({
    mutationFn: async (file: File) =>
      client.templates.importVariant({ name: file.name, text: await file.text(), edition, begun }),
    meta: { ownProblem: true },
    // Somebody else took one in meanwhile: the sentence says who, and the list what is in force now.
    onError: () => void queries.invalidateQueries({ queryKey: api.templates.files.key() }),
    onSuccess({ name }) {
      say('success', `已采用本局的《${name}》，新的草稿从现在起用它；已定稿的文书不变。`);
    },
  });
  return (
    <>
      <div className="settings-head">
        <span className="quiet">
          官方模板导出后可以修改措辞和版面，再导入作为本局模板。文件有错误时整份不采用，原来的继续有效。
        </span>
        <span className="settings-head-actions">
          {files.editions.length > 1 && (
            <Select
              aria-label="文书格式版本"
              value={edition}
              options={files.editions.map((one) => ({ value: one, label: one }))}
              onChange={(next: string) => {
                setEdition(next);
              }}
            />
          )}
          <Button
            icon={<ImportOutlined aria-hidden />}
            loading={take.isPending}
            onClick={() => picker.current?.click()}
          >
            导入本局模板
          </Button>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".yaml,.yml"
            aria-label="选择模板文件"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) take.mutate(file);
              event.target.value = '';
            }}
          />
        </span>
      </div>
      <div className="settings-notes">
        <ProblemNote error={take.error} />
        {files.problems.map((problem) => (
          <RefusedFile key={problem.file} problem={problem} />
        ))}
      </div>
      <Table<TemplateRow>
        size="small"
        rowKey={({ number, edition: of }) => `${of} ${number.toString()}`}
        pagination={false}
        dataSource={files.templates.filter((one) => one.edition === edition)}
        columns={[
          { title: '序号', dataIndex: 'number', width: 64, align: 'right', className: 'numeric' },
          { title: '文书', dataIndex: 'name' },
          {
            title: '来源',
            key: 'origin',
            width: 84,
            render: (_value, { ownFile }) =>
              ownFile === undefined ? <Tag>官方</Tag> : <Tag color="blue">本局</Tag>,
          },
          {
            title: '',
            key: 'acts',
            width: 220,
            align: 'right',
            render: (_value, row) => <RowActs row={row} />,
          },
        ]}
      />
    </>
  );
}

/** A file of the bureau that lies in the archive but could not be read; it can be taken out here. */
function RefusedFile({ problem }: { readonly problem: TemplateFiles['problems'][number] }) {
  const remove = useMutation(api.templates.remove.mutationOptions());
  return (
    <Alert
      type="error"
      showIcon
      title={problem.message}
      action={
        problem.own ? (
          <Button
            size="small"
            loading={remove.isPending}
            onClick={() => {
              remove.mutate({ file: problem.file });
            }}
          >
            移除这个文件
          </Button>
        ) : undefined
      }
    />
  );
}

function RowActs({ row: { number, edition, name, ownFile, replaces } }: { readonly row: TemplateRow }) {
  const remove = useMutation(
    api.templates.remove.mutationOptions({
      onSuccess: () => {
        say('success', `《${name}》已恢复官方模板。`);
      },
    }),
  );
  return (
    <>
      {ownFile !== undefined && (
        <Popconfirm
          title={replaces ? `《${name}》恢复官方模板？` : `停用《${name}》？`}
          description="本局的文件留在档案库中，已定稿的文书不变。"
          okText={replaces ? '恢复官方' : '停用'}
          cancelText="取消"
          onConfirm={() => {
            remove.mutate({ file: ownFile });
          }}
        >
          <Button size="small" loading={remove.isPending}>
            {replaces ? '恢复官方' : '停用'}
          </Button>
        </Popconfirm>
      )}{' '}
      <Button
        size="small"
        aria-label={`导出《${name}》的模板`}
        onClick={() => {
          download(`templates/${edition}/${number.toString()}.yaml`);
        }}
      >
        导出
      </Button>
    </>
  );
}
