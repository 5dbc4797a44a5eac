import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api } from '../bridge/client.ts';

interface PaperChoiceProps {
  /** what the form calls it: 证明材料 */
  readonly label: string;
  readonly caseId: string;
  /** id of the material chosen */
  readonly value: string | undefined;
  readonly onChange: (attachmentId: string | undefined) => void;
}

/** Which material of the case shows what is registered; none is allowed, the paper may come later. */
export function PaperChoice({ label, caseId, value, onChange }: PaperChoiceProps) {
  const papers = useQuery(api.volumes.attachments.queryOptions({ input: { caseId } }));
  return (
    <Select
      aria-label={label}
      allowClear
      placeholder="选择已经加入案件的材料"
      value={value ?? null}
      loading={papers.isPending}
      options={(papers.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(chosen: string | null) => {
        onChange(chosen ?? undefined);
      }}
    />
  );
}
