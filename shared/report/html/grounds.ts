import { families } from '../../ports/vocabulary.ts';
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
import { riskLook, timeText } from './words.ts';

/** One line of the reasoning behind the verdict. */
export type Ground = { readonly name: string; readonly text: string; readonly look: Shape | null };

/** What a verdict rests on, in numbers that can be checked against the tables behind it. The same lines stand under an alarm and under the proof that no port is at risk. */
export const groundsOf = (report: Report): readonly Ground[] => [
  ...(report.after === undefined ? [] : groundsAfter(report, report.after)),
  { name: 'Ports looked at', text: portsLookedAt(report.ports), look: null },
  { name: 'Dynamic port range', text: rangesText(report), look: null },
  ...risks.flatMap((risk) => riskGround(report.ports, risk)),
  { name: 'Tables read', text: tablesText(report), look: null },
  ...(report.capture
    ? [{ name: 'Chance of a capture', text: chanceText(report.capture), look: null }]
    : []),
  { name: 'Findings', text: outcomesText(report), look: null },
];

const portsLookedAt = (ports: readonly ReportPort[]): string => {
  if (ports.length === 0) return 'no back-end port is known';
  const sources = portSources.flatMap((source) => {
    const count = ports.filter((port) => port.source === source).length;
    return count === 0 ? [] : [`${count} ${source}`];
  });
  const idle = ports.filter(({ inUse }) => inUse === false).length;
  return `${ports.length} (${sources.join(', ')})${idle === 0 ? '' : `; ${idle} of a service that is not in use`}`;
};

const rangesText = ({ ports }: Report): string => {
  const [first] = ports;
  if (!first) return 'see PORT-005';
  return families
    .map((family) => {
      const { range } = first.families[family];
      const name = family === 'ipv4' ? 'IPv4' : 'IPv6';
      return range === null
        ? `${name} could not be read`
        : `${name} ${range.first}–${range.last} (${range.last - range.first + 1} ports)`;
    })
    .join(', ');
};

const riskNames: Readonly<Record<Risk, string>> = {
  captured: 'Captured',
  blocked: 'Blocked',
  unknown: 'Not known',
  'at-risk': 'At risk',
  protected: 'Protected',
  'outside-range': 'Outside the range',
};

const riskGround = (ports: readonly ReportPort[], risk: Risk): readonly Ground[] => {
  const mine = ports.filter((port) => port.risk === risk);
  if (mine.length === 0) return [];
  const numbers = mine.slice(0, 12).map(({ service, port }) => `${port} (${service})`);
  const more = mine.length - numbers.length;
  return [
    {
      name: riskNames[risk],
      text: `${mine.length}: ${numbers.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      look: riskLook[risk].shape,
    },
  ];
};

const tablesText = ({ evidenceIndex = [] }: Report): string => {
  const last = [...new Map(evidenceIndex.map((entry) => [entry.id, entry])).values()];
  if (last.length === 0) return 'none';
  const unread = last.filter(({ problem }) => problem !== null).map(({ id }) => id);
  return unread.length === 0
    ? `all ${last.length} of ${last.length}`
    : `${last.length - unread.length} of ${last.length}; not readable: ${unread.join(', ')}`;
};

const outcomesText = ({ findings }: Report): string => {
  const counts = outcomes.flatMap((outcome) => {
    const count = findings.filter((finding) => finding.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${outcome}`];
  });
  return counts.length === 0 ? 'none' : counts.join(', ');
};

const groundsAfter = (
  { before_after: rows }: Report,
  { baseline, settled, answers }: NonNullable<Report['after']>,
): readonly Ground[] => {
  const answered = answers.filter(({ outcome }) => outcome === 'answered').length;
  return [
    { name: 'Compared with', text: comparedWith(baseline), look: null },
    { name: 'Services settled', text: settled?.outcome ?? 'not waited for yet', look: null },
    { name: 'Before and after', text: rowsText(rows), look: null },
    {
      name: 'Mail services',
      text:
        answers.length === 0
          ? 'none was talked to'
          : `${answered} of ${answers.length} connections answered with a greeting`,
      look: null,
    },
  ];
};

const comparedWith = (baseline: NonNullable<Report['after']>['baseline']): string => {
  if (baseline === null) return 'nothing yet';
  const of = baseline.collectedAt === null ? '' : ` of ${timeText(baseline.collectedAt)}`;
  return baseline.usable ? `baseline${of}` : `no usable baseline (${baseline.code})`;
};

const rowsText = (rows: Report['before_after']): string => {
  const counts = judgements.flatMap((judged) => {
    const count = rows.filter((row) => row.judged === judged).length;
    return count === 0 ? [] : [`${count} ${judged}`];
  });
  return counts.length === 0
    ? 'nothing was compared'
    : `${rows.length} values: ${counts.join(', ')}`;
};

const judgements = ['worse', 'unknown', 'noted', 'expected', 'same'] as const;
