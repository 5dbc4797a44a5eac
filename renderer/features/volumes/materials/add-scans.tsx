import { InboxOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useReducer, useRef, useState } from 'react';
import type { Attachment, Material, VolumePlan } from '#shared/contract/volumes.ts';
import { PAGE_FILES, pageFileExtensions } from '#shared/domain/volumes/page-files.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { bySpelling } from '../../../copy/option-search.ts';
import { upload } from '../../../bridge/assets.ts';
import { client } from '../../../bridge/client.ts';
import { problem } from '../../../bridge/problem.ts';
import { formatInstant } from '../../../copy/format.ts';
import { FileZone } from '../../../ui/file-zone.tsx';
import { unlessWriting } from '../../../ui/unless-writing.ts';
import { Window } from '../../../ui/window.tsx';
import { choiceOf, placeOf, queueText, reduceQueue, slotChoice, type QueuedScan } from './scan-queue.ts';
import { ScanRow } from './scan-row.tsx';

interface AddScansProps {
  readonly caseId: string;
  readonly files: readonly File[];
  /** What the gap asks for that the clerk came from; empty when nobody has said. */
  readonly choice: string;
  readonly plan: Pick<VolumePlan, 'slots' | 'items' | 'missing'>;
  readonly materials: readonly Material[];
  readonly onClose: () => void;
}

/** Takes scanned pages and photos into the case, one after the other; what is refused does not hold up the rest. */
export function AddScans(props: AddScansProps) {
  const { caseId, files, choice: asked, plan, materials, onClose } = props;
  const queries = useQueryClient();
  const [queue, act] = useReducer(reduceQueue, [], (none: readonly QueuedScan[]) =>
    reduceQueue(none, {
      ...{ kind: 'add', files, choice: asked },
      ...{ kindName: nameOf(materials, asked), kinds: materials },
    }),
  );
  const [choice, setChoice] = useState(asked);
  const [busy, setBusy] = useState(false);
  const zone = useRef<HTMLButtonElement>(null);
  const waiting = queue.filter(({ state }) => state === 'waiting');

  const add = (more: readonly File[]) => {
    act({ kind: 'add', files: more, choice, kindName: nameOf(materials, choice), kinds: materials });
  };
  const send = async () => {
    setBusy(true);
    for (const scan of waiting) {
      if (scan.date !== '' && !isIsoDate(scan.date)) {
        act({ kind: 'refused', key: scan.key, sentence: `日期“${scan.date}”没有这一天，请改正后重试` });
        continue;
      }
      act({ kind: 'sending', key: scan.key });
      try {
        const place = placeOf(scan.choice);
        const { sha256 } = await upload(scan.file);
        const taken = await client.volumes.addAttachment({
          caseId,
          upload: sha256,
          name: scan.file.name,
          title: scan.title.trim(),
          ...place,
          kind: place.material === 'photo' ? 'photo' : 'scan',
          ...(scan.date === '' ? {} : { date: scan.date }),
        });
        act({ kind: 'done', key: scan.key, sentence: takenText(taken) });
        // The piece falls into its slot while the next one is on its way.
        void queries.invalidateQueries();
      } catch (error) {
        act({ kind: 'refused', key: scan.key, sentence: problem(error).message });
      }
    }
    setBusy(false);
  };
  // What was missing when the window was opened can be chosen to its end, though the first file closes the gap.
  const [receipts] = useState(() => receiptOptions(plan));
  const options = [
    { value: '', label: '由程序按顺序放置' },
    ...receipts,
    ...placeOptions(plan.slots, materials),
  ];
  return (
    <Window
      open
      width={860}
      style={{ top: 40 }}
      title="添加扫描件和照片"
      mask={{ closable: false }}
      onCancel={onClose}
      afterOpenChange={() => {
        unlessWriting(() => zone.current?.focus());
      }}
      footer={
        <div className="volume-window-foot">
          <span className="quiet">{queueText(queue)}</span>
          <span className="volume-window-buttons">
            <Button onClick={onClose}>{queue.length > 0 && waiting.length === 0 ? '完成' : '关闭'}</Button>
            <Button type="primary" disabled={waiting.length === 0} loading={busy} onClick={() => void send()}>
              {waiting.length === 0 ? '加入案卷' : `加入案卷（${waiting.length} 个）`}
            </Button>
          </span>
        </div>
      }
    >
      <FileZone ref={zone} label="选择扫描件和照片" multiple accept={pageFileExtensions} onFiles={add}>
        <InboxOutlined aria-hidden />
        <span>把文件拖到这里，或者点这里选择文件</span>
        <span className="quiet">{PAGE_FILES}，可以一次选多个；题名和日期先按文件名填好，可以改</span>
      </FileZone>
      {queue.length > 0 && (
        <>
          <div className="volume-scans-all">
            <span className="quiet">全部作为</span>
            <Select
              className="volume-material"
              showSearch={bySpelling}
              aria-label="全部文件的材料种类"
              value={choice}
              options={options}
              onChange={(next: string) => {
                setChoice(next);
                act({ kind: 'choose', choice: next, kindName: nameOf(materials, next) });
              }}
            />
          </div>
          <div className="volume-scans">
            {queue.map((scan) => (
              <ScanRow
                key={scan.key}
                scan={scan}
                options={options}
                act={act}
                onChoice={(next) => {
                  act({ kind: 'choose', key: scan.key, choice: next, kindName: nameOf(materials, next) });
                }}
              />
            ))}
          </div>
        </>
      )}
    </Window>
  );
}

/**
 * What came in; a photo says when it was taken, so that a wrong camera clock is seen at once, a PDF what is bound
 * otherwise than the file has it.
 */
const takenText = ({ pages, takenAt, notes }: Attachment & { readonly notes: readonly string[] }): string =>
  [
    `已加入，${pages} 页${takenAt === undefined ? '' : `；照片内记录的拍摄时间 ${formatInstant(takenAt)}`}`,
    ...notes,
  ].join('。');

/** What papers of a choice are called; a place alone says nothing of what lies there. */
const nameOf = (materials: readonly Material[], choice: string): string | undefined => {
  const { material } = placeOf(choice);
  return materials.find(({ id }) => id === material)?.name;
};

/** The receipts that are missing, each of its document. */
function receiptOptions({ items, missing }: Pick<VolumePlan, 'items' | 'missing'>) {
  const options = missing.flatMap(({ scan }) => {
    const served = items.find(({ sourceId }) => sourceId === scan?.servesDocumentId);
    if (scan === undefined || served === undefined) return [];
    const number = served.documentNumber === undefined ? '' : `（${served.documentNumber}）`;
    const version = scan.servesVersion === undefined ? '' : `第${scan.servesVersion.toString()}版`;
    return [{ value: choiceOf(scan), label: `《${served.title}》${number}${version}的送达回证` }];
  });
  return options.length === 0 ? [] : [{ label: '所缺的送达回证', options }];
}

/** Under each slot the materials that go there, and the slot itself for what has no name of its own. */
function placeOptions(slots: VolumePlan['slots'], materials: readonly Material[]) {
  const bySlot = Map.groupBy(materials, ({ slot }) => slot);
  const names = new Map([
    ...slots.map(({ slot, name }) => [slot, name] as const),
    ...materials.map(({ slot, slotName }) => [slot, slotName] as const),
  ]);
  return [...names].map(([slot, label]) => ({
    label,
    options: [
      ...(bySlot.get(slot) ?? []).map(({ id, name }) => ({ value: id, label: name })),
      { value: slotChoice(slot), label: `放入“${label}”` },
    ],
  }));
}
