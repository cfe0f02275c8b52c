import { explainExitCode } from '../../../shared/exchange/exit-codes.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { families, familyName } from '../../../shared/ports/vocabulary.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { oneAfterAnother } from '../../../shared/report/html/words.ts';
import { quietOf } from '../../../shared/setup-log/stuck.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
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
export const tableLines = (state: RunState, now: Date, texts: Texts): readonly string[] => {
  const { watch } = state;
  if (watch === null) return [texts.say('terminal.table.not-started')];
  return [
    ...headLines(state, watch, now, texts),
    ...portLines(watch, texts),
    ...serviceLines(watch, texts),
    ...setupLines(watch, now, texts),
    ...deferredLines(state, texts),
  ];
};

const headLines = (
  state: RunState,
  watch: WatchState,
  now: Date,
  texts: Texts,
): readonly string[] => {
  const host = visibleText(state.server?.hostName ?? state.target);
  const values = {
    server: state.rehearsal ? texts.say('terminal.table.rehearsal', { server: host }) : host,
    start: clockText(watch.startedAt),
    span: spanText(now.getTime() - Date.parse(watch.startedAt)),
    now: clockText(now.toISOString()),
    pace: paceText(watch, texts),
  };
  return [
    '',
    ...fit(
      watch.status === 'running'
        ? texts.say('terminal.table.runs', values)
        : texts.say('terminal.table.stands', { ...values, status: texts.retell(watch.status) }),
      '  ',
      '',
    ),
    ...(watch.slowedWhy === null ? [] : fit(texts.retell(watch.slowedWhy), '  ')),
    ...gapLines(watch, texts),
  ];
};

const gapLines = ({ gaps }: WatchState, texts: Texts): readonly string[] => {
  const last = gaps.at(-1);
  if (!last) return [];
  const span = { from: clockText(last.from), to: clockText(last.to) };
  return fit(
    gaps.length === 1
      ? texts.say('terminal.table.gap', span)
      : texts.say('terminal.table.gaps', { ...span, count: gaps.length }),
    '  ',
  );
};

const paceText = ({ intervalMs }: Pick<WatchState, 'intervalMs'>, texts: Texts): string =>
  intervalMs <= 1_000
    ? texts.say('terminal.table.looks', { count: Math.round(1_000 / intervalMs) })
    : texts.say('terminal.table.look-every', { seconds: Math.round(intervalMs / 1_000) });

const portLines = ({ ports }: WatchState, texts: Texts): readonly string[] => {
  if (ports.length === 0) return [texts.say('terminal.table.no-port')];
  const shown = ports.toSorted((left, right) => urgency(right) - urgency(left)).slice(0, mostPorts);
  const hidden = ports.length - shown.length;
  return [
    `${pad(texts.say('terminal.table.port'), nameWidth)}${pad('IPv4', familyWidth)}IPv6`,
    ...ports.filter((port) => shown.includes(port)).flatMap((port) => rowsOf(port, texts)),
    ...(hidden > 0 ? [`  ${texts.say('terminal.table.more-ports', { count: hidden })}`] : []),
  ];
};

const urgencies = { captured: 4, unknown: 3, free: 2, reserved: 1, listening: 0 } as const;

const urgency = ({ families: sights }: WatchedPortState): number =>
  Math.max(...families.map((family) => urgencies[sights[family]?.status ?? 'unknown']));

const rowsOf = (port: WatchedPortState, texts: Texts): readonly string[] => {
  const name = visibleText(`${port.service} ${port.protocol}/${port.port}`);
  const cells = families
    .map((family) => pad(cellOf(port.families[family], texts), familyWidth))
    .join('');
  const first =
    widthOf(name) < nameWidth
      ? [`${pad(name, nameWidth)}${cells}`.trimEnd()]
      : [name, `${' '.repeat(nameWidth)}${cells}`.trimEnd()];
  return [
    ...first,
    ...families.flatMap((family) => {
      const more = noteOf(familyName(family), port.families[family], texts);
      return more === null ? [] : fit(more, '      ', '    ');
    }),
  ];
};

const noteOf = (family: string, sight: DatedSight | null, texts: Texts): string | null => {
  if (sight?.holder)
    return texts.say('terminal.table.held-by', {
      family,
      holder: texts.retell(describeHolder(sight.holder)),
    });
  return sight?.why == null
    ? null
    : texts.say('terminal.of', { name: family, text: texts.retell(sight.why) });
};

/** A capture is told by its word, in capitals; nothing depends on colour. */
const cellOf = (sight: DatedSight | null, texts: Texts): string => {
  if (sight === null) return texts.say('terminal.table.not-looked');
  const word =
    sight.status === 'captured' ? texts.say('terminal.table.captured') : texts.retell(sight.status);
  return texts.say('terminal.table.sight', { word, time: clockText(sight.since) });
};

const differs = ({ state, startType, before }: WatchedServiceState): boolean =>
  state !== before.state || startType !== before.startType;

const serviceLines = ({ services, ports }: WatchState, texts: Texts): readonly string[] => {
  const changed = services.filter(differs);
  if (services.length === 0) return [texts.say('terminal.table.services-unseen')];
  if (changed.length === 0)
    return [texts.say('terminal.table.services-same', { count: services.length })];
  const down = changed.filter(
    ({ state, before }) => before.state === 'running' && state !== 'running',
  );
  const owners = new Set(ports.map(({ service }) => service));
  const rank = ({ name, since }: WatchedServiceState): number =>
    Date.parse(since) + (owners.has(name) ? 1e15 : 0);
  const named = changed
    .toSorted((left, right) => rank(right) - rank(left))
    .slice(0, mostServices)
    .map((service) => serviceText(service, texts));
  const counts = {
    changed: changed.length,
    all: services.length,
    down: down.length,
    services: named.join(', '),
  };
  const more = changed.length - named.length;
  return fit(
    more > 0
      ? texts.say('terminal.table.services-more', { ...counts, more })
      : texts.say('terminal.table.services', counts),
    '  ',
    '',
  );
};

const serviceText = (
  { name, state, startType, before, win32ExitCode }: WatchedServiceState,
  texts: Texts,
): string => {
  const explained = state === 'stopped' ? explainExitCode(win32ExitCode) : null;
  const told = { name, state: texts.retell(state) };
  const service =
    startType === before.startType
      ? texts.say('terminal.table.service', told)
      : texts.say('terminal.table.service-start', {
          ...told,
          start:
            startType === null
              ? texts.say('terminal.table.start-not-known')
              : texts.retell(startType),
        });
  return explained === null
    ? service
    : texts.say('terminal.table.service-code', { service, code: win32ExitCode });
};

const setupLines = ({ setup }: WatchState, now: Date, texts: Texts): readonly string[] => {
  switch (setup?.status ?? 'no-log') {
    case 'no-log':
      return [texts.say('terminal.table.setup-no-log')];
    case 'waiting':
      return [texts.say('terminal.table.setup-waiting')];
    case 'unreadable':
      return fit(
        texts.say('terminal.table.setup-unreadable', {
          problem: texts.retell(setup?.problem ?? ''),
        }),
        '  ',
        '',
      );
    default:
  }
  if (setup === null) return [];
  const status = texts.retell(setup.status);
  const parts = [
    setup.version === null
      ? texts.say('terminal.table.setup', { status })
      : texts.say('terminal.table.setup-version', { version: setup.version, status }),
    setup.component ?? setup.phase ?? '',
    texts.say('terminal.table.setup-errors', {
      errors: setup.errors,
      warnings: setup.warnings,
    }),
    setup.grewAt === null
      ? ''
      : texts.say('terminal.table.setup-grew', {
          span: spanText(now.getTime() - Date.parse(setup.grewAt)),
        }),
  ].filter((part) => part !== '');
  const quiet = quietOf(setup, now);
  return [
    ...fit(oneAfterAnother(parts, texts), '  ', ''),
    ...(quiet === null || quiet.verdict === 'working'
      ? []
      : fit(
          [
            texts.say(
              quiet.verdict === 'stuck'
                ? 'terminal.table.setup-stuck'
                : 'terminal.table.setup-quiet',
            ),
            texts.retell(quiet.why),
          ].join(' '),
          '  ',
        )),
  ];
};

const deferredLines = ({ plans }: RunState, texts: Texts): readonly string[] =>
  plans
    .filter(({ plan, confirmedBy }) => plan.kind === 'defer-protection' && confirmedBy !== null)
    .flatMap(({ plan, outcome }) =>
      fit(
        texts.say('terminal.table.deferred', {
          service: plan.service,
          outcome:
            outcome === null
              ? texts.say('terminal.table.deferred-waits')
              : texts.say(`report.plan.${outcome}`),
        }),
        '  ',
        '',
      ),
    );
