import { useMutation, useQuery } from '@tanstack/react-query';
import { Form, Radio, Select, Switch } from 'antd';
import { useState } from 'react';
import type { KeptPreferences, Preferences } from '#shared/contract/settings.ts';
import { preferenceFields } from '#shared/domain/settings/setting-fields.ts';
import { api, client } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { appearances, setAppearance, useAppearance } from '../../ui/appearance.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { type SavedForm, useMeeting } from '../../parts/use-meeting.ts';
import { MeetingNote } from '../../ui/meeting-note.tsx';
import { choiceOf } from '../../ui/choice-of.ts';

const savedPreferences = ({
  revision,
  updatedAt,
  updatedBy,
  ...values
}: KeptPreferences): SavedForm<Preferences> => ({ values, kept: { revision, updatedAt, updatedBy } });

/** 偏好: how files are bound, what documents bear, and how this screen looks. */
export function PreferencesTab() {
  const preferences = useQuery(api.settings.preferences.queryOptions({ input: {} }));
  const { chosen } = useAppearance();
  return (
    <div className="settings-form">
      <h2 style={{ marginBottom: 12 }}>组卷</h2>
      <Loaded query={preferences}>{(it) => <PreferencesForm it={it} />}</Loaded>
      <h2 style={{ margin: '8px 0 12px' }}>本机画面</h2>
      <Form layout="vertical">
        <Form.Item label="明暗" extra="只影响这台电脑上的画面，文书始终按白纸显示。">
          <Radio.Group
            value={chosen}
            onChange={(event) => {
              setAppearance(choiceOf(appearances, event.target.value) ?? 'system');
            }}
            options={[
              { value: 'light', label: '明亮' },
              { value: 'dark', label: '深色' },
              { value: 'system', label: '随系统' },
            ]}
          />
        </Form.Item>
      </Form>
    </div>
  );
}

/** Each choice is kept as it is made. */
function PreferencesForm({ it }: { readonly it: KeptPreferences }) {
  const [form] = Form.useForm<Preferences>();
  const [opened] = useState(() => savedPreferences(it));
  const meeting = useMeeting<Preferences, Preferences>({
    form,
    opened,
    fields: preferenceFields,
    entry: (values) => values,
    load: async () => savedPreferences(await client.settings.preferences({})),
  });
  const save = useMutation(
    api.settings.savePreferences.mutationOptions({
      meta: { ownProblem: true },
      onSuccess(saved) {
        meeting.saved(savedPreferences(saved));
        say('success', '偏好已保存。');
      },
      onError: (error) => meeting.refused(error),
    }),
  );
  const keep = () => {
    // Seeded with all of them, so every key is there.
    const values = form.getFieldsValue(true) as Preferences;
    save.mutate({ ...opened.values, ...values, revision: meeting.revision });
  };
  return (
    <>
      {meeting.met === undefined ? (
        <ProblemNote error={save.error} />
      ) : (
        <MeetingNote {...meeting.met} onTake={meeting.take} onSave={keep} />
      )}
      <Form<Preferences> form={form} layout="vertical" initialValues={opened.values} onValuesChange={keep}>
        <Form.Item
          name="pageNumberPosition"
          label="页号位置"
          extra="正面印在右侧、背面印在左侧的上角或者下角，按本机关的要求选择。"
        >
          <Radio.Group
            options={[
              { value: 'upper', label: '上角' },
              { value: 'lower', label: '下角' },
            ]}
          />
        </Form.Item>
        <Form.Item name="duplex" label="双面打印" extra="双面打印时，背面的页号印在左侧。">
          <Switch checkedChildren="双面" unCheckedChildren="单面" />
        </Form.Item>
        <FilingOrderField />
        <h2 style={{ margin: '8px 0 12px' }}>采集</h2>
        <Form.Item
          name="cardReread"
          label="复读存储卡"
          extra="每个文件入库前再从卡上读第二遍比对，用来发现时好时坏的卡和读卡器。抽样读若干处；全部读一遍，时间约加一倍。"
        >
          <Radio.Group
            options={[
              { value: 'sample', label: '抽样' },
              { value: 'all', label: '全部' },
            ]}
          />
        </Form.Item>
        <h2 style={{ margin: '8px 0 12px' }}>期限</h2>
        <Form.Item
          name="amberDays"
          label="标黄"
          extra="期限还剩这么多天时，工作台、案件和期限列表里标成黄色。"
        >
          <Select
            style={{ width: 200 }}
            options={[0, 1, 2, 3, 5, 7, 10, 15, 30].map((days) => ({
              value: days,
              label: days === 0 ? '到期当天' : `到期前${days.toString()}天起`,
            }))}
          />
        </Form.Item>
        <Form.Item name="redDays" label="标红" extra="过期的一律标红；要提前标红的，选择提前几天。">
          <Select
            style={{ width: 200 }}
            options={[-1, 0, 1, 2, 3, 5, 7, 10].map((days) => ({
              value: days,
              label: days < 0 ? '过期以后' : days === 0 ? '到期当天起' : `到期前${days.toString()}天起`,
            }))}
          />
        </Form.Item>
        <h2 style={{ margin: '8px 0 12px' }}>座位</h2>
        <Form.Item
          name="idleMinutes"
          label="离开锁定"
          extra="这么久没有动键盘和鼠标，画面遮住，输入密码后继续，已填写的内容还在。随时可以按Alt+K锁定。"
        >
          <Select
            style={{ width: 160 }}
            options={[5, 10, 15, 30, 60, 120].map((minutes) => ({
              value: minutes,
              label: `${minutes.toString()}分钟`,
            }))}
          />
        </Form.Item>
        <h2 style={{ margin: '8px 0 12px' }}>调阅</h2>
        <Form.Item
          name="askPurpose"
          label="调阅目的"
          extra="查看、播放、打印和导出都自动记入调阅登记。要求写明目的的，打开案件时询问，每人每案每天一次。"
        >
          <Select
            style={{ width: 220 }}
            options={[
              { value: 'nobody', label: '不要求' },
              { value: 'others', label: '不承办案件的人员须写明' },
              { value: 'everybody', label: '所有人员须写明' },
            ]}
          />
        </Form.Item>
        <h2 style={{ margin: '8px 0 12px' }}>文书</h2>
        <Form.Item
          name="letterPageNumbers"
          label="页码"
          extra="告知书、决定书一类文书超过一页时，按公文格式在版心下方印页码（— 1 —），单页码在右、双页码在左。印有“第　页共　页”的文书不变，已定稿的文书不变。"
        >
          <Switch checkedChildren="印" unCheckedChildren="不印" />
        </Form.Item>
        <Form.Item
          name="pageCode"
          label="页码标识"
          extra="以后定稿的文书，每页下边空白处印一个小方码，写明是哪一份文书、第几版、第几页，散页可以认回原处。官方格式的版心不变；空白文书和草稿不印。"
        >
          <Switch checkedChildren="印" unCheckedChildren="不印" />
        </Form.Item>
      </Form>
    </>
  );
}

/** Which order files are arranged in: those of the program, and the bureau's own. */
function FilingOrderField() {
  const orders = useQuery(api.settings.filingOrders.queryOptions({ input: {} })).data ?? [];
  return (
    <Form.Item
      name="filingOrder"
      label="归档顺序"
      extra="卷内文书和材料按哪一种次序排列。手工调过位置的案件，改用以后请在组卷画面核对一遍。"
    >
      <Select
        style={{ maxWidth: 860 }}
        options={orders.map(({ id, name, basis, own }) => ({
          value: id,
          label: `${name}（${own ? '本局，' : ''}${basis}）`,
        }))}
      />
    </Form.Item>
  );
}
