import { theme, type ThemeConfig } from 'antd';

const fontFamily =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Droid Sans Fallback", sans-serif';

/** Ant Design in the look of the house: one blue, no movement, square and dense. Contrasts hold WCAG AA. */
export function themeFor(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#4f86cc' : '#1f4e8c',
      colorInfo: dark ? '#4f86cc' : '#1f4e8c',
      colorLink: dark ? '#8fb8ec' : '#1f4e8c',
      colorError: dark ? '#e5666a' : '#b3261e',
      colorWarning: dark ? '#d9a441' : '#9a5b00',
      colorSuccess: dark ? '#5fae7b' : '#1e7145',
      colorTextBase: dark ? '#e3e6ea' : '#1c2430',
      colorBgBase: dark ? '#1b1f25' : '#ffffff',
      colorBgLayout: dark ? '#14171b' : '#eef0f3',
      colorTextPlaceholder: dark ? '#8d96a3' : '#6b7482',
      colorTextDescription: dark ? '#a4adba' : '#59626f',
      fontFamily,
      fontSize: 14,
      borderRadius: 3,
      controlHeight: 32,
      motion: false,
    },
    components: {
      Table: { fontSize: 13, cellPaddingBlockSM: 6, headerBg: dark ? '#222831' : '#f4f6f8' },
      Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
      Card: { bodyPadding: 16, headerHeight: 44 },
      Tag: { defaultBg: dark ? '#262c35' : '#f1f3f6' },
      Descriptions: { itemPaddingBottom: 6 },
    },
  };
}
