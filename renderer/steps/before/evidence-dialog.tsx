import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { itemTitle } from '../../../shared/evidence/items.ts';
import type { EvidenceIndexEntry } from '../../../shared/report/schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { CommandBlock } from '../../components/command-block.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { FactsList, type FactEntry } from '../../components/facts-list.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDateTime, formatDuration } from '../../format.ts';
import { ui } from '../../store/ui-store.ts';
import { useAnswer } from '../../store/use-answer.ts';
import { useTexts } from '../../store/use-texts.ts';
import { EvidenceRows } from './evidence-rows.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  // High enough for most tables, so that the dialog does not grow when the answer comes.
  output: {
    minHeight: '160px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  note: { color: tokens.colorNeutralForeground2 },
});

/** Most characters that are put on the screen; the evidence file has all. */
const mostShown = 200_000;

const factsOf = (entry: EvidenceIndexEntry, texts: Texts): readonly FactEntry[] => [
  {
    name: texts.say('before.evidence.read-by'),
    value: texts.say(`before.evidence.by.${entry.kind}`),
  },
  { name: texts.say('before.evidence.exit-code'), value: entry.exitCode ?? '–' },
  { name: texts.say('before.evidence.started'), value: formatDateTime(entry.startedAt, texts) },
  { name: texts.say('before.evidence.took'), value: formatDuration(entry.durationMs, texts) },
  {
    name: texts.say('before.evidence.usable'),
    value:
      entry.problem === null ? (
        <Tag tone="good" word={texts.say('before.evidence.usable.yes')} />
      ) : (
        <Tag
          tone="unknown"
          word={texts.say('before.evidence.usable.no')}
          meaning={texts.say('before.evidence.usable.no.meaning')}
        />
      ),
  },
];

const Output = ({ entry }: { readonly entry: EvidenceIndexEntry }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  if (entry.kind === 'native') return <EvidenceRows value={entry['value']} />;
  if (entry.text === null)
    return <p className={styles.note}>{texts.say('before.evidence.unfinished')}</p>;
  return (
    <>
      <CommandBlock
        label={texts.say('before.evidence.output')}
        text={
          entry.text === ''
            ? texts.say('before.evidence.no-output')
            : entry.text.slice(0, mostShown)
        }
      />
      {entry.text.length > mostShown && (
        <p className={styles.note}>
          {texts.say('before.evidence.cut', {
            shown: texts.number(mostShown),
            all: texts.number(entry.text.length),
          })}
        </p>
      )}
    </>
  );
};

const byId = (id: string) => ({ id });

/** One evidence item: what was run, when, how it ended, and what it printed. */
export const EvidenceDialog = ({ itemId }: { readonly itemId: string }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const answer = useAnswer('evidence.item', itemId, byId);
  const title = answer?.ok === true ? answer.value.title : itemTitle(itemId);
  return (
    <DialogFrame
      wide
      title={<StoredText lines={4}>{title}</StoredText>}
      onClose={ui.close}
      actions={
        <Button appearance="primary" onClick={ui.close}>
          {texts.say('common.close')}
        </Button>
      }
    >
      <div className={styles.content}>
        {answer?.ok === true && <FactsList facts={factsOf(answer.value, texts)} />}
        {answer?.ok === true && answer.value.problem !== null && (
          <p>
            <StoredText>{answer.value.problem}</StoredText>
          </p>
        )}
        <div className={styles.output}>
          {answer === null && <Spinner size="small" label={texts.say('before.evidence.reading')} />}
          {answer?.ok === true && <Output entry={answer.value} />}
          {answer?.ok === false && <StoredText>{answer.error.message}</StoredText>}
        </div>
      </div>
    </DialogFrame>
  );
};
