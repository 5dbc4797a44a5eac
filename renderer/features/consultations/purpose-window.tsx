import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { usualPurposes } from '#shared/domain/consultations/consultation.ts';
import { api } from '../../bridge/client.ts';
import { purposeAtWindow } from '../../bridge/purpose.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Window } from '../../ui/window.tsx';
import './purpose-window.css';

/** 调阅目的: asked once a day for a case, where the bureau wants to know; until then the core shows nothing of it. */
export function PurposeWindow() {
  const caseId = useSyncExternalStore(purposeAtWindow.subscribe, purposeAtWindow.asked);
  return caseId === undefined ? null : <Asked key={caseId} caseId={caseId} />;
}

function Asked({ caseId }: { readonly caseId: string }) {
  const navigate = useNavigate();
  const [form] = Form.useForm<{ purpose: string }>();
  const declare = useMutation(
    api.consultations.declare.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => {
        purposeAtWindow.answered();
      },
    }),
  );
  const leave = () => {
    purposeAtWindow.answered();
    void navigate('/workbench');
  };
  return (
    <Window
      open
      title="调阅目的"
      width={440}
      // What the screen still shows from before is covered: it is not to be seen yet.
      classNames={{ mask: 'purpose-mask' }}
      okText="开始调阅"
      cancelText="不看了"
      confirmLoading={declare.isPending}
      onCancel={leave}
      onOk={() => {
        form.submit();
      }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ purpose }) => {
          declare.mutate({ caseId, purpose });
        }}
      >
        <p className="quiet">本机关要求写明调阅案卷的目的。当天内再看这个案件不再询问，目的记入调阅登记。</p>
        <Form.Item
          name="purpose"
          label="目的"
          rules={[{ required: true, whitespace: true, message: '请写明调阅目的。' }]}
        >
          <Input autoFocus maxLength={500} placeholder="填写，或者点下面的一项" />
        </Form.Item>
        <p className="purpose-usual">
          {usualPurposes.map((purpose) => (
            <Button
              key={purpose}
              size="small"
              onClick={() => {
                form.setFieldsValue({ purpose });
              }}
            >
              {purpose}
            </Button>
          ))}
        </p>
        {declare.error !== null && <ProblemNote error={declare.error} />}
      </Form>
    </Window>
  );
}
