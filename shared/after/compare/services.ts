import { explainExitCode } from '../../exchange/exit-codes.ts';
import { findService, isExchangeService, pidOf } from '../../exchange/services.ts';
import type { Service } from '../../evidence/schema.ts';
import type { Facts } from '../../facts/derive-facts.ts';
import { say } from '../../texts/stored.ts';
import type { AfterInput } from '../input.ts';
import type { BeforeAfterRow } from '../schema.ts';
import { contradictionIn, isPerUser, servicesInScope, whyMayBeStopped } from './expectation.ts';
import { rowsFor, samePath, unreadSide } from './rows.ts';
import { compareStartTypes } from './start-types.ts';
import { compareVersions } from './versions.ts';

type Judged = BeforeAfterRow['judged'];
type Judgement = { readonly judged: Judged; readonly why: string };

const judge = (judged: Judged, why: string): Judgement => ({ judged, why });

/**
 * The services of both sides, field by field. Services that neither belong to Exchange nor are touched by Setup are listed only where they differ.
 *
 * A side that was not read makes every row `unknown`; it never makes a service "gone".
 */
export const compareServices = ({ baseline, facts }: AfterInput): readonly BeforeAfterRow[] => {
  const before = baseline.facts;
  const installPath = facts.server.exchange?.installPath ?? null;
  const read = {
    before: before?.services.known ? before.services.value : null,
    after: facts.services.known ? facts.services.value : null,
  };
  const all = [...(read.before ?? []), ...(read.after ?? [])];
  const scope = servicesInScope(all, installPath ?? before?.server.exchange?.installPath ?? null);
  if (before === null || read.before === null || read.after === null) return oneSided(read, scope);
  const names = [...new Map(all.map(({ name }) => [name.toLowerCase(), name])).values()];
  return names.toSorted(byName).flatMap((name) => {
    const was = findService(read.before ?? [], name);
    const is = findService(read.after ?? [], name);
    const rows = rowsOf(before, facts, was, is);
    if (scope.has(name.toLowerCase())) return rows;
    return rows.filter(({ judged }) => judged !== 'same').map((row) => outOfScope(row, was ?? is));
  });
};

const byName = (left: string, right: string): number => left.localeCompare(right, 'en');

/** Exchange does not need it, so a difference is shown for people to judge. */
const outOfScope = (row: BeforeAfterRow, service: Service | undefined): BeforeAfterRow =>
  row.judged === 'worse'
    ? {
        ...row,
        judged: service && isPerUser(service.name) ? 'expected' : 'noted',
        why: `${row.why} ${say('compare.not-of-exchange')}`,
      }
    : row;

const oneSided = (
  read: { readonly before: readonly Service[] | null; readonly after: readonly Service[] | null },
  scope: ReadonlySet<string>,
): readonly BeforeAfterRow[] =>
  (read.before ?? read.after ?? [])
    .filter(({ name }) => scope.has(name.toLowerCase()))
    .toSorted((left, right) => byName(left.name, right.name))
    .map(({ name, state }) => {
      const values = [read.before && state, read.before ? null : state] as const;
      const why = unreadSide(read.before, read.after) ?? '';
      return rowsFor('service', name)(say('field.state'), values, 'unknown', why);
    });

const rowsOf = (
  before: Facts,
  now: Facts,
  was: Service | undefined,
  is: Service | undefined,
): readonly BeforeAfterRow[] => {
  if (was && is) return bothThere(before, now, was, is);
  if (was) {
    const row = rowsFor('service', was.name);
    const { judged, why } = goneJudgement(was, renamedTo(before, now, was));
    return [
      row(say('field.service'), [say('compare.installed'), say('compare.not-there')], judged, why),
    ];
  }
  if (!is) return [];
  const exchange = isExchangeService(is, now.server.exchange?.installPath ?? null);
  return [
    rowsFor('service', is.name)(
      say('field.service'),
      [say('compare.not-there'), say('compare.installed-in-state', { state: is.state })],
      exchange || isPerUser(is.name) ? 'expected' : 'noted',
      say(exchange ? 'compare.service-new' : 'compare.service-not-there-before'),
    ),
  ];
};

/** A service that was not there before and starts the program of one that is gone. Shared hosts start many services, so their path says nothing. */
const renamedTo = (before: Facts, now: Facts, was: Service): Service | undefined => {
  const program = was.imagePath;
  if (!before.services.known || !now.services.known || program === null) return undefined;
  const old = before.services.value;
  const sharing = old.filter(({ imagePath }) => samePath(imagePath ?? '', program));
  if (sharing.length > 1) return undefined;
  return now.services.value.find(
    ({ name, imagePath }) => !findService(old, name) && samePath(imagePath ?? '', program),
  );
};

const goneJudgement = (was: Service, other: Service | undefined): Judgement => {
  if (isPerUser(was.name)) return judge('expected', say('compare.belonged-to-session'));
  const where = other
    ? say('compare.renamed', { service: other.name })
    : say('compare.service-gone');
  return was.state === 'stopped'
    ? judge('noted', `${say('compare.was-stopped')} ${where}`)
    : judge('worse', `${say('compare.was-in-state', { state: was.state })} ${where}`);
};

const bothThere = (
  before: Facts,
  now: Facts,
  was: Service,
  is: Service,
): readonly BeforeAfterRow[] => {
  const row = rowsFor('service', was.name);
  const make = (
    field: string,
    values: readonly [string | null, string | null],
    { judged, why }: Judgement,
  ): BeforeAfterRow => row(field, values, judged, why);
  const start = compareStartTypes(was, is);
  return [
    make(say('field.state'), [was.state, is.state], stateJudgement(before, now, was, is)),
    make(say('field.start-type'), [was.startType, is.startType], start),
    ...processRow(before, now, was, is).map((found) =>
      make(say('field.process'), found.values, found),
    ),
    make(say('field.program'), [was.imagePath, is.imagePath], programJudgement(was, is)),
    ...versionRow(was, is).map((found) => make(say('field.file-version'), found.values, found)),
  ];
};

const stateJudgement = (before: Facts, now: Facts, was: Service, is: Service): Judgement => {
  const odd = contradictionIn(was, before.processes);
  if (odd !== null) return judge('unknown', say('after.contradicted-before', { odd }));
  const oddNow = contradictionIn(is, now.processes);
  if (oddNow !== null) return judge('unknown', say('after.contradict', { odd: oddNow }));
  if (was.state === is.state) return judge('same', say('compare.as-before'));
  if (was.state !== 'running')
    return judge(
      'noted',
      say(is.state === 'running' ? 'compare.did-not-run' : 'compare.never-ran'),
    );
  const nature = whyMayBeStopped(was) ?? whyMayBeStopped(is);
  if (nature !== null && is.state === 'stopped')
    return judge('expected', say('compare.may-be-stopped', { why: nature }));
  const reason = explainExitCode(is.win32ExitCode);
  const ran = say('compare.ran-before');
  return judge('worse', reason === null ? ran : `${ran} ${say('compare.ran-last', { reason })}`);
};

type Pair = Judgement & { readonly values: readonly [string | null, string | null] };

/** Only where it runs on both sides: otherwise the state says it all. */
const processRow = (before: Facts, now: Facts, was: Service, is: Service): readonly Pair[] => {
  if (was.state !== 'running' || is.state !== 'running') return [];
  const [old, own] = [pidOf(was), pidOf(is)];
  const values = [old === null ? null : `${old}`, own === null ? null : `${own}`] as const;
  const unread = unreadSide(old, own);
  if (unread !== null) return [{ values, ...judge('unknown', say('compare.without-process')) }];
  if (old !== own) return [{ values, ...judge('expected', say('compare.new-process')) }];
  const began = [startOf(before, old), startOf(now, own)];
  return [
    began[0] !== null && began[1] !== null && began[0] !== began[1]
      ? { values, ...judge('expected', say('compare.same-number')) }
      : { values, ...judge('same', say('compare.same-process')) },
  ];
};

const startOf = (facts: Facts, pid: number | null): string | null =>
  facts.processes.known
    ? (facts.processes.value.find((process) => process.pid === pid)?.startedAt ?? null)
    : null;

const programJudgement = (was: Service, is: Service): Judgement => {
  const unread = unreadSide(was.imagePath, is.imagePath);
  if (unread !== null) return judge('unknown', unread);
  return samePath(was.imagePath ?? '', is.imagePath ?? '')
    ? judge('same', say('compare.as-before'))
    : judge('noted', say('compare.other-program'));
};

/** The field is left out of evidence where nobody asked for it. */
const versionRow = (was: Service, is: Service): readonly Pair[] => {
  if (was.fileVersion === undefined && is.fileVersion === undefined) return [];
  const values = [was.fileVersion ?? null, is.fileVersion ?? null] as const;
  const unread = unreadSide(...values);
  if (unread !== null) return [{ values, ...judge('unknown', unread) }];
  if (values[0] === values[1]) return [{ values, ...judge('same', say('compare.as-before')) }];
  const difference = compareVersions(values[0], values[1]);
  return [
    difference !== null && difference < 0
      ? { values, ...judge('expected', say('compare.newer')) }
      : { values, ...judge('noted', say('compare.not-newer')) },
  ];
};
