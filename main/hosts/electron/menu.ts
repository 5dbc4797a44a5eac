import type { MenuItemConstructorOptions } from 'electron';

/** The menu bar: 文件 编辑 查看 帮助. */
export const menuTemplate = (about: () => void): MenuItemConstructorOptions[] => [
  {
    label: '文件(&F)',
    submenu: [{ role: 'close', label: '关闭窗口' }, { type: 'separator' }, { role: 'quit', label: '退出' }],
  },
  {
    label: '编辑(&E)',
    submenu: [
      { role: 'undo', label: '撤销' },
      { role: 'redo', label: '重做' },
      { type: 'separator' },
      { role: 'cut', label: '剪切' },
      { role: 'copy', label: '复制' },
      { role: 'paste', label: '粘贴' },
      { role: 'selectAll', label: '全选' },
    ],
  },
  {
    label: '查看(&V)',
    submenu: [
      { role: 'zoomIn', label: '放大' },
      { role: 'zoomOut', label: '缩小' },
      { role: 'resetZoom', label: '原始大小' },
      { type: 'separator' },
      { role: 'togglefullscreen', label: '全屏' },
      { role: 'reload', label: '重新载入' },
    ],
  },
  {
    label: '帮助(&H)',
    submenu: [{ label: '关于案卷工作站', click: about }],
  },
];
