import { makeStyles, tokens } from '@fluentui/react-components';

/** Surfaces that stand out from the page without a shadow. */
export const usePanel = makeStyles({
  panel: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  padded: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}` },
});
