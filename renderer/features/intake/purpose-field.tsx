import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import type { RecordingRow } from '#shared/contract/intake.ts';
import { api } from '../../bridge/client.ts';

/** 证明对象 of a recording, kept when one leaves the field or presses Enter. */
export function PurposeField({ recording }: { readonly recording: Pick<RecordingRow, 'id' | 'purpose'> }) {
  const { id, purpose = '' } = recording;
  const [text, setText] = useState(purpose);
  const set = useMutation(api.intake.setPurpose.mutationOptions());
  const keep = () => {
    if (text.trim() !== purpose) set.mutate({ recordingId: id, purpose: text.trim() });
  };
  return (
    <Input
      size="small"
      aria-label="证明对象"
      placeholder="印在音像资料清单上，例如：证明当事人货架上陈列过期食品"
      maxLength={200}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
      }}
      onBlur={keep}
      onPressEnter={keep}
    />
  );
}
