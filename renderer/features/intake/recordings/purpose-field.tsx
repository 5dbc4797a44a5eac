import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { RecordingRow } from '#shared/contract/intake.ts';
import { api } from '../../../bridge/client.ts';
import { say } from '../../../bridge/notices.ts';
import { problem, storedNow } from '../../../bridge/problem.ts';

/** 证明对象 of a recording, kept when one leaves the field, presses Enter or closes the window. */
export function PurposeField({ recording }: { readonly recording: Pick<RecordingRow, 'id' | 'purpose'> }) {
  const { id, purpose = '' } = recording;
  const [text, setText] = useState(purpose);
  /** Somebody else wrote another meanwhile: nothing is kept until the clerk has seen it. */
  const [met, setMet] = useState<{ readonly sentence: string; readonly stored: string }>();
  const known = useRef(purpose);
  const gone = useRef(false);
  const { mutateAsync } = useMutation(api.intake.setPurpose.mutationOptions({ meta: { ownProblem: true } }));
  const send = (said: string, seen: string) => {
    known.current = said;
    mutateAsync({ recordingId: id, purpose: said, known: seen }).catch((error: unknown) => {
      known.current = seen;
      const { message } = problem(error);
      const stored = storedNow(error);
      if (stored === undefined) say('error', message);
      else if (gone.current) say('error', `${message}您填写的是“${said}”。`);
      else setMet({ sentence: message, stored });
    });
  };
  const keep = () => {
    const said = text.trim();
    if (said !== known.current && met === undefined) send(said, known.current);
  };
  /** From what the other wrote the work goes on. */
  const goOn = (said: string) => {
    if (met === undefined) return;
    known.current = met.stored;
    setMet(undefined);
    setText(said);
    if (said.trim() !== met.stored) send(said.trim(), met.stored);
  };
  // A window that is closed takes the field away before anything is told that it was left.
  const leave = useRef(keep);
  useEffect(() => {
    leave.current = keep;
  });
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      leave.current();
    };
  }, []);
  return (
    <>
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
      {met !== undefined && (
        <div role="alert" className="purpose-met">
          <span className="alarm">{met.sentence}</span>{' '}
          <Button
            size="small"
            onClick={() => {
              goOn(met.stored);
            }}
          >
            改用对方的
          </Button>{' '}
          <Button
            size="small"
            onClick={() => {
              goOn(text);
            }}
          >
            按这里的保存
          </Button>
        </div>
      )}
    </>
  );
}
