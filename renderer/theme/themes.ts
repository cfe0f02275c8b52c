import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';

/** What the operator chose; `system` follows the setting of Windows. */
export type ThemeChoice = 'system' | 'light' | 'dark';
export type ThemeName = 'light' | 'dark';

const fonts = {
  fontFamilyBase:
    "'Segoe UI Variable Text', 'Segoe UI', 'Noto Sans', 'Liberation Sans', system-ui, sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace",
};

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: { ...webLightTheme, ...fonts },
  dark: { ...webDarkTheme, ...fonts },
};

export const themeOf = (choice: ThemeChoice, systemIsDark: boolean): ThemeName => {
  if (choice !== 'system') return choice;
  return systemIsDark ? 'dark' : 'light';
};
