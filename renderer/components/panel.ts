import { makeStyles, tokens } from '@fluentui/react-components';

/** Surfaces that stand out from the page without a shadow, and the pane that they scroll in. */
export const usePanel = makeStyles({
  panel: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  pane: {
    height: '100%',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  padded: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}` },
});
