import { findingsOf, type Answer } from '../../checks/check.ts';
import { docs } from '../../checks/docs.ts';
import { findService, sameName } from '../../exchange/services.ts';
import type { Service } from '../../evidence/schema.ts';
import type { Facts } from '../../facts/derive-facts.ts';
import { describeEndpoint } from '../../ports/find-holder.ts';
import { heaviest } from '../../ports/holders.ts';
import { contains, familyName, type Family } from '../../ports/vocabulary.ts';
import type { Outcome } from '../../report/schema.ts';
import { say } from '../../texts/stored.ts';
import { contradictionIn, whyMayBeStopped } from '../compare/expectation.ts';
import {
  familiesOf,
  identityOf,
  listenersOf,
  listenerText,
  reaches,
  reachText,
  type Listener,
} from '../compare/listeners.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';
import { gapIn, notRead, nothingToCompare } from './answers.ts';

const evidence = ['baseline', 'endpoints', 'services', 'processes'];
const what = say('SVC-103.what');

/** After: is every port listened on by its own service? */
export const svc103: AfterCheck = {
  id: 'SVC-103',
  question: say('SVC-103.question'),
  impact: 'outage',
  evaluate: (input) => findingsOf(svc103, answers(input)),
};

const answers = (input: AfterInput): readonly Answer[] => {
  const { baseline, facts } = input;
  if (baseline.facts === null) return [nothingToCompare(input, what)];
  const before = listenersOf(baseline.facts);
  const now = listenersOf(facts, baseline.facts);
  const gap = gapIn([before], [now]);
  if (gap !== null || !before.known || !now.known)
    return gap === null ? [] : [notRead(facts, what, gap)];
  const expected = expectedOf(before.value);
  if (expected.length === 0)
    return [
      {
        subject: facts.server.hostName,
        outcome: 'not-applicable',
        title: say('SVC-103.none'),
        summary: say('SVC-103.none.summary'),
        evidence,
      },
    ];
  const was = baseline.facts;
  return expected.map((port) =>
    answerOf({ was, is: facts, before: before.value, now: now.value }, port),
  );
};

/** One owner on one port, with the families in which it listened. */
type Expected = {
  readonly port: number;
  readonly listener: Listener;
  /** All rows of this owner on this port. */
  readonly rows: readonly Listener[];
  readonly families: readonly Family[];
};

type Sides = {
  readonly was: Facts;
  readonly is: Facts;
  readonly before: readonly Listener[];
  readonly now: readonly Listener[];
};

const sameOwner = (left: Listener, right: Listener): boolean =>
  left.service !== null || right.service !== null
    ? sameName(left.service ?? '', right.service ?? '')
    : identityOf(left) === identityOf(right);

const expectedOf = (before: readonly Listener[]): readonly Expected[] => {
  const found: Expected[] = [];
  for (const listener of before) {
    const { port } = listener;
    if (found.some((one) => one.port === port && sameOwner(one.listener, listener))) continue;
    const own = before.filter((one) => one.port === port && sameOwner(one, listener));
    found.push({ port, listener, rows: own, families: familiesOf(own) });
  }
  return found.toSorted(
    (left, right) =>
      nameOf(left.listener).localeCompare(nameOf(right.listener), 'en') || left.port - right.port,
  );
};

const nameOf = ({ service, image, pid }: Listener): string =>
  service ?? image?.split('\\').at(-1) ?? say('after.process', { pid });

const answerOf = (sides: Sides, { port, listener, rows, families: listened }: Expected): Answer => {
  const subject = `${nameOf(listener)} tcp/${port}`;
  const make = (
    outcome: Outcome,
    title: string,
    summary: string,
    more: Pick<Answer, 'remediation' | 'docs'> = {},
  ): Answer => ({ subject, outcome, title, summary, evidence, ...more });
  const { was, is, before, now } = sides;
  const service = listener.service === null ? undefined : serviceIn(is, listener.service);
  const own = now.filter((one) => one.port === port && sameOwner(one, listener));
  const odd =
    [...before, ...now].find((one) => one.port === port && one.odd !== null)?.odd ??
    (service ? contradictionIn(service, is.processes) : null);
  if (odd)
    return make(
      'error',
      say('SVC-103.contradiction', { subject }),
      say('SVC-103.contradiction.summary', { odd }),
    );
  const missing = listened.filter((family) => !reaches(own, rows, family));
  if (missing.length === 0)
    return make('pass', say('SVC-103.own', { subject }), passText(listener, own, listened));
  const old = listener.service === null ? undefined : serviceIn(was, listener.service);
  const mayStop = old && service?.state === 'stopped' ? whyMayBeStopped(old) : null;
  if (mayStop !== null)
    return make(
      'not-applicable',
      say('SVC-103.may-stop', { subject }),
      say('SVC-103.may-stop.summary', { why: mayStop }),
    );
  const moved = own.length === 0 && service ? movedTo(sides, listener, service) : null;
  if (moved !== null) return make(moved.outcome, say('SVC-103.moved', { subject }), moved.summary);
  return make(
    'fail',
    titleOf(subject, own, missing),
    [
      say('SVC-103.before', { families: reachText(rows) }),
      holdersText(is, port, missing),
      stateText(listener, service),
    ]
      .filter((text) => text !== '')
      .join(' '),
    {
      remediation:
        listener.service === null
          ? []
          : [
              {
                kind: 'plan',
                plan: 'recover-service',
                service: listener.service,
                text: say('SVC-103.recover', { service: listener.service }),
              },
            ],
      docs: [docs.exclusiveBind],
    },
  );
};

const titleOf = (subject: string, own: readonly Listener[], missing: readonly Family[]): string => {
  if (own.length === 0) return say('SVC-103.silent', { subject });
  const narrowed = missing.some((family) => own.some((one) => one.family === family));
  return say(narrowed ? 'SVC-103.narrowed' : 'SVC-103.silent-in', {
    subject,
    families: missing.map(familyName).join(', '),
  });
};

const serviceIn = (facts: Facts, name: string): Service | undefined =>
  facts.services.known ? findService(facts.services.value, name) : undefined;

const passText = (
  before: Listener,
  own: readonly Listener[],
  listened: readonly Family[],
): string => {
  const other = own.find((one) => identityOf(one) !== identityOf(before));
  const [family] = listened;
  const text =
    listened.length > 1 || family === undefined
      ? say('SVC-103.own.summary-both')
      : say('SVC-103.own.summary', { family: familyName(family) });
  return other
    ? `${text} ${say('SVC-103.own.other-program', { now: listenerText(other), before: listenerText(before) })}`
    : text;
};

const stateText = ({ service: name }: Listener, service: Service | undefined): string => {
  if (name === null) return '';
  if (service === undefined) return say('SVC-103.service-gone', { service: name });
  return service.state === 'running'
    ? say('SVC-103.runs', { service: name })
    : say('SVC-103.down', { service: name, state: service.state });
};

/** Who has the port in the families in which its service is missing: one, or both. */
const holdersText = (facts: Facts, port: number, missing: readonly Family[]): string => {
  const [family] = missing;
  return missing.length > 1 || family === undefined
    ? say('SVC-103.now-both', {
        ipv4: holderText(facts, port, 'ipv4'),
        ipv6: holderText(facts, port, 'ipv6'),
      })
    : say('SVC-103.now', { family: familyName(family), holder: holderText(facts, port, family) });
};

/** Who has the port in one family: a listener, a connection that took it as its source port, or nobody. */
const holderText = (facts: Facts, port: number, family: Family): string => {
  if (!facts.endpoints.known) return say('SVC-103.holder-not-known');
  const rows = facts.endpoints.value.filter(
    (row) => row.protocol === 'tcp' && row.family === family && row.localPort === port,
  );
  const worst = heaviest(rows);
  return worst === undefined
    ? say('SVC-103.nobody')
    : say('SVC-103.held', { holder: describeEndpoint(facts, worst) });
};

/** Ports with a documented meaning do not move by themselves. */
const documented: ReadonlySet<number> = new Set([
  9955, 9933, 1995, 1993, 64_327, 50_389, 50_636, 25, 80, 81, 110, 143, 443, 444, 465, 475, 587,
  717, 993, 995, 2525,
]);

/**
 * A port inside the dynamic range that the service may have been given anew, as a dynamic RPC endpoint is: it runs, and listens inside the range on a port on which it did not before.
 *
 * Where the RPC endpoint mapper was read, such ports were left out already; then only people can say whether this one is fixed.
 */
const movedTo = (
  { was, is, before, now }: Sides,
  listener: Listener,
  service: Service,
): { readonly outcome: Outcome; readonly summary: string } | null => {
  const range = was.ranges[listener.family].tcp;
  const inside = range.known && contains(range.value, listener.port);
  if (!inside || documented.has(listener.port) || service.state !== 'running') return null;
  const old = new Set(before.filter((one) => sameOwner(one, listener)).map(({ port }) => port));
  const added = now.filter(
    (one) => sameOwner(one, listener) && !old.has(one.port) && contains(range.value, one.port),
  );
  const ports = [...new Set(added.map(({ port }) => port))];
  const read = was.rpcEndpoints.known && is.rpcEndpoints.known;
  if (ports.length === 0) return null;
  const summary = say('SVC-103.moved.summary', {
    service: service.name,
    ports: ports.join(', '),
  });
  return {
    outcome: read ? 'manual' : 'error',
    summary: `${summary} ${say(read ? 'SVC-103.moved.judge' : 'SVC-103.moved.unread')}`,
  };
};
