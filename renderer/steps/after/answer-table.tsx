import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { AfterState } from '../../../shared/after/state.ts';
import type { ProtocolAnswer } from '../../../shared/evidence/after-schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDateTime, formatDuration, shorten } from '../../format.ts';
import { useTexts } from '../../store/use-texts.ts';
import { familyNames } from '../before/ports/family-text.ts';
import { answerRows, answerTone, certificateNote } from './answers.ts';
import { useAfterStyles } from './use-after.ts';

const useStyles = makeStyles({
  service: { width: '26%' },
  port: { width: '18%' },
  said: { width: '31%' },
  tls: { width: '25%' },
});

const summaryOf = ({ answers, complete }: AfterState, texts: Texts): string => {
  const count = answers.length;
  if (count === 0)
    return texts.say(complete ? 'after.answers.none-ran' : 'after.answers.none-asked');
  const silent = answers.filter(({ outcome }) => outcome !== 'answered').length;
  return silent === 0
    ? texts.say('after.answers.all-greeted', { count })
    : texts.say('after.answers.not-greeted', { silent, count });
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
  const texts = useTexts();
  const rows = answerRows(after.answers);
  const columns = ['service', 'port', 'said', 'tls'] as const;
  return (
    <PanelSection title={texts.say('after.answers.title')}>
      <p className={shared.small}>{summaryOf(after, texts)}</p>
      {rows.length > 0 && (
        <div
          className={shared.frame}
          tabIndex={0}
          role="region"
          aria-label={texts.say('after.answers.list')}
        >
          <table className={shared.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className={mergeClasses(shared.cell, shared.head, styles[column])}
                  >
                    {texts.say(`after.answers.${column}`)}
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
  const texts = useTexts();
  const { service, place, protocol, port, family, address, outcome, said, error } = answer;
  return (
    <tr data-answer={`${service} ${port} ${family}`}>
      <th scope="row" className={shared.cell}>
        <OutsideText>{service}</OutsideText>
        <div className={shared.small}>{texts.say(`after.answers.${place}`)}</div>
      </th>
      <td className={shared.cell}>
        {`${protocol.toUpperCase()} ${port}`}
        <div className={shared.small}>
          {familyNames[family]} <OutsideText>{address}</OutsideText>
        </div>
      </td>
      <td className={shared.cell}>
        <div className={shared.line}>
          <Tag tone={answerTone(answer)} word={texts.say(`after.answer.${outcome}`)} />
          <span className={shared.small}>{formatDuration(answer.durationMs, texts)}</span>
        </div>
        {said !== '' && (
          <div className={shared.mono}>
            <OutsideText lines={3}>{shorten(said.trim(), 300, texts)}</OutsideText>
          </div>
        )}
        {error !== null && (
          <div className={shared.small}>
            <StoredText lines={3}>{error}</StoredText>
          </div>
        )}
      </td>
      <td className={shared.cell}>
        {texts.say(answer.secure ? 'after.answers.with-tls' : 'after.answers.without-tls')}
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
  const texts = useTexts();
  const note = certificateNote(answer, now);
  const { certificate } = answer;
  if (certificate === null || note === null) return null;
  return (
    <div className={shared.small}>
      <Tag tone={note.tone} word={texts.say(`after.certificate.${note.validity}`)} />
      {certificate.notAfter !== null && (
        <div>
          {texts.say('after.certificate.until', {
            time: formatDateTime(certificate.notAfter, texts),
          })}
        </div>
      )}
      <div>
        <OutsideText lines={2}>{certificate.subject}</OutsideText>
      </div>
    </div>
  );
};
