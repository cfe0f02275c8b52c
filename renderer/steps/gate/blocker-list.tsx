import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { findingKey } from '../../../shared/report/finding-key.ts';
import type { Finding } from '../../../shared/report/schema.ts';
import { PanelSection } from '../../components/panel-section.tsx';
import { useCanChange } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useTexts } from '../../store/use-texts.ts';
import { GateRow } from './gate-row.tsx';

/** Findings that are neither fixed nor waived, each with its fix. */
export const BlockerList = ({
  blockers,
}: {
  readonly blockers: readonly Finding[];
}): ReactElement | null => {
  const texts = useTexts();
  return blockers.length === 0 ? null : (
    <PanelSection title={texts.say('gate.blockers', { count: blockers.length })}>
      <ul>
        {blockers.map((finding) => (
          <Blocker key={findingKey(finding)} finding={finding} />
        ))}
      </ul>
    </PanelSection>
  );
};

const Blocker = ({ finding }: { readonly finding: Finding }): ReactElement => {
  const texts = useTexts();
  const ready = useCanChange();
  const service = finding.remediation.find(({ kind }) => kind === 'plan')?.service;
  return (
    <GateRow
      tone="bad"
      title={finding.title}
      notes={[
        texts.say('gate.blocker-note', {
          id: finding.id,
          impact: texts.say(`impact.${finding.impact}`),
        }),
      ]}
      buttons={
        <>
          {service !== undefined && (
            <Button
              size="small"
              appearance="primary"
              disabledFocusable={!ready}
              onClick={() => ui.open({ kind: 'protect', service })}
            >
              {texts.say('common.protect-ports')}
            </Button>
          )}
          <Button
            size="small"
            disabledFocusable={!ready}
            onClick={() => ui.open({ kind: 'waive', finding })}
          >
            {texts.say('common.waive')}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => ui.showCheck(finding.id)}>
            {texts.say('common.details')}
          </Button>
        </>
      }
    />
  );
};
