import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { ui } from '../store/ui-store.ts';
import { useTexts } from '../store/use-texts.ts';
import { StepPage } from './step-page.tsx';

/** A step that has nothing to show before the checks have begun. */
export const NoRun = ({ title }: { readonly title: string }): ReactElement => {
  const texts = useTexts();
  return (
    <StepPage title={title}>
      <p>{texts.say('window.no-run')}</p>
      <Button style={{ alignSelf: 'flex-start' }} onClick={() => ui.go('before')}>
        {texts.say('common.to-the-checks')}
      </Button>
    </StepPage>
  );
};
