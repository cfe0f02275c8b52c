import { percent } from '../checks/port-006-chance.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { familyName } from '../ports/vocabulary.ts';
import { spanText, timeText } from '../text/time.ts';
import type { Report } from './schema.ts';
import { say } from '../texts/stored.ts';
import { setupStatuses } from '../setup-log/schema.ts';

type Watch = NonNullable<Report['watch']>;
type Setup = NonNullable<Report['setup']>;
type Captured = NonNullable<Report['captures']>[number];

/** The During phase in sentences, the same in every rendering. */
export const watchSentences = (watch: Watch): readonly string[] => [
  startText(watch),
  ...(watch.slowedWhy == null ? [] : [watch.slowedWhy]),
  ...watch.gaps.map(({ from, to }) =>
    say('watched.gap', { from: timeText(from), to: timeText(to) }),
  ),
  ...rateSentences(watch),
  ...(watch.bootTask === null
    ? []
    : [say('watched.boot-task', { task: watch.bootTask.detail || watch.bootTask.command })]),
];

const startText = ({ status, startedAt, startedBy, endedAt, intervalMs }: Watch): string =>
  say('watched.from', {
    from: timeText(startedAt),
    by: startedBy,
    end: endedAt === null ? 'other' : 'ended',
    endedAt: endedAt === null ? '' : timeText(endedAt),
    status: say(`code.${status}`),
    pace: intervalMs <= 1_000 ? 'often' : 'other',
    looks: Math.round(1_000 / intervalMs),
    seconds: Math.round(intervalMs / 1_000),
  });

const rateSentences = ({ rate, expectation }: Watch): readonly string[] => [
  ...(rate === null ? [] : [say('watched.rate', { ipv4: rate.ipv4, ipv6: rate.ipv6 })]),
  ...(expectation === undefined ? [] : [expectationText(expectation)]),
];

const expectationText = ({
  seconds,
  chance,
  ports,
  captured,
}: NonNullable<Watch['expectation']>): string => {
  if (ports === 0) return say('watched.chance.none');
  const happened = say('watched.happened', { captured, ports });
  return chance === null
    ? `${say('watched.chance.unknown')} ${happened}`
    : `${chanceText(chance.ever, spanText(seconds * 1_000))} ${happened}`;
};

const chanceText = (
  { random, sequential }: { readonly random: number; readonly sequential: number },
  span: string,
): string => {
  const [low, high] = [percent(random), percent(sequential)];
  return low === high
    ? say('watched.chance.one', { chance: low, span })
    : say('watched.chance.bounds', { low, high, span });
};

/** `held by … from … to …`. */
export const captureName = ({ service, protocol, port, family }: Captured): string =>
  `${service} ${protocol}/${port} ${familyName(family)}`;

export const captureText = (capture: Captured): string =>
  `${describeHolder(capture.holder)}, ${spanOf(capture)}`;

const spanOf = ({ firstSeenAt, lastSeenAt }: Captured): string => {
  const from = bareTime(firstSeenAt);
  return lastSeenAt === null
    ? say('watched.span-open', { from })
    : say('watched.span', { from, to: bareTime(lastSeenAt) });
};

/** A time whose zone the sentence around it names. */
const bareTime = (iso: string): string => timeText(iso).replace(/ UTC$/, '');

/** Setup in one sentence. */
export const setupText = ({
  status,
  version,
  component,
  phase,
  errors,
  warnings,
  grewAt,
}: Setup): string => {
  const part = (component ?? phase ?? '').replace(/\.$/, '');
  return say('setup-run.told', {
    named: version === null ? 'other' : 'version',
    version: version ?? '',
    status: statusText(status),
    at: part === '' ? 'other' : 'part',
    part,
    errors,
    warnings,
    grew: grewAt === null ? 'other' : 'known',
    grewAt: grewAt === null ? '' : timeText(grewAt),
  });
};

/** A status of another version is told as it is. */
const statusText = (status: string): string => {
  const known = setupStatuses.find((one) => one === status);
  return known === undefined ? status : say(`code.${known}`);
};

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
