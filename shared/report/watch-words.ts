import { percent } from '../checks/port-006-chance.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { familyName } from '../ports/vocabulary.ts';
import { spanText, timeText } from '../text/time.ts';
import type { Report } from './schema.ts';

type Watch = NonNullable<Report['watch']>;
type Setup = NonNullable<Report['setup']>;
type Captured = NonNullable<Report['captures']>[number];

/** The During phase in sentences, the same in every rendering. */
export const watchSentences = (watch: Watch): readonly string[] => [
  `Watched from ${timeText(watch.startedAt)} (started by ${watch.startedBy}), ${endText(watch)}; ${paceText(watch)}.`,
  ...(watch.slowedWhy == null ? [] : [watch.slowedWhy]),
  ...watch.gaps.map(
    ({ from, to }) =>
      `Nobody watched from ${timeText(from)} to ${timeText(to)}: the agent or its computer was down. What happened then is not known.`,
  ),
  ...rateSentences(watch),
  ...(watch.bootTask === null
    ? []
    : [`Boot task: ${watch.bootTask.detail || watch.bootTask.command}`]),
];

const endText = ({ status, endedAt }: Watch): string =>
  endedAt === null ? `${status} when this report was made` : `ended ${timeText(endedAt)}`;

const paceText = ({ intervalMs }: Watch): string =>
  intervalMs <= 1_000
    ? `${Math.round(1_000 / intervalMs)} looks per second`
    : `one look every ${Math.round(intervalMs / 1_000)} s`;

const rateSentences = ({ rate, expectation }: Watch): readonly string[] => [
  ...(rate === null
    ? []
    : [
        `Ports were handed out at ${rate.ipv4.toFixed(2)} per second in IPv4 and ${rate.ipv6.toFixed(2)} in IPv6 (measured last).`,
      ]),
  ...(expectation === undefined ? [] : [expectationText(expectation)]),
];

const expectationText = ({
  seconds,
  chance,
  ports,
  captured,
}: NonNullable<Watch['expectation']>): string => {
  if (ports === 0)
    return 'No port in use was at risk when the watch began, so the model expects no capture.';
  const happened = `What happened: ${captured} of ${ports} such port(s) captured.`;
  if (chance === null)
    return `The chance of a capture is not known, because no rate was measured. ${happened}`;
  const { random, sequential } = chance.ever;
  const bounds =
    percent(random) === percent(sequential)
      ? percent(random)
      : `${percent(random)} to ${percent(sequential)}`;
  return `At that rate the model gives a chance of ${bounds} that an unprotected port is handed out at least once in ${spanText(seconds * 1_000)}. ${happened}`;
};

/** `held by … from … to …`. */
export const captureName = ({ service, protocol, port, family }: Captured): string =>
  `${service} ${protocol}/${port} ${familyName(family)}`;

export const captureText = (capture: Captured): string =>
  `${describeHolder(capture.holder)}, ${timeText(capture.firstSeenAt)} to ${capture.lastSeenAt === null ? 'the last look: still held' : timeText(capture.lastSeenAt)}`;

/** Setup in one sentence. */
export const setupText = ({
  status,
  version,
  component,
  phase,
  errors,
  warnings,
  grewAt,
}: Setup): string =>
  [
    `Setup${version === null ? '' : ` ${version}`}: ${status}`,
    component ?? phase ?? '',
    `${errors} error(s), ${warnings} warning(s)`,
    grewAt === null ? '' : `the log grew last at ${timeText(grewAt)}`,
  ]
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('; ')
    .concat('.');

/** So many of Setup's errors are printed; the JSON has all of the newest ones. */
export const mostPrintedNotes = 20;

/** Setup's errors as they are printed: the newest. `leftOut` says how many are in the JSON only. */
export const printedNotes = ({
  notes,
}: Setup): { readonly notes: Setup['notes']; readonly leftOut: number } => ({
  notes: notes.slice(-mostPrintedNotes),
  leftOut: Math.max(0, notes.length - mostPrintedNotes),
});

/** What is known about an error, and what to do. */
export const remedyText = ({ what, remedy }: Setup['notes'][number]): string | null =>
  remedy === null ? null : `${what ?? ''} ${remedy}`.trim();
