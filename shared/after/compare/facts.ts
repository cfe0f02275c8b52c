import type { Facts } from '../../facts/derive-facts.ts';
import type { Fact } from '../../facts/fact.ts';
import {
  families,
  familyName,
  protocols,
  stores,
  type Exclusion,
  type PortRange,
} from '../../ports/vocabulary.ts';
import { say } from '../../texts/stored.ts';
import type { AfterInput } from '../input.ts';
import type { BeforeAfterRow } from '../schema.ts';
import {
  exclusionsText,
  lostExclusions,
  newExclusions,
  rangesText,
  rangeText,
} from './exclusions.ts';
import { rowsFor, unreadSide } from './rows.ts';
import { compareVersions } from './versions.ts';

type Judgement = Pick<BeforeAfterRow, 'judged' | 'why'>;

const same: Judgement = { judged: 'same', why: say('compare.as-before') };
const noted = (why: string): Judgement => ({ judged: 'noted', why });

/** What is said about the server as a whole: versions, dynamic port ranges, port exclusions. */
export const compareFacts = ({ baseline, facts }: AfterInput): readonly BeforeAfterRow[] => [
  ...headerRows(baseline.facts, facts),
  ...families.flatMap((family) =>
    protocols.map((protocol) =>
      rangeRow(
        say(`after.subject.range-${family}-${protocol}`),
        baseline.facts?.ranges[family][protocol] ?? null,
        facts.ranges[family][protocol],
      ),
    ),
  ),
  ...families.flatMap((family) =>
    stores.map((store) =>
      exclusionRow(
        say(`after.subject.exclusions-${store}`, { family: familyName(family) }),
        baseline.facts?.exclusions[family].tcp[store] ?? null,
        facts.exclusions[family].tcp[store],
      ),
    ),
  ),
];

const headerRows = (before: Facts | null, now: Facts): readonly BeforeAfterRow[] => {
  const make = (
    subject: string,
    read: (facts: Facts) => string | null,
    judge: (was: string, is: string) => Judgement,
  ): BeforeAfterRow => {
    const was = before === null ? null : read(before);
    const is = read(now);
    const unread = unreadSide(was, is);
    const { judged, why } =
      unread === null && was !== null && is !== null
        ? judge(was, is)
        : { judged: 'unknown' as const, why: unread ?? '' };
    return rowsFor('fact', subject)(say('field.value'), [was, is], judged, why);
  };
  return [
    make(
      say('after.subject.exchange-version'),
      ({ server }) => server.exchange?.version ?? null,
      versionJudgement,
    ),
    make(
      say('compare.exchange-roles'),
      ({ server }) => server.exchange?.roles.toSorted().join(', ') ?? null,
      (was, is) => (was === is ? same : noted(say('compare.roles-changed'))),
    ),
    make(
      say('compare.windows-version'),
      ({ server }) => server.osVersion,
      (was, is) => (was === is ? same : noted(say('compare.windows-updated'))),
    ),
  ];
};

const versionJudgement = (was: string, is: string): Judgement => {
  const difference = compareVersions(was, is);
  if (difference === null)
    return was === is ? same : { judged: 'unknown', why: say('compare.no-version') };
  if (difference === 0) return { judged: 'same', why: say('compare.same-build') };
  return difference < 0
    ? { judged: 'expected', why: say('compare.newer') }
    : { judged: 'worse', why: say('compare.older') };
};

const sideText = <T>(fact: Fact<T> | null, text: (value: T) => string): string | null =>
  fact?.known ? text(fact.value) : null;

const rangeRow = (
  subject: string,
  was: Fact<PortRange> | null,
  is: Fact<PortRange>,
): BeforeAfterRow => {
  const values = [sideText(was, rangeText), sideText(is, rangeText)] as const;
  const unread = unreadSide(...values);
  const row = rowsFor('fact', subject);
  if (unread !== null) return row(say('field.value'), values, 'unknown', unread);
  return values[0] === values[1]
    ? row(say('field.value'), values, 'same', say('compare.as-before'))
    : row(say('field.value'), values, 'noted', say('compare.range-changed'));
};

const exclusionRow = (
  subject: string,
  was: Fact<readonly Exclusion[]> | null,
  is: Fact<readonly Exclusion[]>,
): BeforeAfterRow => {
  const values = [sideText(was, exclusionsText), sideText(is, exclusionsText)] as const;
  const row = rowsFor('fact', subject);
  if (!was?.known || !is.known)
    return row(say('field.value'), values, 'unknown', unreadSide(...values) ?? '');
  if (values[0] === values[1])
    return row(say('field.value'), values, 'same', say('compare.as-before'));
  const lost = lostExclusions(was.value, is.value);
  if (lost.length > 0)
    return row(
      say('field.value'),
      values,
      'worse',
      say('compare.no-longer-excluded', { ranges: rangesText(lost) }),
    );
  const added = newExclusions(was.value, is.value);
  return added.length > 0
    ? row(
        say('field.value'),
        values,
        'noted',
        say('compare.excluded-since', { ranges: rangesText(added) }),
      )
    : row(say('field.value'), values, 'noted', say('compare.rows-differ'));
};
