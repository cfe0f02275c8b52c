import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { risks, type ReportPort } from '../../../../shared/report/schema.ts';
import { RiskTag } from '../../../components/tag.tsx';
import { useTexts } from '../../../store/use-texts.ts';
import { isCandidate } from './axis-model.ts';

const useStyles = makeStyles({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { display: 'inline-block', width: '22px', height: '12px', borderRadius: '2px' },
  dynamic: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
  },
  administered: {
    backgroundImage: `linear-gradient(transparent 50%, ${tokens.colorStatusSuccessForeground1} 50%)`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  system: {
    backgroundImage: `linear-gradient(${tokens.colorStatusDangerForeground1} 50%, transparent 50%)`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** What the shapes and colours of the map mean; of the risks only those that occur. */
export const MapLegend = ({ ports }: { readonly ports: readonly ReportPort[] }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const swatch = (look: 'dynamic' | 'administered' | 'system', text: string): ReactElement => (
    <span className={styles.entry}>
      <span className={mergeClasses(styles.swatch, styles[look])} aria-hidden />
      {text}
    </span>
  );
  return (
    <div className={styles.legend}>
      {swatch('dynamic', texts.say('before.ports.dynamic-range'))}
      {swatch('administered', texts.say('before.ports.administered'))}
      {swatch('system', texts.say('before.ports.system'))}
      {ports.some(isCandidate) && (
        <span className={styles.entry} title={texts.say('source.documented.meaning')}>
          <strong aria-hidden>?</strong>
          {texts.say('before.ports.candidate')}
        </span>
      )}
      {risks
        .filter((risk) => ports.some((port) => port.risk === risk))
        .map((risk) => (
          <RiskTag key={risk} risk={risk} />
        ))}
    </div>
  );
};
