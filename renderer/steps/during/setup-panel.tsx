import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { findKnownFailure } from '../../../shared/setup-log/known-failures.ts';
import type { SetupNote, SetupProgress } from '../../../shared/setup-log/schema.ts';
import { quietOf } from '../../../shared/setup-log/stuck.ts';
import type { TextId } from '../../../shared/texts/texts.ts';
import { FactsList } from '../../components/facts-list.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { useTexts } from '../../store/use-texts.ts';
import { isSetupAwaited, quietTones, setupTones } from './setup-texts.ts';
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

/** Words for the kinds of lines that need one; null for the steps of an ordinary run. */
const noteWords = {
  started: null,
  phase: null,
  component: null,
  services: null,
  ended: null,
  error: 'during.setup.note.error',
  failed: 'during.setup.note.error',
  warning: 'during.setup.note.warning',
  succeeded: 'during.setup.note.success',
  log: 'during.setup.note.log',
} as const satisfies Readonly<Record<SetupNote['kind'], TextId | null>>;

const Note = ({ note }: { readonly note: SetupNote }): ReactElement => {
  const list = useDuringList();
  const texts = useTexts();
  const word = noteWords[note.kind];
  const bad = note.kind === 'error' || note.kind === 'failed';
  const known = note.known === null ? null : findKnownFailure(note.known);
  return (
    <li className={list.row}>
      {word !== null && (
        <Tag
          tone={bad ? 'bad' : note.kind === 'succeeded' ? 'good' : 'warn'}
          word={texts.say(word)}
        />
      )}{' '}
      <span className={list.small}>
        <StoredText lines={3}>{note.text}</StoredText>
      </span>
      {known !== null && (
        <div className={list.small}>
          <strong>{texts.retell(known.what)}</strong> {texts.retell(known.remedy)}
        </div>
      )}
    </li>
  );
};

/** What Setup's log tells: step, errors, and how long it has been silent. Nothing until the log was looked for. */
export const SetupPanel = ({ setup, notes, now }: SetupPanelProps): ReactElement | null => {
  const styles = useStyles();
  const list = useDuringList();
  const texts = useTexts();
  if (setup === null) return null;
  const status = (
    <Tag tone={setupTones[setup.status]} word={texts.say(`during.setup.is.${setup.status}`)} />
  );
  if (isSetupAwaited(setup))
    return (
      <PanelSection title={texts.say('during.setup')}>
        {status}
        <p className={list.small}>{texts.say('during.setup.awaited')}</p>
      </PanelSection>
    );
  const quiet = quietOf(setup, now);
  const said = quiet?.why ?? setup.problem;
  const shown = notes.slice(-mostNotes).toReversed();
  return (
    <PanelSection title={texts.say('during.setup')}>
      <div className={styles.fact}>
        <FactsList
          facts={[
            { name: texts.say('during.setup.status'), value: status },
            {
              name: texts.say('during.setup.step'),
              value: <StoredText lines={1}>{setup.component ?? setup.phase ?? '–'}</StoredText>,
            },
            {
              name: texts.say('during.setup.errors-and-warnings'),
              value: (
                <Tag
                  tone={setup.errors > 0 ? 'bad' : 'quiet'}
                  word={texts.say('during.setup.counts', {
                    errors: setup.errors,
                    warnings: setup.warnings,
                  })}
                />
              ),
            },
            {
              name: texts.say('during.setup.last-line'),
              value:
                setup.grewAt === null
                  ? '–'
                  : texts.say('during.setup.last-line-age', {
                      span: spanBetween(setup.grewAt, null, now, texts),
                      time: formatTime(setup.grewAt, texts),
                    }),
            },
          ]}
        />
      </div>
      <p className={list.small}>
        {quiet !== null && (
          <Tag
            tone={quietTones[quiet.verdict]}
            word={texts.say(`during.setup.log.${quiet.verdict}`)}
          />
        )}{' '}
        {said === null ? texts.say('during.setup.success-note') : texts.retell(said)}
      </p>
      <ul
        className={`${list.scroller} ${styles.scroller}`}
        tabIndex={0}
        aria-label={texts.say('during.setup.lines')}
      >
        {shown.map((note, index) => (
          <Note key={`${note.entry} ${index}`} note={note} />
        ))}
      </ul>
    </PanelSection>
  );
};
