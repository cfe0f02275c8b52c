import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { RootCause } from '../../../shared/after/schema.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../store/use-texts.ts';
import { EvidenceLink, useWasRead } from '../before/checks/evidence-list.tsx';
import { holderLine } from './cause.ts';
import { useAfterStyles } from './use-after.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: '72px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    maxWidth: '92ch',
  },
  name: { color: tokens.colorNeutralForeground2 },
  text: { fontWeight: tokens.fontWeightSemibold },
  proof: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    listStyleType: 'decimal',
    paddingLeft: '18px',
  },
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
  },
});

/** Why a service is not as it was: the sentence, what proves it, and who has the port. */
export const CauseView = ({ cause }: { readonly cause: RootCause }): ReactElement => {
  const styles = useStyles();
  const shared = useAfterStyles();
  const texts = useTexts();
  const wasRead = useWasRead();
  const holder = holderLine(cause, texts);
  const known = cause.kind !== 'not-known' && cause.kind !== 'contradiction';
  return (
    <dl className={styles.list} data-cause={cause.kind}>
      <dt className={styles.name}>{texts.say('after.cause.title')}</dt>
      <dd>
        <Tag tone={known ? 'warn' : 'unknown'} word={texts.say(`after.cause.${cause.kind}`)} />
        <p className={styles.text}>
          <StoredText>{cause.text}</StoredText>
        </p>
      </dd>
      {holder !== null && (
        <>
          <dt className={styles.name}>{texts.say('after.cause.held-by')}</dt>
          <dd>
            <OutsideText>{holder}</OutsideText>
            {cause.holder?.image != null && (
              <p className={shared.small}>
                <OutsideText>{cause.holder.image}</OutsideText>
              </p>
            )}
          </dd>
        </>
      )}
      <dt className={styles.name}>{texts.say(known ? 'after.cause.proof' : 'after.cause.seen')}</dt>
      <dd>
        {cause.proof.length === 0 ? (
          <span className={shared.small}>{texts.say('after.cause.nothing-to-show')}</span>
        ) : (
          <ol className={styles.proof}>
            {cause.proof.map(({ text, evidence }, index) => (
              <li key={index}>
                <StoredText>{text}</StoredText>
                <div className={styles.links}>
                  {evidence.map((id) => (
                    <EvidenceLink key={id} id={id} wasRead={wasRead(id)} />
                  ))}
                </div>
              </li>
            ))}
          </ol>
        )}
      </dd>
    </dl>
  );
};
