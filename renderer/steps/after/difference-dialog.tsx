import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { MethodResult } from '../../../shared/protocol/methods.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { Message } from '../../components/message.tsx';
import { OutsideText } from '../../components/outside-text.tsx';

import { explainError } from '../../store/explain-error.ts';
import { ui } from '../../store/ui-store.ts';
import { useAnswer } from '../../store/use-answer.ts';
import { plural } from '../../words.ts';
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

const marks: Readonly<Record<Line['kind'], { readonly sign: string; readonly said: string }>> = {
  same: { sign: ' ', said: '' },
  removed: { sign: '−', said: 'Removed: ' },
  added: { sign: '+', said: 'Added: ' },
  gap: { sign: '⋯', said: '' },
};

const DiffLine = ({ line }: { readonly line: Line }): ReactElement => {
  const styles = useStyles();
  const { sign, said } = marks[line.kind];
  return (
    <li
      data-kind={line.kind}
      className={mergeClasses(styles.line, line.kind !== 'same' && styles[line.kind])}
    >
      <span aria-hidden>{sign}</span>
      <span>
        {said !== '' && <span className="visually-hidden">{said}</span>}
        <bdi>
          {line.kind === 'gap'
            ? `${plural(Number(line.text), 'line')} not shown`
            : visibleText(line.text)}
        </bdi>
      </span>
    </li>
  );
};

const Body = ({ difference }: { readonly difference: Difference }): ReactElement => {
  const shared = useAfterStyles();
  const { problem, lines } = difference;
  if (problem !== null)
    return (
      <Message intent="warning" title="There is nothing to show.">
        <OutsideText>{problem}</OutsideText>
      </Message>
    );
  const count = (kind: Line['kind']): number => lines.filter((line) => line.kind === kind).length;
  return (
    <>
      <p className={shared.small}>
        {`${plural(count('removed'), 'line')} removed (−), ${plural(count('added'), 'line')} added (+). Values of keys and passwords are masked. Nothing is put back by this program.`}
      </p>
      <ul className={shared.frame} tabIndex={0} aria-label="Lines that differ">
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
  const answer = useAnswer('configuration.diff', path, byPath);
  return (
    <DialogFrame
      wide
      title={<OutsideText lines={3}>{path}</OutsideText>}
      onClose={ui.close}
      actions={
        <Button appearance="primary" onClick={ui.close}>
          Close
        </Button>
      }
    >
      <div className={styles.content}>
        {answer === null && (
          <div className={styles.waiting}>
            <Spinner size="small" label="Comparing the file" />
          </div>
        )}
        {answer?.ok === true && <Body difference={answer.value} />}
        {answer?.ok === false && (
          <Message intent="error" title="The difference could not be had.">
            <OutsideText>{explainError('', answer.error).text}</OutsideText>
          </Message>
        )}
      </div>
    </DialogFrame>
  );
};
