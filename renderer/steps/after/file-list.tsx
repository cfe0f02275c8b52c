import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { BeforeAfterRow } from '../../../shared/after/schema.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { judgedTones } from '../../components/tones.ts';
import { useCanAct } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { judgedMeanings, judgedWords, plural } from '../../words.ts';
import { fileRows, type FileRow } from './differences.ts';
import { useAfterStyles } from './use-after.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const summaryOf = (files: readonly FileRow[]): string => {
  if (files.length === 0) return 'No configuration file could be compared.';
  const changed = files.filter(({ judged }) => judged !== 'same').length;
  return changed === 0
    ? `All ${plural(files.length, 'file')} are as they were before the update.`
    : `${changed} of ${plural(files.length, 'file')} differ. Setup overwrites such files; what you had changed in them by hand is lost unless you put it back yourself. This program shows the difference and changes no file.`;
};

/** Configuration files that Setup overwrites: those that are not as they were, each with its difference. */
export const FileList = ({ rows }: { readonly rows: readonly BeforeAfterRow[] }): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const canAct = useCanAct();
  const files = fileRows(rows);
  const changed = files.filter(({ judged }) => judged !== 'same');
  return (
    <PanelSection title="Configuration files">
      <p className={shared.small}>{summaryOf(files)}</p>
      {changed.length > 0 && (
        <ul>
          {changed.map(({ path, judged, why, comparable }) => (
            <li key={path} className={styles.row} data-file={path}>
              <div>
                <OutsideText lines={3}>{path}</OutsideText>
                <div>
                  <Tag
                    tone={judgedTones[judged]}
                    word={judgedWords[judged]}
                    meaning={judgedMeanings[judged]}
                  />
                </div>
                <div className={shared.small}>
                  <OutsideText lines={3}>{why}</OutsideText>
                </div>
              </div>
              {comparable && (
                <Button
                  size="small"
                  disabledFocusable={!canAct}
                  aria-label={`Show the difference of ${path}`}
                  onClick={() => ui.open({ kind: 'difference', path })}
                >
                  Show the difference…
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
};
