import { theme, type ThemeConfig } from 'antd';

const fontFamily =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Droid Sans Fallback", sans-serif';

/** Soft grounds behind words. The ones Ant Design derives from dark seeds are muddy. */
const lightTones = {
  colorPrimaryBg: '#e6edf6',
  colorPrimaryBgHover: '#dbe6f4',
  controlItemBgActive: '#e6edf6',
  controlItemBgActiveHover: '#dbe6f4',
  colorSuccessBg: '#edf6f0',
  colorSuccessBorder: '#a9d1b8',
  colorErrorBg: '#fdf0ef',
  colorErrorBorder: '#e8b5b1',
  colorWarningBg: '#fdf6e7',
  colorWarningBorder: '#e5c88f',
  colorInfoBg: '#eef3fa',
  colorInfoBorder: '#b8cbe4',
} as const;

const darkTones = {
  colorBgElevated: '#20252c',
  colorBgContainer: '#1b1f25',
  colorBorder: '#434c58',
  colorBorderSecondary: '#343b45',
  colorPrimaryBg: '#22324a',
  colorPrimaryBgHover: '#2a3d5a',
  controlItemBgActive: '#22324a',
  controlItemBgActiveHover: '#2a3d5a',
  colorSuccessBg: '#1b2b22',
  colorSuccessBorder: '#33573f',
  colorErrorBg: '#33201f',
  colorErrorBorder: '#6a3634',
  colorWarningBg: '#30281a',
  colorWarningBorder: '#5f4c22',
  colorInfoBg: '#1d2837',
  colorInfoBorder: '#34496a',
} as const;

/** Ant Design in the look of the house: one blue, no movement, square and dense. Contrasts hold WCAG AA. */
export function themeFor(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#7fb0ee' : '#1f4e8c',
      colorInfo: dark ? '#7fb0ee' : '#1f4e8c',
      colorLink: dark ? '#8fb8ec' : '#1f4e8c',
      colorError: dark ? '#e5666a' : '#b3261e',
      colorWarning: dark ? '#d9a441' : '#9a5b00',
      colorSuccess: dark ? '#5fae7b' : '#1e7145',
      colorTextBase: dark ? '#e3e6ea' : '#1c2430',
      colorBgBase: dark ? '#1b1f25' : '#ffffff',
      colorBgLayout: dark ? '#14171b' : '#eef0f3',
      colorTextPlaceholder: dark ? '#8d96a3' : '#6b7482',
      colorTextDescription: dark ? '#a4adba' : '#59626f',
      ...(dark ? darkTones : lightTones),
      fontFamily,
      fontSize: 14,
      borderRadius: 3,
      controlHeight: 32,
      motion: false,
    },
    components: {
      // Dark words on the light blue of the dark look: white would fall below AA.
      Button: dark ? { primaryColor: '#0e1620' } : {},
      Table: { fontSize: 13, cellPaddingBlockSM: 6, headerBg: dark ? '#222831' : '#f4f6f8' },
      Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
      Card: { bodyPadding: 16, headerHeight: 44 },
      Tag: { defaultBg: dark ? '#262c35' : '#f1f3f6' },
      Descriptions: { itemPaddingBottom: 6, labelColor: dark ? '#a4adba' : '#59626f' },
    },
  };
}
