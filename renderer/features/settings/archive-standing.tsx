import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { api } from '../../bridge/client.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** What a person has to say before the archive draws numbers: that it is the one in use, that the clock is right. */
export function ArchiveStanding() {
  const status = useQuery(api.archive.status.queryOptions({ input: {} }));
  const queries = useQueryClient();
  const settled = { onSuccess: () => queries.invalidateQueries() };
  const adopt = useMutation(api.archive.adopt.mutationOptions(settled));
  const clock = useMutation(api.archive.confirmClock.mutationOptions(settled));
  const { standing, clockDoubt, noticed } = status.data ?? {};
  return (
    <>
      {noticed !== undefined && <Alert type="warning" showIcon title={noticed} />}
      {standing !== undefined && (
        <Question
          sentence={standing.sentence}
          answer="确认使用这个档案库"
          answerable={standing.state !== 'planted'}
          pending={adopt.isPending}
          problem={adopt.error}
          onAnswer={(reason) => {
            adopt.mutate({ reason });
          }}
        />
      )}
      {clockDoubt !== undefined && (
        <Question
          sentence={clockDoubt}
          answer="确认电脑时间无误"
          answerable
          pending={clock.isPending}
          problem={clock.error}
          onAnswer={(reason) => {
            clock.mutate({ reason });
          }}
        />
      )}
    </>
  );
}

/** The sentence sends people to this place; here it asks for the answer. */
const saidHere = (sentence: string): string =>
  sentence
    .replace(/，?请?在“设置 · 档案库”里(说明|确认时间)（命令行：[^）]*）/, '，请写明理由')
    .replace('：，', '，');

interface QuestionProps {
  readonly sentence: string;
  readonly answer: string;
  readonly answerable: boolean;
  readonly pending: boolean;
  readonly problem: Error | null;
  readonly onAnswer: (reason: string) => void;
}

function Question({ sentence, answer, answerable, pending, problem, onAnswer }: QuestionProps) {
  const [reason, setReason] = useState('');
  return (
    <Alert
      type="error"
      showIcon
      title={saidHere(sentence)}
      description={
        answerable && (
          <>
            <Space.Compact block>
              <Input
                aria-label="理由"
                placeholder="写明理由，例如：原硬盘已损坏，由信息科确认"
                value={reason}
                onChange={(event) => {
                  setReason(event.target.value);
                }}
              />
              <Button
                danger
                loading={pending}
                disabled={reason.trim() === ''}
                onClick={() => {
                  onAnswer(reason.trim());
                }}
              >
                {answer}
              </Button>
            </Space.Compact>
            <ProblemNote error={problem} />
          </>
        )
      }
    />
  );
}
