import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import type { Bureau, KeptBureau } from '#shared/contract/settings.ts';
import { bureauFields } from '#shared/domain/settings/setting-fields.ts';
import { api, client } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { problem, problemField } from '../../bridge/problem.ts';
import { BureauFields } from '../../ui/bureau-fields.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { type SavedForm, useMeeting } from '../../parts/use-meeting.ts';
import { MeetingNote } from '../../ui/meeting-note.tsx';

/** 机关信息: printed on documents from the next draft on; what is finalised stays as it was. */
export function BureauTab() {
  const bureau = useQuery(api.settings.bureau.queryOptions({ input: {} }));
  return <Loaded query={bureau}>{(it) => <BureauForm it={it} />}</Loaded>;
}

const savedBureau = ({ revision, updatedAt, updatedBy, ...values }: KeptBureau): SavedForm<Bureau> => ({
  values,
  kept: { revision, updatedAt, updatedBy },
});

function BureauForm({ it }: { readonly it: KeptBureau }) {
  const [form] = Form.useForm<Bureau>();
  const [opened] = useState(() => savedBureau(it));
  const meeting = useMeeting<Bureau, Bureau>({
    form,
    opened,
    fields: bureauFields,
    entry: (values) => values,
    load: async () => savedBureau(await client.settings.bureau({})),
  });
  const save = useMutation(
    api.settings.saveBureau.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: (saved) => {
        meeting.saved(savedBureau(saved));
        say('success', '机关信息已保存，尚未定稿的文书随之更新。');
      },
      onError(error) {
        if (meeting.refused(error)) return;
        const told = problem(error);
        const field = problemField(told);
        // The path comes from the contract's own schema, so it names a field of this form.
        if (field.length > 0) form.setFields([{ name: field as never, errors: [told.message] }]);
      },
    }),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={opened.values}
      className="settings-form"
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => {
        save.mutate({ ...opened.values, ...values, revision: meeting.revision });
      }}
    >
      <BureauFields />
      {meeting.met === undefined ? (
        <ProblemNote error={save.error} />
      ) : (
        <MeetingNote {...meeting.met} onTake={meeting.take} />
      )}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  );
}
