import { useMutation } from '@tanstack/react-query';
import { Form, Input, Select, type GetRef } from 'antd';
import { useRef } from 'react';
import type { PhraseInput, PhraseRow } from '#shared/contract/phrases.ts';
import type { FormField } from '#shared/lib/form-fields.ts';
import { bySpelling } from '../../copy/option-search.ts';
import { api, client } from '../../bridge/client.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { type SavedForm, useMeeting } from '../../parts/use-meeting.ts';
import { MeetingNote } from '../../ui/meeting-note.tsx';
import { Window } from '../../ui/window.tsx';
import { type PhrasePlaces, usePhrasePlaces } from './phrase-places.ts';

interface PhraseWindowProps {
  /** Absent: a new one. */
  readonly phrase?: PhraseRow;
  readonly onClose: () => void;
}

const EMPTY: PhraseInput = { text: '', name: '', templateId: '', field: '', cause: '' };

const savedPhrase = (phrase: PhraseRow | undefined): SavedForm<PhraseInput> => {
  if (phrase === undefined) return { values: EMPTY, kept: { revision: 0 } };
  const { text, name, templateId, field, cause, revision, updatedAt, updatedBy } = phrase;
  return {
    values: { text, name, templateId, field, cause },
    kept: { revision, updatedAt, updatedBy },
  };
};

const phraseFields = ({ templates, labels }: PhrasePlaces): readonly FormField<PhraseInput>[] => [
  { path: ['text'], label: '内容', words: (it) => it.text },
  { path: ['name'], label: '名称', words: (it) => it.name },
  {
    path: ['templateId'],
    label: '文书',
    words: (it) => templates.find(({ id }) => id === it.templateId)?.name ?? it.templateId,
  },
  {
    path: ['field'],
    label: '栏目',
    words: (it) =>
      labels.find(({ templateId, field }) => templateId === it.templateId && field === it.field)?.label ??
      it.field,
  },
  { path: ['cause'], label: '案由', words: (it) => it.cause },
];

/** A phrase with where it is offered. */
export function PhraseWindow({ phrase, onClose }: PhraseWindowProps) {
  const [form] = Form.useForm<PhraseInput>();
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  const templateId =
    Form.useWatch((entered: Partial<PhraseInput>) => entered.templateId, form) ?? phrase?.templateId ?? '';
  const places = usePhrasePlaces();
  const { templates, labels } = places;
  const meeting = useMeeting<PhraseInput, PhraseInput>({
    form,
    opened: savedPhrase(phrase),
    fields: phraseFields(places),
    entry: (values) => values,
    load: async () => savedPhrase((await client.phrases.list({})).find(({ id }) => id === phrase?.id)),
  });
  const options = {
    meta: { ownProblem: true },
    onSuccess: onClose,
    onError: (error: unknown) => meeting.refused(error),
  } as const;
  const keep = useMutation(api.phrases.keep.mutationOptions(options));
  const change = useMutation(api.phrases.change.mutationOptions(options));
  const fields = labels.filter((one) => one.templateId === templateId);
  return (
    <Window
      open
      width={640}
      title={phrase === undefined ? '新增短语' : '修改短语'}
      okText="保存"
      cancelText="取消"
      confirmLoading={keep.isPending || change.isPending}
      afterOpenChange={(open) => {
        if (open) box.current?.focus({ cursor: 'end' });
      }}
      onOk={() => {
        form.submit();
      }}
      onCancel={onClose}
    >
      <Form<PhraseInput>
        form={form}
        layout="vertical"
        initialValues={{ ...EMPTY, ...phrase }}
        onFinish={(input) => {
          if (phrase === undefined) keep.mutate(input);
          else change.mutate({ ...input, phraseId: phrase.id, revision: meeting.revision });
        }}
      >
        <Form.Item
          name="text"
          label="内容"
          rules={[{ required: true, whitespace: true, message: '请填写短语的内容。' }]}
        >
          <Input.TextArea ref={box} autoSize={{ minRows: 3, maxRows: 14 }} />
        </Form.Item>
        <Form.Item name="name" label="名称" extra="可以不填，便于查找。">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="templateId" label="文书">
          <Select
            showSearch={bySpelling}
            options={[
              { value: '', label: '所有文书' },
              ...templates.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={() => {
              form.setFieldValue('field', '');
            }}
          />
        </Form.Item>
        <Form.Item name="field" label="栏目">
          <Select
            showSearch={bySpelling}
            options={[
              { value: '', label: '各栏' },
              ...(templateId === '' ? ROLES : []),
              ...fields.map(({ field, label }) => ({ value: field, label })),
            ]}
          />
        </Form.Item>
        <Form.Item name="cause" label="案由" extra="填写后，同案由的案件优先列出。">
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {meeting.met === undefined ? (
        <ProblemNote error={keep.error ?? change.error} />
      ) : (
        <MeetingNote {...meeting.met} onTake={meeting.take} />
      )}
    </Window>
  );
}

const ROLES = [
  { value: 'qa.question', label: '笔录的提问' },
  { value: 'qa.answer', label: '笔录的回答' },
];
