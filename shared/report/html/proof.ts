import { families, familyName } from '../../ports/vocabulary.ts';
import type { Texts } from '../../texts/texts.ts';
import { findingKey } from '../finding-key.ts';
import type { Finding, Report } from '../schema.ts';
import { html, join, plain, type Html } from './markup.ts';
import { anchorOfFinding } from './anchors.ts';
import { icon } from './shapes.ts';

type Argument = {
  readonly claim: string;
  readonly because: string;
  readonly by: readonly string[];
};

/**
 * The reasoning of a report in which no port is at risk, step by step, each with the findings that carry it; nothing in any other report.
 *
 * The good answer has to convince as much as the alarm: who reads it has to be able to follow it without the tool.
 */
export const proofSection = (report: Report, texts: Texts): Html => {
  if (!isProven(report)) return html``;
  return html`<section class="proof">
    <h2>${plain(texts.say('report.proof'))}</h2>
    <ol>
      ${argumentsOf(report, texts).map(
        ({ claim, because, by }) =>
          html`<li>
            ${icon('tick')}
            <p>
              <strong>${claim}</strong>
              ${because}${by.length > 0 && html` <span class="note">(${references(report, by)})</span>`}
            </p>
          </li>`,
      )}
    </ol>
  </section>`;
};

const portQuestions = ['PORT-001', 'PORT-002', 'PORT-003', 'PORT-004', 'PORT-005'] as const;

/** Every question about ports was asked, and each answer is a pass or, with a reason, does not apply. */
export const isProven = ({ findings, verdict }: Report): boolean =>
  verdict !== 'incomplete' &&
  portQuestions.every((id) => {
    const answers = findings.filter((finding) => finding.id === id);
    return answers.length > 0 && answers.every(isSettled);
  });

const isSettled = ({ outcome }: Finding): boolean =>
  outcome === 'pass' || outcome === 'not-applicable';

const argumentsOf = ({ ports, capture }: Report, texts: Texts): readonly Argument[] => [
  {
    claim: texts.say('report.proof.read'),
    because: texts.say('report.proof.read.because'),
    by: ['PORT-005'],
  },
  {
    claim: texts.say('report.proof.known', { count: ports.length }),
    because: knownFrom(ports, texts),
    by: ['SVC-001'],
  },
  {
    claim: texts.say('report.proof.not-handed-out'),
    because: whereTheyLie(ports, texts),
    by: ['PORT-001'],
  },
  {
    claim: texts.say('report.proof.after-reboot'),
    because: texts.say('report.proof.after-reboot.because'),
    by: ['PORT-004'],
  },
  {
    claim: texts.say('report.proof.free'),
    because: texts.say('report.proof.free.because'),
    by: ['PORT-002', 'PORT-003'],
  },
  ...(capture && capture.ports.length === 0
    ? [
        {
          claim: texts.say('report.proof.window'),
          because: texts.say('report.proof.window.because'),
          by: ['PORT-006'],
        },
      ]
    : []),
];

const knownFrom = (ports: Report['ports'], texts: Texts): string => {
  const idle = ports.filter(({ inUse }) => inUse === false).length;
  return [
    texts.say(ports.length === 0 ? 'report.proof.no-port' : 'report.proof.known.because'),
    ...(idle > 0 ? [texts.say('report.proof.idle', { count: idle })] : []),
  ].join(' ');
};

const whereTheyLie = (ports: Report['ports'], texts: Texts): string => {
  const outside = ports.filter(({ risk }) => risk === 'outside-range').length;
  const excluded = ports.filter(({ risk }) => risk === 'protected').length;
  const ranges = families.flatMap((family) => {
    const range = ports[0]?.families[family].range ?? null;
    return range === null ? [] : [`${familyName(family)} ${range.first}–${range.last}`];
  });
  return ranges.length === 0
    ? texts.say('report.proof.places', { outside, excluded })
    : texts.say('report.proof.ranges', { ranges: ranges.join(', '), outside, excluded });
};

const references = (report: Report, ids: readonly string[]): Html =>
  join(
    ids.map((id) => {
      const finding = report.findings.find((candidate) => candidate.id === id);
      const anchor = finding && anchorOfFinding(report, findingKey(finding));
      return anchor ? html`<a href="#${plain(anchor)}">${id}</a>` : html`${id}`;
    }),
    html`, `,
  );
