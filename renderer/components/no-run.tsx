import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { ui } from '../store/ui-store.ts';
import { StepPage } from './step-page.tsx';

/** A step that has nothing to show before the checks have begun. */
export const NoRun = ({ title }: { readonly title: string }): ReactElement => (
  <StepPage title={title}>
    <p>There is no run yet.</p>
    <Button style={{ alignSelf: 'flex-start' }} onClick={() => ui.go('before')}>
      To the checks
    </Button>
  </StepPage>
);
