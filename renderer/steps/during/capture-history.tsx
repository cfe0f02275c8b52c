import type { ReactElement } from 'react';

import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { isTimeWait } from '../../../shared/ports/time-wait.ts';
import type { Capture, WatchState } from '../../../shared/watch/state.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { PanelSection } from '../../components/panel-section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format.ts';
import { plural } from '../../words.ts';
import { familyNames } from '../before/ports/family-text.ts';
import { capturesForList, openCaptures } from './captures.ts';
import { portKey } from './port-rows.ts';
import { spanBetween } from './span.ts';
import { useDuringList } from './use-during-list.ts';

const Row = ({ capture, now }: { readonly capture: Capture; readonly now: Date }): ReactElement => {
  const list = useDuringList();
  const { firstSeenAt, lastSeenAt, holder } = capture;
  const span = spanBetween(firstSeenAt, lastSeenAt, now);
  return (
    <li className={list.row} data-past-capture={capture.id}>
      <Tag
        tone={lastSeenAt === null ? 'bad' : 'quiet'}
        word={lastSeenAt === null ? 'Goes on' : 'Ended'}
        boxed
      />{' '}
      <strong>
        {portKey(capture)} {familyNames[capture.family]}
      </strong>{' '}
      {formatTime(firstSeenAt)}
      {lastSeenAt === null ? `, ${span} so far` : ` to ${formatTime(lastSeenAt)}, ${span}`}
      {isTimeWait(holder) && ' · TIME_WAIT'}
      <div className={list.small}>
        <OutsideText lines={2}>{`${capture.service}: ${describeHolder(holder)}`}</OutsideText>
      </div>
    </li>
  );
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
  const captures = capturesForList(watch);
  const open = openCaptures(watch).length;
  return (
    <PanelSection title="Captures">
      <p className={list.small}>
        {captures.length === 0
          ? 'None has been seen.'
          : `${plural(captures.length, 'capture')} seen, ${open === 0 ? 'all ended' : `${open} of them going on`}.`}
      </p>
      <ul className={list.scroller} tabIndex={0} aria-label="Captures of the run">
        {captures.map((capture) => (
          <Row key={capture.id} capture={capture} now={now} />
        ))}
      </ul>
    </PanelSection>
  );
};
