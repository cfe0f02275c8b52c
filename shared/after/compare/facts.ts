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

const same: Judgement = { judged: 'same', why: 'As before.' };
const noted = (why: string): Judgement => ({ judged: 'noted', why });

/** What is said about the server as a whole: versions, dynamic port ranges, port exclusions. */
export const compareFacts = ({ baseline, facts }: AfterInput): readonly BeforeAfterRow[] => [
  ...headerRows(baseline.facts, facts),
  ...families.flatMap((family) =>
    protocols.map((protocol) =>
      rangeRow(
        `${familyName(family)} ${protocol.toUpperCase()} dynamic port range`,
        baseline.facts?.ranges[family][protocol] ?? null,
        facts.ranges[family][protocol],
      ),
    ),
  ),
  ...families.flatMap((family) =>
    stores.map((store) =>
      exclusionRow(
        `${familyName(family)} TCP exclusions, ${store}`,
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
    return rowsFor('fact', subject)('value', [was, is], judged, why);
  };
  return [
    make('Exchange version', ({ server }) => server.exchange?.version ?? null, versionJudgement),
    make(
      'Exchange roles',
      ({ server }) => server.exchange?.roles.toSorted().join(', ') ?? null,
      (was, is) => (was === is ? same : noted('An update does not change the roles.')),
    ),
    make(
      'Windows version',
      ({ server }) => server.osVersion,
      (was, is) =>
        was === is ? same : noted('Windows was updated too, so a difference may be its doing.'),
    ),
  ];
};

const versionJudgement = (was: string, is: string): Judgement => {
  const difference = compareVersions(was, is);
  if (difference === null)
    return was === is ? same : { judged: 'unknown', why: 'It is no version that can be compared.' };
  if (difference === 0) return { judged: 'same', why: 'The same build: see SETUP-002.' };
  return difference < 0
    ? { judged: 'expected', why: 'Newer, as after an update.' }
    : { judged: 'worse', why: 'Older than before the update: see SETUP-002.' };
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
  if (unread !== null) return row('value', values, 'unknown', unread);
  return values[0] === values[1]
    ? row('value', values, 'same', 'As before.')
    : row('value', values, 'noted', 'Setup or somebody changed the range: see PORT-102.');
};

const exclusionRow = (
  subject: string,
  was: Fact<readonly Exclusion[]> | null,
  is: Fact<readonly Exclusion[]>,
): BeforeAfterRow => {
  const values = [sideText(was, exclusionsText), sideText(is, exclusionsText)] as const;
  const row = rowsFor('fact', subject);
  if (!was?.known || !is.known) return row('value', values, 'unknown', unreadSide(...values) ?? '');
  if (values[0] === values[1]) return row('value', values, 'same', 'As before.');
  const lost = lostExclusions(was.value, is.value);
  if (lost.length > 0)
    return row('value', values, 'worse', `Not excluded any more: ${rangesText(lost)}.`);
  const added = newExclusions(was.value, is.value);
  return added.length > 0
    ? row('value', values, 'noted', `Excluded since: ${rangesText(added)}.`)
    : row('value', values, 'noted', 'The rows differ, not what an administrator has excluded.');
};
