import { findService, sameName } from '../../exchange/services.ts';
import { familyName } from '../../ports/vocabulary.ts';
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
        'listener',
        values,
        'unknown',
        was === null
          ? 'Who listened before the update is not known.'
          : 'Who listens now could not be read.',
      ),
    ];
  if (odd) return [row('listener', values, 'unknown', `The tables contradict each other: ${odd}.`)];
  const listener = listenerJudgement(input, was, is);
  const rows = [row('listener', values, listener.judged, listener.why)];
  if (was.length === 0 || is.length === 0) return rows;
  const family = familyJudgement(was, is);
  return [...rows, row('families', [reachText(was), reachText(is)], family.judged, family.why)];
};

const textOf = (listeners: readonly Listener[]): string => {
  const texts = [...new Set(listeners.map(listenerText))];
  return texts.length === 0 ? 'nobody' : texts.toSorted().join('; ');
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
  if (was.length === 0) return { judged: 'noted', why: 'Nobody listened here before.' };
  if (identities(was) === identities(is)) return { judged: 'same', why: 'As before.' };
  const [first] = was;
  const owner = first && baseline.facts ? serviceOfListener(baseline.facts, first) : undefined;
  const mayStop = owner === undefined ? null : whyMayBeStopped(owner);
  const now =
    owner && facts.services.known ? findService(facts.services.value, owner.name) : undefined;
  if (is.length === 0)
    return mayStop !== null && now?.state === 'stopped'
      ? { judged: 'expected', why: `${owner?.name ?? ''} is stopped, and ${mayStop}.` }
      : { judged: 'worse', why: 'Nobody listens here now: see SVC-103.' };
  if (
    first?.service &&
    names(was) === names(is) &&
    is.every((one) => sameName(one.service ?? '', first.service ?? ''))
  )
    return { judged: 'noted', why: 'The same service listens by another program.' };
  return { judged: 'worse', why: 'Somebody else listens here now: see SVC-103.' };
};

const familyJudgement = (was: readonly Listener[], is: readonly Listener[]): Judgement => {
  const [before, now] = [familiesOf(was), familiesOf(is)];
  const lost = before.filter((family) => !now.includes(family));
  if (lost.length > 0)
    return { judged: 'worse', why: `Nobody listens in ${lost.map(familyName).join(', ')} now.` };
  const narrowed = before.filter((family) => !reaches(is, was, family));
  if (narrowed.length > 0)
    return {
      judged: 'worse',
      why: `In ${narrowed.map(familyName).join(', ')} it listens on fewer addresses than before.`,
    };
  return reachText(was) === reachText(is)
    ? { judged: 'same', why: 'As before.' }
    : { judged: 'noted', why: 'It listens in more families, or on more addresses, than before.' };
};
