import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { StepPage } from '../../components/step-page.tsx';
import { useRunState } from '../../store/run-store.ts';
import { ui, useUi, type BeforeTab } from '../../store/ui-store.ts';
import { useTexts } from '../../store/use-texts.ts';
import { tight } from '../../theme/narrow.ts';
import { ChanceView } from './chance/chance-view.tsx';
import { ChecksView } from './checks/checks-view.tsx';
import { PortsView } from './ports/ports-view.tsx';
import { ProgressLine } from './progress-line.tsx';
import { RunButtons } from './run-buttons.tsx';
import { ServerHeader } from './server-header.tsx';

const useStyles = makeStyles({
  tabs: {
    flexShrink: 0,
    marginLeft: '-10px',
    marginTop: `-${tokens.spacingVerticalS}`,
    marginBottom: `-${tokens.spacingVerticalS}`,
    // Long words at twice the size of text need a second row.
    [tight]: { flexWrap: 'wrap' },
  },
  view: { flexGrow: 1, flexBasis: 0, minHeight: '300px' },
});

const views: Readonly<Record<BeforeTab, () => ReactElement>> = {
  checks: ChecksView,
  ports: PortsView,
  chance: ChanceView,
};

const isTab = (value: unknown): value is BeforeTab =>
  typeof value === 'string' && Object.hasOwn(views, value);

/** The Before phase: what the server is, what the checks say, and where the ports stand. */
export const BeforeStep = (): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const tab = useUi((store) => store.tab);
  const state = useRunState();
  const View = views[tab];
  const ports = state?.ports.length ?? 0;
  return (
    <StepPage title={texts.say('before.title')} scrolls={false} actions={<RunButtons />}>
      <ServerHeader />
      <ProgressLine />
      <TabList
        className={styles.tabs}
        size="medium"
        selectedValue={tab}
        onTabSelect={(_, { value }) => {
          if (isTab(value)) ui.setTab(value);
        }}
      >
        <Tab value="checks" id="tab-checks">
          {texts.say('before.tab.checks')}
        </Tab>
        <Tab value="ports" id="tab-ports">
          {ports === 0
            ? texts.say('before.tab.ports')
            : texts.say('before.tab.ports-counted', { count: ports })}
        </Tab>
        <Tab value="chance" id="tab-chance">
          {texts.say('before.tab.chance')}
        </Tab>
      </TabList>
      <div className={styles.view} role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <View />
      </div>
    </StepPage>
  );
};
