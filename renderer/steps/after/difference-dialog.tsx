import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { MethodResult } from '../../../shared/protocol/methods.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { Message } from '../../components/message.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { errorText } from '../../store/explain-error.ts';
import { ui } from '../../store/ui-store.ts';
import { useAnswer } from '../../store/use-answer.ts';
import { useTexts } from '../../store/use-texts.ts';
import { useAfterStyles } from './use-after.ts';

type Difference = MethodResult<'configuration.diff'>;
type Line = Difference['lines'][number];

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  waiting: { minHeight: '200px', display: 'grid', placeItems: 'center' },
  line: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    padding: `0 ${tokens.spacingHorizontalS}`,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  removed: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorNeutralForeground1,
  },
  added: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorNeutralForeground1,
  },
  gap: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
});

const signs: Readonly<Record<Line['kind'], string>> = {
  same: ' ',
  removed: '−',
  added: '+',
  gap: '⋯',
};

const DiffLine = ({ line }: { readonly line: Line }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const { kind, text } = line;
  return (
    <li data-kind={kind} className={mergeClasses(styles.line, kind !== 'same' && styles[kind])}>
      <span aria-hidden>{signs[kind]}</span>
      <span>
        {(kind === 'removed' || kind === 'added') && (
          <span className="visually-hidden">{`${texts.say(`after.difference.${kind}`)} `}</span>
        )}
        <bdi>
          {kind === 'gap'
            ? texts.say('after.difference.not-shown', { count: Number(text) })
            : visibleText(text)}
        </bdi>
      </span>
    </li>
  );
};

const Body = ({ difference }: { readonly difference: Difference }): ReactElement => {
  const shared = useAfterStyles();
  const texts = useTexts();
  const { problem, lines } = difference;
  if (problem !== null)
    return (
      <Message intent="warning" title={texts.say('after.difference.nothing')}>
        <StoredText>{problem}</StoredText>
      </Message>
    );
  const count = (kind: Line['kind']): number => lines.filter((line) => line.kind === kind).length;
  return (
    <>
      <p className={shared.small}>
        {texts.say('after.difference.counts', {
          removed: count('removed'),
          added: count('added'),
        })}
      </p>
      <ul className={shared.frame} tabIndex={0} aria-label={texts.say('after.difference.lines')}>
        {lines.map((line, index) => (
          <DiffLine key={index} line={line} />
        ))}
      </ul>
    </>
  );
};

const byPath = (path: string) => ({ subject: path });

/** How one configuration file differs from the copy that was kept before the update. */
export const DifferenceDialog = ({ path }: { readonly path: string }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const answer = useAnswer('configuration.diff', path, byPath);
  return (
    <DialogFrame
      wide
      title={<OutsideText lines={3}>{path}</OutsideText>}
      onClose={ui.close}
      actions={
        <Button appearance="primary" onClick={ui.close}>
          {texts.say('common.close')}
        </Button>
      }
    >
      <div className={styles.content}>
        {answer === null && (
          <div className={styles.waiting}>
            <Spinner size="small" label={texts.say('after.difference.comparing')} />
          </div>
        )}
        {answer?.ok === true && <Body difference={answer.value} />}
        {answer?.ok === false && (
          <Message intent="error" title={texts.say('after.difference.not-had')}>
            <OutsideText>{errorText(answer.error, texts)}</OutsideText>
          </Message>
        )}
      </div>
    </DialogFrame>
  );
};
