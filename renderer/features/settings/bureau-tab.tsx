import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import type { Bureau } from '#shared/contract/settings.ts';
import { api } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { problem, problemField } from '../../bridge/problem.ts';
import { BureauFields } from '../../ui/bureau-fields.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** 机关信息: printed on documents from the next draft on; what is finalised stays as it was. */
export function BureauTab() {
  const bureau = useQuery(api.settings.bureau.queryOptions({ input: {} }));
  return <Loaded query={bureau}>{(it) => <BureauForm it={it} />}</Loaded>;
}

function BureauForm({ it }: { readonly it: Bureau }) {
  const [form] = Form.useForm<Bureau>();
  const save = useMutation(
    api.settings.saveBureau.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => {
        say('success', '机关信息已保存，尚未定稿的文书随之更新。');
      },
      onError(error) {
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
      initialValues={it}
      className="settings-form"
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => {
        save.mutate({ ...it, ...values });
      }}
    >
      <BureauFields />
      <ProblemNote error={save.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  );
}
