import { portSubject } from '../ports/assess-ports.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { timeText } from '../text/time.ts';
import { visibleText } from '../text/visible.ts';
import { decisionOf, plansOf, reportActions } from './report-parts.ts';
import { factsOfAfter, factsOfCauses } from './facts-of-after.ts';
import { withoutSubject } from './finding-groups.ts';
import { captureName, printedNotes, remedyText, setupText, watchSentences } from './watch-words.ts';
import { findingKey } from './finding-key.ts';
import type { Report } from './schema.ts';
import { textsIn } from '../texts/texts.ts';

/** The facts are those of a report in English. */
const shown = textsIn('en');

/** Something that every rendering of a report has to say. `text` has the words in the order in which they stand beside each other. */
export type ReportFact = {
  readonly kind:
    | 'capture'
    | 'watch'
    | 'setup'
    | 'run'
    | 'verdict'
    | 'action'
    | 'port'
    | 'finding'
    | 'waiver'
    | 'decision'
    | 'plan'
    | 'after';
  readonly text: string;
  /** What a rendering may say instead, of several things at once: the same with `…` for the thing. */
  readonly common?: string;
};

/** The facts that HTML, PDF, JSON and terminal have in common; a test holds each rendering against them. */
export const factsOfReport = (report: Report): readonly ReportFact[] => [
  { kind: 'run', text: report.server.hostName },
  { kind: 'run', text: report.run.id },
  { kind: 'run', text: `${report.tool.name} ${report.tool.version}` },
  { kind: 'verdict', text: report.verdict },
  ...reportActions(report).map(({ text, detail }): ReportFact => ({
    kind: 'action',
    text: `${text} ${detail}`,
  })),
  ...report.ports.map((port): ReportFact => ({
    kind: 'port',
    text: `${port.risk} ${portSubject(port)}`,
  })),
  ...report.findings.map((finding): ReportFact => ({
    kind: 'finding',
    text: `${finding.outcome} ${finding.impact} ${findingKey(finding)} ${finding.title}`,
  })),
  ...report.findings.map((finding): ReportFact => ({
    kind: 'finding',
    text: finding.summary,
    common: withoutSubject(finding, finding.summary),
  })),
  ...report.waivers.flatMap((waiver): ReportFact[] => [
    { kind: 'waiver', text: `${waiver.findingId} ${waiver.subject} ${waiver.by}` },
    { kind: 'waiver', text: waiver.reason },
  ]),
  ...decisionFacts(report),
  ...duringFacts(report),
  ...factsOfAfter(report).map((text): ReportFact => ({ kind: 'after', text })),
  ...factsOfCauses(report).map((fact): ReportFact => ({ kind: 'after', ...fact })),
  ...plansOf(report).plans.flatMap(({ plan, confirmedBy, outcome }): ReportFact[] => [
    { kind: 'plan', text: plan.title },
    {
      kind: 'plan',
      text: [
        confirmedBy ?? shown.say('report.plans.nobody'),
        shown.say('report.plans.ended', {
          outcome: outcome ?? shown.say('report.plans.not-ended'),
        }),
      ].join(' '),
    },
  ]),
];

const decisionFacts = (report: Report): readonly ReportFact[] => {
  const decision = decisionOf(report);
  return decision === null
    ? []
    : [decision.decision, decision.by, timeText(decision.at)].map((text): ReportFact => ({
        kind: 'decision',
        text,
      }));
};

/**
 * Text without what a rendering may choose for itself: spaces, line breaks, punctuation between columns, capital letters.
 *
 * Two texts say the same words in the same order when the comparable form of one contains that of the other.
 */
export const comparable = (text: string): string =>
  visibleText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** A text of which hardly anything is left without its subject says nothing of several things. */
const isSaidOfAll = (whole: string, common = ''): boolean => {
  const words = comparable(common);
  return words.length > 10 && whole.includes(words);
};

/** The facts that a text does not carry. */
export const missingFacts = (report: Report, text: string): readonly ReportFact[] => {
  const whole = comparable(text);
  return factsOfReport(report).filter(
    ({ text: said, common }) => !whole.includes(comparable(said)) && !isSaidOfAll(whole, common),
  );
};

const duringFacts = ({ watch, captures = [], setup }: Report): readonly ReportFact[] => [
  ...(watch === undefined ? [] : watchSentences(watch)).map((text): ReportFact => ({
    kind: 'watch',
    text,
  })),
  ...captures.flatMap((capture): ReportFact[] => [
    { kind: 'capture', text: captureName(capture) },
    { kind: 'capture', text: describeHolder(capture.holder) },
    { kind: 'capture', text: timeText(capture.firstSeenAt) },
    {
      kind: 'capture',
      text:
        capture.lastSeenAt === null
          ? shown.say('report.watch.still')
          : timeText(capture.lastSeenAt),
    },
  ]),
  ...(setup ? setupFacts(setup) : []),
];

const setupFacts = (setup: NonNullable<Report['setup']>): readonly ReportFact[] => [
  { kind: 'setup', text: setupText(setup) },
  ...printedNotes(setup).notes.flatMap((note): ReportFact[] => {
    const texts = [note.text, note.reference, remedyText(note)];
    return texts
      .filter((text) => text !== null && text !== '')
      .map((text): ReportFact => ({ kind: 'setup', text: text ?? '' }));
  }),
];
