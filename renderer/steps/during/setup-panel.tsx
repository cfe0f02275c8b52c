import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { findKnownFailure } from '../../../shared/setup-log/known-failures.ts';
import type { SetupNote, SetupProgress } from '../../../shared/setup-log/schema.ts';
import { quietOf } from '../../../shared/setup-log/stuck.ts';
import { FactsList } from '../../components/facts-list.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { plural } from '../../words.ts';
import { isSetupAwaited, quietTexts, setupStatusTexts } from './setup-texts.ts';
import { spanBetween } from './span.ts';
import { useDuringList } from './use-during-list.ts';

const useStyles = makeStyles({
  scroller: { height: '136px' },
  fact: { minHeight: '64px' },
  note: { display: 'flex', columnGap: tokens.spacingHorizontalS, alignItems: 'baseline' },
});

type SetupPanelProps = {
  readonly setup: SetupProgress | null;
  readonly notes: readonly SetupNote[];
  readonly now: Date;
};

/** Newest lines that are drawn; every one is in the timeline. */
const mostNotes = 60;

const notable: ReadonlySet<SetupNote['kind']> = new Set([
  'error',
  'failed',
  'warning',
  'succeeded',
  'log',
]);

const Note = ({ note }: { readonly note: SetupNote }): ReactElement => {
  const list = useDuringList();
  const bad = note.kind === 'error' || note.kind === 'failed';
  const known = note.known === null ? null : findKnownFailure(note.known);
  return (
    <li className={list.row}>
      {notable.has(note.kind) && (
        <Tag
          tone={bad ? 'bad' : note.kind === 'succeeded' ? 'good' : 'warn'}
          word={
            bad
              ? 'Error'
              : note.kind === 'succeeded'
                ? 'Success'
                : note.kind === 'log'
                  ? 'Log'
                  : 'Warning'
          }
        />
      )}{' '}
      <span className={list.small}>
        <OutsideText lines={3}>{note.text}</OutsideText>
      </span>
      {known !== null && (
        <div className={list.small}>
          <strong>{known.what}</strong> {known.remedy}
        </div>
      )}
    </li>
  );
};

/** What Setup's log tells: step, errors, and how long it has been silent. Nothing until the log was looked for. */
export const SetupPanel = ({ setup, notes, now }: SetupPanelProps): ReactElement | null => {
  const styles = useStyles();
  const list = useDuringList();
  if (setup === null) return null;
  if (isSetupAwaited(setup))
    return (
      <PanelSection title="Setup">
        <Tag
          tone={setupStatusTexts[setup.status].tone}
          word={setupStatusTexts[setup.status].word}
        />
        <p className={list.small}>
          Its log shows no run that began since the watch did. As soon as one begins, its step, its
          errors and the age of its last line stand here.
        </p>
      </PanelSection>
    );
  const status = setupStatusTexts[setup.status];
  const quiet = quietOf(setup, now);
  const shown = notes.slice(-mostNotes).toReversed();
  return (
    <PanelSection title="Setup">
      <div className={styles.fact}>
        <FactsList
          facts={[
            { name: 'Status', value: <Tag tone={status.tone} word={status.word} /> },
            {
              name: 'Step',
              value: <OutsideText lines={1}>{setup.component ?? setup.phase ?? '–'}</OutsideText>,
            },
            {
              name: 'Errors, warnings',
              value: (
                <Tag
                  tone={setup.errors > 0 ? 'bad' : 'quiet'}
                  word={`${plural(setup.errors, 'error')}, ${plural(setup.warnings, 'warning')}`}
                />
              ),
            },
            {
              name: 'Last line',
              value:
                setup.grewAt === null
                  ? '–'
                  : `${spanBetween(setup.grewAt, null, now)} ago, ${formatTime(setup.grewAt)}`,
            },
          ]}
        />
      </div>
      <p className={list.small}>
        {quiet !== null && (
          <Tag tone={quietTexts[quiet.verdict].tone} word={quietTexts[quiet.verdict].word} />
        )}{' '}
        {quiet?.why ?? setup.problem ?? 'Success of Setup says nothing about the services.'}
      </p>
      <ul
        className={`${list.scroller} ${styles.scroller}`}
        tabIndex={0}
        aria-label="Lines of Setup’s log, newest first"
      >
        {shown.map((note, index) => (
          <Note key={`${note.entry} ${index}`} note={note} />
        ))}
      </ul>
    </PanelSection>
  );
};
