import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { RecordingRow } from '#shared/contract/intake.ts';
import { api } from '../../../bridge/client.ts';

/** 证明对象 of a recording, kept when one leaves the field, presses Enter or closes the window. */
export function PurposeField({ recording }: { readonly recording: Pick<RecordingRow, 'id' | 'purpose'> }) {
  const { id, purpose = '' } = recording;
  const [text, setText] = useState(purpose);
  const kept = useRef(purpose);
  const { mutate } = useMutation(api.intake.setPurpose.mutationOptions());
  const keep = () => {
    const said = text.trim();
    if (said === kept.current) return;
    const before = kept.current;
    kept.current = said;
    mutate(
      { recordingId: id, purpose: said },
      {
        onError: () => {
          kept.current = before;
        },
      },
    );
  };
  // A window that is closed takes the field away before anything is told that it was left.
  const leave = useRef(keep);
  useEffect(() => {
    leave.current = keep;
  });
  useEffect(
    () => () => {
      leave.current();
    },
    [],
  );
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
