import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { BeforeAfterRow } from '../../../shared/after/schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { judgedTones } from '../../components/tones.ts';
import { useCanAct } from '../../store/run-store.ts';
import { ui } from '../../store/ui-store.ts';
import { useTexts } from '../../store/use-texts.ts';
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

const summaryOf = (files: readonly FileRow[], texts: Texts): string => {
  const count = files.length;
  if (count === 0) return texts.say('after.files.none');
  const changed = files.filter(({ judged }) => judged !== 'same').length;
  return changed === 0
    ? texts.say('after.files.all-same', { count })
    : texts.say('after.files.differ', { changed, count });
};

/** Configuration files that Setup overwrites: those that are not as they were, each with its difference. */
export const FileList = ({ rows }: { readonly rows: readonly BeforeAfterRow[] }): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const texts = useTexts();
  const canAct = useCanAct();
  const files = fileRows(rows);
  const changed = files.filter(({ judged }) => judged !== 'same');
  return (
    <PanelSection title={texts.say('after.files.title')}>
      <p className={shared.small}>{summaryOf(files, texts)}</p>
      {changed.length > 0 && (
        <ul>
          {changed.map(({ path, judged, why, comparable }) => (
            <li key={path} className={styles.row} data-file={path}>
              <div>
                <OutsideText lines={3}>{path}</OutsideText>
                <div>
                  <Tag
                    tone={judgedTones[judged]}
                    word={texts.say(`judged.${judged}`)}
                    meaning={texts.say(`judged.${judged}.meaning`)}
                  />
                </div>
                <div className={shared.small}>
                  <StoredText lines={3}>{why}</StoredText>
                </div>
              </div>
              {comparable && (
                <Button
                  size="small"
                  disabledFocusable={!canAct}
                  aria-label={texts.say('after.files.show-of', { path })}
                  onClick={() => ui.open({ kind: 'difference', path })}
                >
                  {texts.say('after.files.show')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
};
