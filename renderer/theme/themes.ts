import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';

/** What the operator chose; `system` follows the setting of Windows. */
export type ThemeChoice = 'system' | 'light' | 'dark';
export type ThemeName = 'light' | 'dark';

const fonts = {
  fontFamilyBase:
    "'Segoe UI Variable Text', 'Segoe UI', 'Noto Sans', 'Liberation Sans', system-ui, sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace",
};

/** Fluent's own reach 4.5:1 on its first background, but not on a row that is chosen or hovered. */
const lightText = { colorStatusWarningForeground1: '#a43f07' };
const darkText = {
  colorStatusDangerForeground1: '#e9959d',
  colorStatusSuccessForeground1: '#7cc67c',
  colorPaletteBerryForeground1: '#e6a3de',
};

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: { ...webLightTheme, ...fonts, ...lightText },
  dark: { ...webDarkTheme, ...fonts, ...darkText },
};

export const themeOf = (choice: ThemeChoice, systemIsDark: boolean): ThemeName => {
  if (choice !== 'system') return choice;
  return systemIsDark ? 'dark' : 'light';
};
