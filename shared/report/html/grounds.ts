import { families, familyName } from '../../ports/vocabulary.ts';
import type { Texts } from '../../texts/texts.ts';
import { utcTime } from '../../texts/utc-times.ts';
import {
  outcomes,
  portSources,
  risks,
  type Report,
  type ReportPort,
  type Risk,
} from '../schema.ts';
import type { Shape } from './shapes.ts';
import { chanceText } from './capture.ts';
import { countsText, riskLook } from './words.ts';

/** One line of the reasoning behind the verdict. */
export type Ground = { readonly name: string; readonly text: string; readonly look: Shape | null };

/** What a verdict rests on, in numbers that can be checked against the tables behind it. The same lines stand under an alarm and under the proof that no port is at risk. */
export const groundsOf = (report: Report, texts: Texts): readonly Ground[] => [
  ...(report.after === undefined ? [] : groundsAfter(report, report.after, texts)),
  {
    name: texts.say('report.ground.ports'),
    text: portsLookedAt(report.ports, texts),
    look: null,
  },
  { name: texts.say('report.ground.range'), text: rangesText(report, texts), look: null },
  ...risks.flatMap((risk) => riskGround(report.ports, risk, texts)),
  { name: texts.say('report.ground.tables'), text: tablesText(report, texts), look: null },
  ...(report.capture
    ? [
        {
          name: texts.say('report.ground.chance'),
          text: chanceText(report.capture, texts),
          look: null,
        },
      ]
    : []),
  { name: texts.say('report.ground.findings'), text: outcomesText(report, texts), look: null },
];

const portsLookedAt = (ports: readonly ReportPort[], texts: Texts): string => {
  if (ports.length === 0) return texts.say('report.ground.no-port');
  const sources = countsText(
    portSources.map((source) => [
      texts.say(`report.source.${source}`),
      ports.filter((port) => port.source === source).length,
    ]),
    texts,
  );
  const idle = ports.filter(({ inUse }) => inUse === false).length;
  const count = ports.length;
  return idle === 0
    ? texts.say('report.ground.ports-known', { count, sources })
    : texts.say('report.ground.ports-known-idle', { count, sources, idle });
};

const rangesText = ({ ports }: Report, texts: Texts): string => {
  const [first] = ports;
  if (!first) return texts.say('report.ground.see-port-005');
  return families
    .map((name) => {
      const { range } = first.families[name];
      const family = familyName(name);
      return range === null
        ? texts.say('report.ground.range-unread', { family })
        : texts.say('report.ground.range-read', {
            family,
            first: range.first,
            last: range.last,
            count: range.last - range.first + 1,
          });
    })
    .join(', ');
};

const riskGround = (ports: readonly ReportPort[], risk: Risk, texts: Texts): readonly Ground[] => {
  const mine = ports.filter((port) => port.risk === risk);
  if (mine.length === 0) return [];
  const shown = mine.slice(0, 12);
  const names = shown.map(({ service, port }) => `${port} (${service})`).join(', ');
  const more = mine.length - shown.length;
  return [
    {
      name: texts.say(`risk.${risk}`),
      text: texts.say('report.ground.ports-of-risk', {
        count: mine.length,
        ports: more > 0 ? texts.say('report.and-more', { names, count: more }) : names,
      }),
      look: riskLook[risk].shape,
    },
  ];
};

const tablesText = ({ evidenceIndex = [] }: Report, texts: Texts): string => {
  const last = [...new Map(evidenceIndex.map((entry) => [entry.id, entry])).values()];
  const count = last.length;
  if (count === 0) return texts.say('report.ground.no-table');
  const unread = last.filter(({ problem }) => problem !== null).map(({ id }) => id);
  return unread.length === 0
    ? texts.say('report.ground.all-tables', { count })
    : texts.say('report.ground.some-tables', {
        read: count - unread.length,
        count,
        unread: unread.join(', '),
      });
};

const outcomesText = ({ findings }: Report, texts: Texts): string =>
  countsText(
    outcomes.map((outcome) => [
      texts.say(`report.outcome.${outcome}`),
      findings.filter((finding) => finding.outcome === outcome).length,
    ]),
    texts,
  ) || texts.say('report.ground.no-finding');

const groundsAfter = (
  { before_after: rows }: Report,
  { baseline, settled, answers }: NonNullable<Report['after']>,
  texts: Texts,
): readonly Ground[] => [
  {
    name: texts.say('report.ground.compared-with'),
    text: comparedWith(baseline, texts),
    look: null,
  },
  {
    name: texts.say('report.ground.settled'),
    text: texts.say(
      settled === null ? 'report.ground.not-waited' : `report.settled.${settled.outcome}`,
    ),
    look: null,
  },
  { name: texts.say('report.before-after'), text: rowsText(rows, texts), look: null },
  {
    name: texts.say('report.ground.mail-services'),
    text:
      answers.length === 0
        ? texts.say('report.ground.none-talked-to')
        : texts.say('report.ground.answered', {
            answered: answers.filter(({ outcome }) => outcome === 'answered').length,
            count: answers.length,
          }),
    look: null,
  },
];

const comparedWith = (baseline: NonNullable<Report['after']>['baseline'], texts: Texts): string => {
  if (baseline === null) return texts.say('report.ground.nothing-yet');
  const { collectedAt } = baseline;
  if (!baseline.usable)
    return texts.say('report.ground.no-baseline', {
      why: texts.say(`report.baseline.${baseline.code}`),
    });
  return collectedAt === null
    ? texts.say('report.ground.baseline')
    : texts.say('report.ground.baseline-of', { time: utcTime(collectedAt, texts) });
};

const rowsText = (rows: Report['before_after'], texts: Texts): string => {
  const counts = countsText(
    judgements.map((judged) => [
      texts.say(`report.judged.${judged}`),
      rows.filter((row) => row.judged === judged).length,
    ]),
    texts,
  );
  return rows.length === 0
    ? texts.say('report.ground.nothing-compared')
    : texts.say('report.ground.values', { count: rows.length, counts });
};

const judgements = ['worse', 'unknown', 'noted', 'expected', 'same'] as const;
