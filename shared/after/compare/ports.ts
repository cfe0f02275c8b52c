import { findService, sameName } from '../../exchange/services.ts';
import { familyName } from '../../ports/vocabulary.ts';
import { say } from '../../texts/stored.ts';
import type { AfterInput } from '../input.ts';
import type { BeforeAfterRow } from '../schema.ts';
import { whyMayBeStopped } from './expectation.ts';
import {
  familiesOf,
  identityOf,
  listenersOf,
  listenerText,
  reaches,
  reachText,
  serviceOfListener,
  type Listener,
} from './listeners.ts';
import { rowsFor } from './rows.ts';

type Judgement = Pick<BeforeAfterRow, 'judged' | 'why'>;

/** Who listened on each port before, and who does now. A side that was not read makes every row `unknown`. */
export const comparePorts = (input: AfterInput): readonly BeforeAfterRow[] => {
  const before = input.baseline.facts === null ? null : listenersOf(input.baseline.facts);
  const now = listenersOf(input.facts, input.baseline.facts);
  const was = before?.known ? before.value : null;
  const is = now.known ? now.value : null;
  const ports = [...new Set([...(was ?? []), ...(is ?? [])].map(({ port }) => port))];
  return ports
    .toSorted((left, right) => left - right)
    .flatMap((port) => rowsOfPort(input, port, onPort(was, port), onPort(is, port)));
};

const onPort = (listeners: readonly Listener[] | null, port: number): readonly Listener[] | null =>
  listeners?.filter((listener) => listener.port === port) ?? null;

const rowsOfPort = (
  input: AfterInput,
  port: number,
  was: readonly Listener[] | null,
  is: readonly Listener[] | null,
): readonly BeforeAfterRow[] => {
  const row = rowsFor('port', `tcp/${port}`);
  const values = [was && textOf(was), is && textOf(is)] as const;
  const odd = [...(was ?? []), ...(is ?? [])].find((listener) => listener.odd !== null)?.odd;
  if (was === null || is === null)
    return [
      row(
        say('field.listener'),
        values,
        'unknown',
        say(was === null ? 'compare.listener-before-not-known' : 'compare.listener-now-unread'),
      ),
    ];
  if (odd) return [row(say('field.listener'), values, 'unknown', say('after.contradict', { odd }))];
  const listener = listenerJudgement(input, was, is);
  const rows = [row(say('field.listener'), values, listener.judged, listener.why)];
  if (was.length === 0 || is.length === 0) return rows;
  const family = familyJudgement(was, is);
  return [
    ...rows,
    row(say('field.families'), [reachText(was), reachText(is)], family.judged, family.why),
  ];
};

const textOf = (listeners: readonly Listener[]): string => {
  const texts = [...new Set(listeners.map(listenerText))];
  return texts.length === 0 ? say('compare.nobody') : texts.toSorted().join('; ');
};

const identities = (listeners: readonly Listener[]): string =>
  [...new Set(listeners.map(identityOf))].toSorted().join('\n');

const names = (listeners: readonly Listener[]): string =>
  [...new Set(listeners.map(({ service }) => service?.toLowerCase() ?? ''))].toSorted().join('\n');

const listenerJudgement = (
  { baseline, facts }: AfterInput,
  was: readonly Listener[],
  is: readonly Listener[],
): Judgement => {
  if (was.length === 0) return { judged: 'noted', why: say('compare.nobody-before') };
  if (identities(was) === identities(is)) return { judged: 'same', why: say('compare.as-before') };
  const [first] = was;
  const owner = first && baseline.facts ? serviceOfListener(baseline.facts, first) : undefined;
  const mayStop = owner === undefined ? null : whyMayBeStopped(owner);
  const now =
    owner && facts.services.known ? findService(facts.services.value, owner.name) : undefined;
  if (is.length === 0)
    return mayStop !== null && now?.state === 'stopped'
      ? {
          judged: 'expected',
          why: say('compare.owner-stopped', { service: owner?.name ?? '', why: mayStop }),
        }
      : { judged: 'worse', why: say('compare.nobody-now') };
  if (
    first?.service &&
    names(was) === names(is) &&
    is.every((one) => sameName(one.service ?? '', first.service ?? ''))
  )
    return { judged: 'noted', why: say('compare.same-service-other-program') };
  return { judged: 'worse', why: say('compare.somebody-else') };
};

const familyJudgement = (was: readonly Listener[], is: readonly Listener[]): Judgement => {
  const [before, now] = [familiesOf(was), familiesOf(is)];
  const lost = before.filter((family) => !now.includes(family));
  if (lost.length > 0)
    return {
      judged: 'worse',
      why: say('compare.family-lost', { families: lost.map(familyName).join(', ') }),
    };
  const narrowed = before.filter((family) => !reaches(is, was, family));
  if (narrowed.length > 0)
    return {
      judged: 'worse',
      why: say('compare.family-narrowed', { families: narrowed.map(familyName).join(', ') }),
    };
  return reachText(was) === reachText(is)
    ? { judged: 'same', why: say('compare.as-before') }
    : { judged: 'noted', why: say('compare.family-widened') };
};
