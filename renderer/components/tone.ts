import { makeStyles, shorthands, tokens } from '@fluentui/react-components';

/** Colour of text and icons by tone. */
export const useToneText = makeStyles({
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  warn: { color: tokens.colorStatusWarningForeground1 },
  unknown: { color: tokens.colorPaletteBerryForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  busy: { color: tokens.colorBrandForeground1 },
});

/** Soft background with its border by tone, for banners and labels. */
export const useToneSurface = makeStyles({
  good: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    ...shorthands.borderColor(tokens.colorStatusSuccessBorder1),
  },
  bad: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    ...shorthands.borderColor(tokens.colorStatusDangerBorder1),
  },
  warn: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    ...shorthands.borderColor(tokens.colorStatusWarningBorder1),
  },
  unknown: {
    backgroundColor: tokens.colorPaletteBerryBackground1,
    ...shorthands.borderColor(tokens.colorPaletteBerryBorder1),
  },
  quiet: {
    backgroundColor: tokens.colorNeutralBackground3,
    ...shorthands.borderColor(tokens.colorNeutralStroke2),
  },
  busy: {
    backgroundColor: tokens.colorBrandBackground2,
    ...shorthands.borderColor(tokens.colorBrandStroke2),
  },
});
