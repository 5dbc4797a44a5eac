import type { AskedPermission } from './permissions.ts';

/** What a permission lets one do, as the table of permissions and a refusal say it. */
export const permissionWords: Readonly<Record<AskedPermission, string>> = {
  'reference.read': '查看模板、短语和法律依据',
  'settings.read': '查看设置',
  'settings.edit': '修改机关信息、偏好和工作日历',
  'people.read': '查看人员和权限',
  'people.edit': '登记和修改人员',
  'jobs.read': '查看作业进度',
  'jobs.control': '取消和继续作业',
  'archive.read': '查看档案库状态',
  'archive.verify': '核验档案库',
  'archive.backup': '备份档案库',
  'archive.restore': '恢复原件',
  'archive.decide': '确认档案库和电脑时间',
  'archive.change': '新建、打开或者恢复另一个档案库',
  'acts.read': '查看操作记录',
  'cards.read': '查看存储卡',
  'cards.import': '采集存储卡',
  'recordings.read': '查看录音录像',
  'recordings.edit': '归入、说明录音录像',
  'originals.read': '查看和下载原件',
  'cases.read': '查看案件',
  'cases.create': '登记案件',
  'cases.edit': '修改案件信息',
  'cases.recuse': '登记回避决定',
  'cases.export': '移交案件（导出移交包）',
  'documents.read': '查看文书',
  'documents.edit': '起草、修改文书和删除草稿',
  'documents.issue': '文书定稿、补正和签章扫描件',
  'documents.void': '作废文书',
  'numbers.read': '查看案号、文号登记簿',
  'numbers.edit': '登记案号、文号',
  'phrases.edit': '增改短语',
  'templates.edit': '导入和移除文书模板',
  'volumes.read': '查看案卷',
  'volumes.edit': '编排案卷',
  'volumes.bind': '装订案卷',
  'attachments.edit': '增改扫描件和照片',
  'packages.verify': '核验移交包',
};

/** Operations that say more than their permission does, in the clerk's words; others are called by their permission. */
const operationWords: Readonly<Record<string, string>> = {
  'documents.remove': '删除草稿',
  'documents.create': '起草文书',
  'documents.save': '修改文书',
  'documents.finalise': '文书定稿',
  'documents.correct': '文书补正',
  'documents.attachSignedScan': '添加签章扫描件',
  'service.tell': '登记送达情况',
  'service.withdraw': '撤销登记的送达情况',
  'service.addRecipient': '登记受送达人',
  'service.removeRecipient': '撤销受送达人',
  'service.draftReceipts': '起草送达回证',
  'service.draftFromAttempt': '起草送达回证',
  'people.add': '登记人员',
  'people.update': '修改人员登记',
  'people.giveFirstPin': '发放初始密码',
  'volumes.removeAttachment': '移除扫描件和照片',
  upload: '上传文件',
};

/** 删除草稿. @param what `documents.remove`, `assets/originals`, `upload` */
export const operationName = (what: string, permission: AskedPermission): string =>
  (Object.hasOwn(operationWords, what) ? operationWords[what] : undefined) ?? permissionWords[permission];
