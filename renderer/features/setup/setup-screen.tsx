import { useMutation } from '@tanstack/react-query';
import { Button, Form, Steps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PinSlip } from '#shared/contract/people.ts';
import type { Folder } from '#shared/contract/host.ts';
import { api } from '../../bridge/client.ts';
import { problem, problemField } from '../../bridge/problem.ts';
import { BureauFields } from '../../ui/bureau-fields.tsx';
import { RestoreArchive } from '../../parts/restore-archive.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { ArchivePlace } from './archive-place.tsx';
import { OfficerRows } from './officer-rows.tsx';
import { OtherRows } from './other-rows.tsx';
import { SetsUp } from './sets-up.tsx';
import { OpenArchive } from './open-archive.tsx';
import {
  emptyOfficer,
  fieldName,
  peopleOfSetup,
  setupSteps,
  type SetupForm,
  type SetupStep,
  stepOfField,
} from './setup-steps.ts';
import './setup-screen.css';

/** What each step asks, by the names of its fields. */
const stepFields: Readonly<Record<SetupStep, (keyof SetupForm)[]>> = {
  bureau: ['bureau'],
  officers: ['officers', 'others', 'setsUp', 'firstPin', 'again'],
  location: ['location'],
};

const initial: SetupForm = {
  bureau: {
    name: '',
    abbreviation: '',
    reconsiderationAuthority: '',
    court: '',
    contactPerson: '',
    contactPhone: '',
    contactAddress: '',
    bankName: '',
    accountName: '',
    accountNumber: '',
    fondsName: '',
    fondsNumber: '',
  },
  officers: [emptyOfficer, emptyOfficer],
  others: [],
  setsUp: 0,
  firstPin: '',
  again: '',
  location: { name: '案卷档案库' },
};

interface SetupScreenProps {
  readonly suggestedDir: string;
  /** The first PINs of everybody else, to be handed out. */
  readonly onMade: (slips: readonly PinSlip[]) => void;
}

/** The first run: bureau, people, where the archive lives. */
export function SetupScreen({ suggestedDir, onMade }: SetupScreenProps) {
  const [form] = Form.useForm<SetupForm>();
  const [at, setAt] = useState(0);
  const [folder, setFolder] = useState<Folder>();
  const create = useMutation(
    api.setup.create.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: ({ slips }) => {
        onMade(slips);
      },
      onError(error) {
        const told = problem(error);
        const field = problemField(told);
        setAt(setupSteps.indexOf(stepOfField(field)));
        // The path comes from the contract's own schema, so it names a field of this form.
        if (field.length > 0) form.setFields([{ name: fieldName(field) as never, errors: [told.message] }]);
      },
    }),
  );
  const step = setupSteps[at] ?? 'location';
  const last = at === setupSteps.length - 1;
  const sheet = useRef<HTMLDivElement>(null);
  // The cursor is where the work goes on: in the first box, or on the button where nothing needs to be typed.
  useEffect(() => {
    const first = at < setupSteps.length - 1 ? 'section:not([hidden]) input' : 'footer .ant-btn-primary';
    sheet.current?.querySelector<HTMLElement>(first)?.focus();
  }, [at]);

  async function next() {
    const valid = await form
      .validateFields(stepFields[step], { recursive: true })
      .then(() => true)
      .catch(() => {
        // Ant Design has put each sentence beside its field; the clerk goes on from there.
        form.focusField(form.getFieldsError().find(({ errors }) => errors.length > 0)?.name ?? [step]);
        return false;
      });
    if (!valid) return;
    if (!last) {
      setAt(at + 1);
      return;
    }
    const values = form.getFieldsValue(true) as SetupForm; // the form is seeded with `initial`, so every key is there
    const { bureau, location } = values;
    create.mutate({
      bureau: { ...bureau, fondsName: bureau.fondsName === '' ? bureau.name : bureau.fondsName },
      ...peopleOfSetup(values),
      firstPin: values.firstPin,
      ...(folder === undefined ? {} : { location: { folderId: folder.folderId, name: location.name } }),
    });
  }

  const told = create.error === null ? undefined : problem(create.error);
  return (
    <main className="setup">
      <div ref={sheet} className="setup-sheet sheet">
        <header>
          <h1>案卷工作站 · 首次设置</h1>
          <p className="quiet">三步建立本机关的档案库。填写的内容以后都可以在“设置”中修改。</p>
          {at === 0 && (
            <div className="setup-open">
              <span className="quiet">已经有档案库或者备份，例如换了电脑的，不用填写：</span>
              <OpenArchive text="打开已有档案库…" />
              <RestoreArchive />
            </div>
          )}
        </header>
        <Steps
          size="small"
          current={at}
          items={[{ title: '机关' }, { title: '人员' }, { title: '档案库位置' }]}
        />
        <Form
          form={form}
          layout="vertical"
          initialValues={initial}
          requiredMark
          onFinish={() => void next()}
          onKeyDown={(event) => {
            // A box that Enter completes (a day) has taken it.
            if (event.defaultPrevented) return;
            if (
              event.key === 'Enter' &&
              !event.nativeEvent.isComposing &&
              event.target instanceof HTMLInputElement
            ) {
              event.preventDefault();
              void next();
            }
          }}
          className="setup-form"
        >
          <section hidden={step !== 'bureau'}>
            <BureauFields prefix={['bureau']} />
          </section>
          <section hidden={step !== 'officers'}>
            <OfficerRows />
            <OtherRows />
            <SetsUp />
          </section>
          <section hidden={step !== 'location'}>
            <ArchivePlace suggestedDir={suggestedDir} folder={folder} onFolder={setFolder} />
          </section>
          {told !== undefined && problemField(told).length === 0 && <ProblemNote error={create.error} />}
        </Form>
        <footer>
          <Button
            disabled={at === 0 || create.isPending}
            onClick={() => {
              setAt(at - 1);
            }}
          >
            上一步
          </Button>
          <Button type="primary" loading={create.isPending} onClick={() => void next()}>
            {last ? '建立档案库' : '下一步'}
          </Button>
        </footer>
      </div>
    </main>
  );
}
