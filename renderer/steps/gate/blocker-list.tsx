import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { findingKey, type Finding } from '../../../shared/report/schema.ts';
import { PanelSection } from '../../components/panel-section.tsx';
import { useCanChange } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { impactWords, plural } from '../../words.ts';
import { GateRow } from './gate-row.tsx';

/** Findings that are neither fixed nor waived, each with its fix. */
export const BlockerList = ({
  blockers,
}: {
  readonly blockers: readonly Finding[];
}): ReactElement | null =>
  blockers.length === 0 ? null : (
    <PanelSection title={plural(blockers.length, 'blocker')}>
      <ul>
        {blockers.map((finding) => (
          <Blocker key={findingKey(finding)} finding={finding} />
        ))}
      </ul>
    </PanelSection>
  );

const Blocker = ({ finding }: { readonly finding: Finding }): ReactElement => {
  const ready = useCanChange();
  const service = finding.remediation.find(({ kind }) => kind === 'plan')?.service;
  return (
    <GateRow
      tone="bad"
      title={finding.title}
      notes={[`${finding.id}, impact: ${impactWords[finding.impact]}`]}
      buttons={
        <>
          {service !== undefined && (
            <Button
              size="small"
              appearance="primary"
              disabledFocusable={!ready}
              onClick={() => ui.open({ kind: 'protect', service })}
            >
              Protect ports…
            </Button>
          )}
          <Button
            size="small"
            disabledFocusable={!ready}
            onClick={() => ui.open({ kind: 'waive', finding })}
          >
            Waive…
          </Button>
          <Button size="small" appearance="subtle" onClick={() => ui.showCheck(finding.id)}>
            Details
          </Button>
        </>
      }
    />
  );
};
