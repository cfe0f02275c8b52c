import { serviceStates, type StartType } from '../../evidence/schema.ts';
import { storedEn } from '../../texts/en/stored/index.ts';
import { patternsOf } from '../../texts/patterns.ts';
import type { TimelineEntry } from '../schema.ts';

/** A line of the printed timeline: an entry, or a number of lines that are left out. */
export type PrintedLine =
  | { readonly kind: 'entry'; readonly entry: TimelineEntry }
  | {
      readonly kind: 'left-out';
      readonly from: string;
      readonly to: string;
      readonly count: number;
    };

/** Fewer lines than this are printed rather than counted. */
const fewest = 4;

/**
 * The timeline for paper. Setup stops and starts some sixty services and says each step; a run of such lines is counted in one line, and so are steps of a plan that went well, which stand with command and proof in the section of the plans. Whatever went wrong is always printed, and the JSON has every line.
 */
export const printedTimeline = (timeline: readonly TimelineEntry[]): readonly PrintedLine[] => {
  const lines: PrintedLine[] = [];
  let run: TimelineEntry[] = [];
  const endRun = (): void => {
    const [first] = run;
    const end = run.at(-1);
    if (first && end && run.length >= fewest)
      lines.push({ kind: 'left-out', from: first.at, to: end.at, count: run.length });
    else lines.push(...run.map((entry): PrintedLine => ({ kind: 'entry', entry })));
    run = [];
  };
  const last = lastOfEachService(timeline);
  for (const entry of timeline) {
    if (isRoutine(entry, last)) run.push(entry);
    else {
      endRun();
      lines.push({ kind: 'entry', entry });
    }
  }
  endRun();
  return lines;
};

/** Setup disables each service while it works and gives its start type back; only one that stays disabled is worth a line. */
const lastOfEachService = (timeline: readonly TimelineEntry[]): ReadonlySet<TimelineEntry> =>
  new Set(
    new Map(
      timeline
        .filter(({ kind }) => kind === 'service')
        .map((entry) => [entry.text.split(':')[0], entry]),
    ).values(),
  );

const isRoutine = (entry: TimelineEntry, last: ReadonlySet<TimelineEntry>): boolean => {
  const { kind, text } = entry;
  switch (kind) {
    case 'run':
      // Moved in steps of seconds, so that the story can be looked at.
      return isClockMove(text);
    case 'service':
      return (
        isService(text) &&
        !isFailedService(text) &&
        !(last.has(entry) && text.includes(`(${disabled})`))
      );
    case 'remediation':
      return isStepThatWentWell(text);
    case 'setup':
      return !isTroubleInSetup(text) && !beginsOrEnds.test(text);
    default:
      return false;
  }
};

const disabled: StartType = 'disabled';

/** Lines of Setup's own log, and what is said of the log itself. */
const beginsOrEnds =
  /^(?:Setup |The Exchange Server setup|End of Setup|Exchange Server installation|The log )/;

/** Tells the lines that are made of these messages. */
const madeOf = (...ids: readonly (keyof typeof storedEn)[]): ((text: string) => boolean) => {
  const patterns = ids.flatMap((id) => patternsOf({ [id]: storedEn[id] }));
  return (text) => patterns.some(({ expression }) => expression.test(text));
};

const isClockMove = madeOf('event.clock-moved');
const isService = madeOf(...serviceStates.map((state) => `event.service.${state}` as const));
const isFailedService = madeOf('event.service.stopped-with');
const isStepThatWentWell = madeOf('event.step', 'event.step.done', 'event.step.already');
const isTroubleInSetup = madeOf('event.setup.error', 'event.setup.warning');
