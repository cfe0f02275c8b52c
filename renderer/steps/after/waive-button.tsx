import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { findingKey } from '../../../shared/report/finding-key.ts';
import type { Finding } from '../../../shared/report/schema.ts';
import { isBlocker } from '../../../shared/run/verdict.ts';
import { useCanChange } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useTexts } from '../../store/use-texts.ts';

/** Takes a blocker on by name; nothing where there is none. */
export const WaiveButton = ({
  finding,
  small = false,
}: {
  readonly finding: Finding;
  readonly small?: boolean;
}): ReactElement | null => {
  const texts = useTexts();
  const canChange = useCanChange();
  return isBlocker(finding) ? (
    <Button
      size={small ? 'small' : 'medium'}
      appearance={small ? 'subtle' : 'secondary'}
      disabledFocusable={!canChange}
      aria-label={texts.say('after.problem.waive', { finding: findingKey(finding) })}
      onClick={() => ui.open({ kind: 'waive', finding })}
    >
      {texts.say('common.waive')}
    </Button>
  ) : null;
};
