import { useMutation } from '@tanstack/react-query';
import { Form } from 'antd';
import type { PartyView } from '#shared/contract/parties.ts';
import type { Party } from '#shared/domain/cases/party.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { client } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { DateField, dayRule } from '../../../ui/date-field.tsx';
import { Window } from '../../../ui/window.tsx';
import { emptyParty, partyOfKind } from '../form/case-form-values.ts';
import { PartyFields } from '../form/party-fields.tsx';

interface PartyWindowProps {
  readonly caseId: string;
  readonly existing: PartyView | undefined;
  readonly onClose: () => void;
}

interface PartyForm {
  readonly party: Party;
  readonly joinedOn: IsoDate;
}

/** 增加当事人: a further party, from the day on which it became one. */
export function PartyWindow({ caseId, existing, onClose }: PartyWindowProps) {
  const [form] = Form.useForm<PartyForm>();
  const save = useMutation({
    mutationFn: async ({ party, joinedOn }: PartyForm) => {
      const entered = { party: partyOfKind(party), joinedOn };
      if (existing?.id === undefined) await client.parties.add({ caseId, ...entered });
      else
        await client.parties.change({
          caseId,
          partyId: existing.id,
          revision: existing.revision,
          ...entered,
        });
    },
    meta: { ownProblem: true },
    onSuccess: onClose,
  });
  return (
    <Window
      open
      title={existing === undefined ? '增加当事人' : '修改当事人'}
      okText={existing === undefined ? '增加' : '保存'}
      cancelText="取消"
      width={640}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => {
        form.submit();
      }}
      onCancel={onClose}
    >
      <p className="quiet">
        共同违法的，每个当事人分别告知、决定、送达，期限分别计算。起草文书时先选定当事人。
      </p>
      <Form<PartyForm>
        form={form}
        layout="vertical"
        initialValues={{
          party: existing?.party ?? emptyParty,
          joinedOn: existing?.joinedOn ?? today(),
        }}
        onFinish={(values) => {
          save.mutate(values);
        }}
      >
        <PartyFields />
        <Form.Item name="joinedOn" label="列为当事人的日期" rules={[dayRule('请填写列为当事人的日期。')]}>
          <DateField quiet aria-label="列为当事人的日期" />
        </Form.Item>
      </Form>
      <ProblemNote error={save.error} />
    </Window>
  );
}
