import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { AfterState } from '../../../shared/after/state.ts';
import type { ProtocolAnswer } from '../../../shared/evidence/after-schema.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDateTime, formatDuration, shorten } from '../../format.ts';
import { plural } from '../../words.ts';
import { familyNames } from '../before/ports/family-text.ts';
import { answerRows, answerTone, answerWords, certificateNote } from './answers.ts';
import { useAfterStyles } from './use-after.ts';

const useStyles = makeStyles({
  service: { width: '26%' },
  port: { width: '18%' },
  said: { width: '31%' },
  tls: { width: '25%' },
});

const summaryOf = (answers: readonly ProtocolAnswer[], complete: boolean): string => {
  if (answers.length === 0)
    return complete
      ? 'No mail service ran before the update, so none was asked.'
      : 'No mail service was asked, or none could be.';
  const greeted = answers.filter(({ outcome }) => outcome === 'answered').length;
  return greeted === answers.length
    ? `All ${plural(answers.length, 'connection')} were greeted.`
    : `${answers.length - greeted} of ${plural(answers.length, 'connection')} not greeted.`;
};

/** What every mail service said on every port on which it listened before: more than “running”. */
export const AnswerTable = ({
  after,
  now,
}: {
  readonly after: AfterState;
  readonly now: Date;
}): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const rows = answerRows(after.answers);
  const columns = [
    ['Service', styles.service],
    ['Port', styles.port],
    ['What it said', styles.said],
    ['TLS and certificate', styles.tls],
  ] as const;
  return (
    <PanelSection title="What the mail services said">
      <p className={shared.small}>{summaryOf(after.answers, after.complete)}</p>
      {rows.length > 0 && (
        <div className={shared.frame} tabIndex={0} role="region" aria-label="Greetings">
          <table className={shared.table}>
            <thead>
              <tr>
                {columns.map(([column, width]) => (
                  <th
                    key={column}
                    scope="col"
                    className={mergeClasses(shared.cell, shared.head, width)}
                  >
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((answer, index) => (
                <Row key={index} answer={answer} now={now} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PanelSection>
  );
};

const Row = ({
  answer,
  now,
}: {
  readonly answer: ProtocolAnswer;
  readonly now: Date;
}): ReactElement => {
  const shared = useAfterStyles();
  const { service, place, protocol, port, family, address, outcome, said, error } = answer;
  return (
    <tr data-answer={`${service} ${port} ${family}`}>
      <th scope="row" className={shared.cell}>
        <OutsideText>{service}</OutsideText>
        <div className={shared.small}>{place === 'back-end' ? 'Back end' : 'Front end'}</div>
      </th>
      <td className={shared.cell}>
        {`${protocol.toUpperCase()} ${port}`}
        <div className={shared.small}>
          {familyNames[family]} <OutsideText>{address}</OutsideText>
        </div>
      </td>
      <td className={shared.cell}>
        <div className={shared.line}>
          <Tag tone={answerTone(answer)} word={answerWords[outcome]} />
          <span className={shared.small}>{formatDuration(answer.durationMs)}</span>
        </div>
        {said !== '' && (
          <div className={shared.mono}>
            <OutsideText lines={3}>{shorten(said.trim(), 300)}</OutsideText>
          </div>
        )}
        {error !== null && (
          <div className={shared.small}>
            <OutsideText lines={3}>{error}</OutsideText>
          </div>
        )}
      </td>
      <td className={shared.cell}>
        {answer.secure ? 'Over TLS' : 'Without TLS'}
        <Certificate answer={answer} now={now} />
      </td>
    </tr>
  );
};

const Certificate = ({
  answer,
  now,
}: {
  readonly answer: ProtocolAnswer;
  readonly now: Date;
}): ReactElement | null => {
  const shared = useAfterStyles();
  const note = certificateNote(answer, now);
  const { certificate } = answer;
  if (certificate === null || note === null) return null;
  return (
    <div className={shared.small}>
      <Tag tone={note.tone} word={note.word} />
      {certificate.notAfter !== null && (
        <div>{`Valid until ${formatDateTime(certificate.notAfter)}`}</div>
      )}
      <div>
        <OutsideText lines={2}>{certificate.subject}</OutsideText>
      </div>
    </div>
  );
};
