import { tool } from '../../../shared/tool.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { reportProgress } from '../run-session.ts';
import { say, tell } from '../speak.ts';
import { wrap } from '../text/layout.ts';
import { eventLine, isNotable } from './event-line.ts';
import { tableLines } from './live-table.ts';
import { openScreen, type Terminal } from './screen.ts';

/** How a watch is shown. */
export type WatchView = {
  readonly onEvent: (event: RunEvent, state: RunState | null) => void;
  /** Called now and then, for what grows older without an event. */
  readonly refresh: (state: RunState, now: Date) => void;
  /** A message that is no event. */
  readonly tell: (line: string) => void;
  readonly close: () => void;
};

const nothing = (): void => undefined;

/** Each event of the journal as a line of JSON, and nothing else on standard output. */
export const jsonView: WatchView = {
  onEvent: (event) => say(`${JSON.stringify(event)}\n`),
  refresh: nothing,
  tell,
  close: nothing,
};

/** Whether an event belongs to the checks, which are told as `check` tells them. */
const ofChecks = ({ body }: RunEvent, state: RunState | null): boolean =>
  state === null || state.watch === null || state.collecting || body.type === 'collection-finished';

/** One line for each event. */
export const lineView = (texts: Texts): WatchView => ({
  onEvent: (event, state) => {
    if (ofChecks(event, state)) return reportProgress(event, texts);
    const line = eventLine(event, state, texts);
    if (line !== null) say(`${line}\n`);
  },
  refresh: nothing,
  tell,
  close: nothing,
});

/** A table that is drawn again in place, below what deserves to stay. */
export const tableView = (terminal: Terminal, texts: Texts): WatchView => {
  const screen = openScreen(terminal);
  let drawn = false;
  const above = (lines: readonly string[]): void => {
    if (drawn) screen.addAbove(lines);
    else terminal.write(lines.map((line) => `${line}\n`).join(''));
  };
  return {
    onEvent: (event, state) => {
      if (ofChecks(event, state)) return reportProgress(event, texts);
      const line = isNotable(event, state) ? eventLine(event, state, texts) : null;
      if (line !== null) above(wrap(line, '    '));
    },
    refresh: (state, now) => {
      drawn = true;
      screen.draw(tableLines(state, now, texts));
    },
    tell: (line) => above(wrap(`${tool.name}: ${visibleText(line)}`, '    ', '')),
    close: () => {
      if (drawn) screen.close();
      drawn = false;
    },
  };
};
