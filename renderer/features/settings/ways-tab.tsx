import { PrinterOutlined } from '@ant-design/icons';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { wayContract } from '#shared/contract/way.ts';
import { doers } from '#shared/domain/procedure/stages/lane.ts';
import { api } from '../../bridge/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import './ways.css';

type LaneTable = InferContractRouterOutputs<typeof wayContract>['lanes'][number];
type Step = LaneTable['steps'][number];

const NEEDS: Readonly<Record<Step['documents'][number]['need'], string>> = {
  required: '应当',
  usual: '通常',
  optional: '可以',
};
const BASES: Readonly<Record<LaneTable['basis'], string>> = {
  law: '依条文',
  practice: '依通常做法',
  unverified: '条文尚未核对',
};

const keyOf = ({ id, from }: LaneTable): string => `${id} ${from}`;
const WHOLE = ['ordinary', 'summary'];
const placeOf = ({ id }: LaneTable): number => (WHOLE.includes(id) ? WHOLE.indexOf(id) : WHOLE.length);
const force = ({ from, until }: LaneTable): string =>
  until === undefined ? `自${from}起适用` : `${from}至${until}适用`;

/** 办案程序: every way with its steps in words, as a lawyer reads a table; one is printed at a time. */
export function WaysTab() {
  const ways = useQuery(api.way.lanes.queryOptions({ input: {} }));
  const [chosen, setChosen] = useState<string>();
  return (
    <Loaded query={ways}>
      {(found) => {
        // The ways of a whole case first, then what is begun in one.
        const lanes = found.toSorted((a, b) => placeOf(a) - placeOf(b));
        const shown = lanes.find((lane) => keyOf(lane) === chosen) ?? lanes[0];
        return shown === undefined ? null : (
          <>
            <div className="settings-head ways-head">
              <Select
                aria-label="程序"
                style={{ width: 360 }}
                value={keyOf(shown)}
                options={lanes.map((lane) => ({
                  value: keyOf(lane),
                  label: `${lane.name}（${lane.own ? '本局，' : ''}${force(lane)}）`,
                }))}
                onChange={setChosen}
              />
              <Button
                icon={<PrinterOutlined aria-hidden />}
                onClick={() => {
                  window.print();
                }}
              >
                打印
              </Button>
            </div>
            <Way lane={shown} />
          </>
        );
      }}
    </Loaded>
  );
}

function Way({ lane }: { readonly lane: LaneTable }) {
  return (
    <section className="way-table-sheet" aria-label={lane.name}>
      <h2>{lane.name}</h2>
      <p className="quiet">
        {lane.article}；{BASES[lane.basis]}；{force(lane)}
        。每一步写明由谁办、在哪一步之后、什么情形下办、用哪些文书、办之前应当具备什么、怎样算办完、期限和条文。
      </p>
      {turnsOf(lane).map((turn) => (
        <p key={turn} className="way-turn">
          {turn}
        </p>
      ))}
      <table className="way-table">
        <thead>
          <tr>
            <th>步骤</th>
            <th>由谁办</th>
            <th>什么时候办</th>
            <th>文书</th>
            <th>事先应当具备</th>
            <th>怎样算办完、期限</th>
            <th>条文</th>
          </tr>
        </thead>
        <tbody>
          {lane.steps.map((step) => (
            <StepRow key={step.id} step={step} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const quoted = (words: readonly string[]): string => `“${words.join('”“')}”`;

/** How a case comes to a way and how it leaves it, a sentence each. */
function turnsOf({ startsWith, endsWith, leaves }: LaneTable): readonly string[] {
  return [
    ...(startsWith.length === 0
      ? []
      : [`开始：案件有${quoted(startsWith)}${startsWith.length > 1 ? '之一' : ''}时。`]),
    ...(endsWith.length === 0 ? [] : [`结束：有${quoted(endsWith)}时，尚未办的步骤不再办理。`]),
    ...leaves.map(
      ({ when, keep }) =>
        `提前离开：${when}的，其余步骤不再办理${keep.length === 0 ? '' : `，仍应办理${quoted(keep)}`}。`,
    ),
  ];
}

function StepRow({ step }: { readonly step: Step }) {
  return (
    <tr>
      <th scope="row">{step.name}</th>
      <td>{doers[step.by]}</td>
      <td>
        {step.after.length > 0 && <div>在“{step.after.join('”“')}”之后</div>}
        {step.when !== '' && <div>{step.when}</div>}
        {step.waits !== undefined && <div>等“{step.waits}”的期间届满</div>}
        {step.through.length > 0 && <div className="quiet">按{quoted(step.through)}逐步办理</div>}
      </td>
      <td>
        {step.documents.map(({ name, about, need, when }) => (
          <div key={`${name} ${about.join(' ')} ${when}`}>
            <span className="quiet">{NEEDS[need]}</span> {name}
            {about.length > 0 && `（${about.join('、')}）`}
            {when !== '' && <span className="quiet">（{when}）</span>}
          </div>
        ))}
      </td>
      <td>
        {step.requires.map(({ that, otherwise, article, weight }) => (
          <div key={`${that} ${article}`}>
            {that}
            <span className="quiet">
              （{article}
              {weight === 'unlawful' ? '' : '，通常'}）没有的，提示“{otherwise}”
            </span>
          </div>
        ))}
      </td>
      <td>
        {step.done !== '' && <div>{step.done}</div>}
        {step.limit !== undefined && <div className="quiet">期限：{step.limit}</div>}
      </td>
      <td>{step.article}</td>
    </tr>
  );
}
