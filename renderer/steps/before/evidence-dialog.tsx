import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { itemTitle } from '../../../shared/evidence/items.ts';
import type { EvidenceIndexEntry } from '../../../shared/report/schema.ts';
import { CommandBlock } from '../../components/command-block.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { FactsList, type FactEntry } from '../../components/facts-list.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDateTime, formatDuration } from '../../format.ts';

import { ui } from '../../store/ui-store.ts';
import { useAnswer } from '../../store/use-answer.ts';
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

const kinds: Readonly<Record<EvidenceIndexEntry['kind'], string>> = {
  command: 'Command',
  native: 'Windows API',
  error: 'Could not be read',
};

const factsOf = (entry: EvidenceIndexEntry): readonly FactEntry[] => [
  { name: 'Read by', value: kinds[entry.kind] },
  { name: 'Exit code', value: entry.exitCode ?? '–' },
  { name: 'Started', value: formatDateTime(entry.startedAt) },
  { name: 'Took', value: formatDuration(entry.durationMs) },
  {
    name: 'Usable',
    value:
      entry.problem === null ? (
        <Tag tone="good" word="Yes" />
      ) : (
        <Tag tone="unknown" word="No" meaning="This is no knowledge, whatever it shows." />
      ),
  },
];

const Output = ({ entry }: { readonly entry: EvidenceIndexEntry }): ReactElement => {
  const styles = useStyles();
  if (entry.kind === 'native') return <EvidenceRows value={entry['value']} />;
  if (entry.text === null)
    return <p className={styles.note}>There is no output: the read did not come to an end.</p>;
  return (
    <>
      <CommandBlock
        label="Output, decoded"
        text={entry.text === '' ? '(no output)' : entry.text.slice(0, mostShown)}
      />
      {entry.text.length > mostShown && (
        <p className={styles.note}>
          {`The first ${mostShown} of ${entry.text.length} characters; the evidence file has all.`}
        </p>
      )}
    </>
  );
};

const byId = (id: string) => ({ id });

/** One evidence item: what was run, when, how it ended, and what it printed. */
export const EvidenceDialog = ({ itemId }: { readonly itemId: string }): ReactElement => {
  const styles = useStyles();
  const answer = useAnswer('evidence.item', itemId, byId);
  const title = answer?.ok === true ? answer.value.title : itemTitle(itemId);
  return (
    <DialogFrame
      wide
      title={<OutsideText lines={4}>{title}</OutsideText>}
      onClose={ui.close}
      actions={
        <Button appearance="primary" onClick={ui.close}>
          Close
        </Button>
      }
    >
      <div className={styles.content}>
        {answer?.ok === true && <FactsList facts={factsOf(answer.value)} />}
        {answer?.ok === true && answer.value.problem !== null && (
          <p>
            <OutsideText>{answer.value.problem}</OutsideText>
          </p>
        )}
        <div className={styles.output}>
          {answer === null && <Spinner size="small" label="Reading the evidence" />}
          {answer?.ok === true && <Output entry={answer.value} />}
          {answer?.ok === false && <OutsideText>{answer.error.message}</OutsideText>}
        </div>
      </div>
    </DialogFrame>
  );
};
