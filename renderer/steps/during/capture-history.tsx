import type { ReactElement } from 'react';

import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { isTimeWait } from '../../../shared/ports/time-wait.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { Capture, WatchState } from '../../../shared/watch/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { useTexts } from '../../store/use-texts.ts';
import { familyNames } from '../before/ports/family-text.ts';
import { capturesForList, openCaptures } from './captures.ts';
import { portKey } from './port-rows.ts';
import { spanBetween } from './span.ts';
import { useDuringList } from './use-during-list.ts';

const Row = ({ capture, now }: { readonly capture: Capture; readonly now: Date }): ReactElement => {
  const list = useDuringList();
  const texts = useTexts();
  const { firstSeenAt, lastSeenAt, holder } = capture;
  const span = spanBetween(firstSeenAt, lastSeenAt, now, texts);
  return (
    <li className={list.row} data-past-capture={capture.id}>
      <Tag
        tone={lastSeenAt === null ? 'bad' : 'quiet'}
        word={texts.say(lastSeenAt === null ? 'during.captures.open' : 'during.captures.ended')}
        boxed
      />{' '}
      <strong>
        {portKey(capture)} {familyNames[capture.family]}
      </strong>{' '}
      {lastSeenAt === null
        ? texts.say('during.captures.row-open', { from: formatTime(firstSeenAt, texts), span })
        : texts.say('during.captures.row-ended', {
            from: formatTime(firstSeenAt, texts),
            to: formatTime(lastSeenAt, texts),
            span,
          })}
      {isTimeWait(holder) && ' · TIME_WAIT'}
      <div className={list.small}>
        <OutsideText lines={2}>
          {texts.say('during.captures.holder', {
            service: capture.service,
            holder: texts.retell(describeHolder(holder)),
          })}
        </OutsideText>
      </div>
    </li>
  );
};

const summaryOf = (count: number, open: number, texts: Texts): string => {
  if (count === 0) return texts.say('during.captures.none');
  return open === 0
    ? texts.say('during.captures.all-ended', { count })
    : texts.say('during.captures.some-open', { count, open });
};

/** Every capture of the run with who it was and how long it lasted: those that go on first, then the newest. */
export const CaptureHistory = ({
  watch,
  now,
}: {
  readonly watch: WatchState;
  readonly now: Date;
}): ReactElement => {
  const list = useDuringList();
  const texts = useTexts();
  const captures = capturesForList(watch);
  return (
    <PanelSection title={texts.say('during.captures')}>
      <p className={list.small}>{summaryOf(captures.length, openCaptures(watch).length, texts)}</p>
      <ul className={list.scroller} tabIndex={0} aria-label={texts.say('during.captures.list')}>
        {captures.map((capture) => (
          <Row key={capture.id} capture={capture} now={now} />
        ))}
      </ul>
    </PanelSection>
  );
};
