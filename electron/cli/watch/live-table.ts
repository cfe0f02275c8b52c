import { explainExitCode } from '../../../shared/exchange/exit-codes.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { families, familyName } from '../../../shared/ports/vocabulary.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { quietOf } from '../../../shared/setup-log/stuck.ts';
import { clockText, spanText } from '../../../shared/text/time.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type {
  DatedSight,
  WatchedPortState,
  WatchedServiceState,
  WatchState,
} from '../../../shared/watch/state.ts';
import { columns, pad, widthOf, wrap } from '../text/layout.ts';

/** One column is left free, because a terminal may wrap after the last one. */
const fit = (text: string, indent = '', first = indent): readonly string[] =>
  wrap(text, indent, first, columns - 1);

const nameWidth = 33;
const familyWidth = 23;
/** Ports that the table shows one by one; those that need nobody's attention give way first. */
const mostPorts = 12;
const mostServices = 4;

/** The watch as it stands, in few lines of less than 80 columns. */
export const tableLines = (state: RunState, now: Date): readonly string[] => {
  const { watch } = state;
  if (watch === null) return ['The watch has not started yet.'];
  return [
    ...headLines(state, watch, now),
    ...portLines(watch),
    ...serviceLines(watch),
    ...setupLines(watch, now),
    ...deferredLines(state),
  ];
};

const headLines = (state: RunState, watch: WatchState, now: Date): readonly string[] => {
  const host = visibleText(state.server?.hostName ?? state.target);
  const ago = spanText(now.getTime() - Date.parse(watch.startedAt));
  const since = `${clockText(watch.startedAt)} (${ago}), now ${clockText(now.toISOString())} UTC`;
  return [
    '',
    ...fit(
      `${host}${state.rehearsal ? ' (rehearsal)' : ''}: ${watch.status === 'running' ? 'watched' : `watch ${watch.status},`} since ${since}, ${paceText(watch)}`,
      '  ',
      '',
    ),
    ...(watch.slowedWhy === null ? [] : fit(watch.slowedWhy, '  ')),
    ...gapLines(watch),
  ];
};

const gapLines = ({ gaps }: WatchState): readonly string[] => {
  const last = gaps.at(-1);
  if (!last) return [];
  const count = gaps.length === 1 ? '' : ` (${gaps.length} such gaps, this is the last)`;
  return fit(`Nobody watched from ${clockText(last.from)} to ${clockText(last.to)}${count}.`, '  ');
};

const paceText = ({ intervalMs }: Pick<WatchState, 'intervalMs'>): string =>
  intervalMs <= 1_000
    ? `${Math.round(1_000 / intervalMs)} looks/s`
    : `a look every ${Math.round(intervalMs / 1_000)} s`;

const portLines = ({ ports }: WatchState): readonly string[] => {
  if (ports.length === 0) return ['No back-end port is in use here.'];
  const shown = ports.toSorted((left, right) => urgency(right) - urgency(left)).slice(0, mostPorts);
  const hidden = ports.length - shown.length;
  return [
    `${pad('Port', nameWidth)}${pad('IPv4', familyWidth)}IPv6`,
    ...ports.filter((port) => shown.includes(port)).flatMap(rowsOf),
    ...(hidden > 0 ? [`  … and ${hidden} more, none of them more urgent`] : []),
  ];
};

const urgencies = { captured: 4, unknown: 3, free: 2, reserved: 1, listening: 0 } as const;

const urgency = ({ families: sights }: WatchedPortState): number =>
  Math.max(...families.map((family) => urgencies[sights[family]?.status ?? 'unknown']));

const rowsOf = (port: WatchedPortState): readonly string[] => {
  const name = visibleText(`${port.service} ${port.protocol}/${port.port}`);
  const cells = families.map((family) => pad(cellOf(port.families[family]), familyWidth)).join('');
  const first =
    widthOf(name) < nameWidth
      ? [`${pad(name, nameWidth)}${cells}`.trimEnd()]
      : [name, `${' '.repeat(nameWidth)}${cells}`.trimEnd()];
  return [
    ...first,
    ...families.flatMap((family) => {
      const sight = port.families[family];
      const more = sight?.holder ? `held by ${describeHolder(sight.holder)}` : (sight?.why ?? null);
      return more === null ? [] : fit(`${familyName(family)}: ${more}`, '      ', '    ');
    }),
  ];
};

/** A capture is told by its word, in capitals; nothing depends on colour. */
const cellOf = (sight: DatedSight | null): string => {
  if (sight === null) return 'not looked at';
  const word = sight.status === 'captured' ? 'CAPTURED' : sight.status;
  return `${word} ${clockText(sight.since)}`;
};

const differs = ({ state, startType, before }: WatchedServiceState): boolean =>
  state !== before.state || startType !== before.startType;

const serviceLines = ({ services, ports }: WatchState): readonly string[] => {
  const changed = services.filter(differs);
  if (services.length === 0) return ['Services: not seen yet'];
  if (changed.length === 0) return [`Services: all ${services.length} as before`];
  const down = changed.filter(
    ({ state, before }) => before.state === 'running' && state !== 'running',
  );
  const owners = new Set(ports.map(({ service }) => service));
  const rank = ({ name, since }: WatchedServiceState): number =>
    Date.parse(since) + (owners.has(name) ? 1e15 : 0);
  const named = changed
    .toSorted((left, right) => rank(right) - rank(left))
    .slice(0, mostServices)
    .map(serviceText);
  const more = changed.length > named.length ? `, and ${changed.length - named.length} more` : '';
  return fit(
    `Services: ${changed.length} of ${services.length} not as before, ${down.length} down: ${named.join(', ')}${more}`,
    '  ',
    '',
  );
};

const serviceText = ({
  name,
  state,
  startType,
  before,
  win32ExitCode,
}: WatchedServiceState): string => {
  const explained = state === 'stopped' ? explainExitCode(win32ExitCode) : null;
  const start = startType === before.startType ? '' : ` ${startType ?? 'start type not known'}`;
  return `${name} ${state}${start}${explained === null ? '' : ` (${win32ExitCode})`}`;
};

const setupLines = ({ setup }: WatchState, now: Date): readonly string[] => {
  switch (setup?.status ?? 'no-log') {
    case 'no-log':
      return ['Setup: no log yet'];
    case 'waiting':
      return ['Setup: not started since the watch began'];
    case 'unreadable':
      return fit(`Setup: its log cannot be read: ${setup?.problem ?? ''}`, '  ', '');
    default:
  }
  if (setup === null) return [];
  const parts = [
    `Setup${setup.version === null ? '' : ` ${setup.version}`}: ${setup.status}`,
    setup.component ?? setup.phase ?? '',
    `${setup.errors} error(s), ${setup.warnings} warning(s)`,
    setup.grewAt === null
      ? ''
      : `last line ${spanText(now.getTime() - Date.parse(setup.grewAt))} ago`,
  ].filter((part) => part !== '');
  const quiet = quietOf(setup, now);
  return [
    ...fit(parts.join('; '), '  ', ''),
    ...(quiet === null || quiet.verdict === 'working'
      ? []
      : fit(`${quiet.verdict === 'stuck' ? 'STUCK?' : 'Quiet.'} ${quiet.why}`, '  ')),
  ];
};

const deferredLines = ({ plans }: RunState): readonly string[] =>
  plans
    .filter(({ plan, confirmedBy }) => plan.kind === 'defer-protection' && confirmedBy !== null)
    .flatMap(({ plan, outcome }) =>
      fit(
        `Deferred protection of ${plan.service}: ${outcome ?? 'waiting for its moment'}`,
        '  ',
        '',
      ),
    );
