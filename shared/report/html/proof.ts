import { families } from '../../ports/vocabulary.ts';
import { findingKey, type Finding, type Report } from '../schema.ts';
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
export const proofSection = (report: Report): Html => {
  if (!isProven(report)) return html``;
  return html`<section class="proof">
    <h2>No port is at risk, and this is why</h2>
    <ol>
      ${argumentsOf(report).map(
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

const argumentsOf = ({ ports, capture }: Report): readonly Argument[] => {
  const outside = ports.filter(({ risk }) => risk === 'outside-range').length;
  const excluded = ports.filter(({ risk }) => risk === 'protected').length;
  const idle = ports.filter(({ inUse }) => inUse === false).length;
  return [
    {
      claim: 'The tables were read, not assumed.',
      because:
        'Dynamic port ranges and exclusions of TCP and UDP, IPv4 and IPv6, in the active and the persistent store, each with exit code 0 and the structure of its table.',
      by: ['PORT-005'],
    },
    {
      claim: `${count(ports.length, 'back-end port')} of Exchange ${ports.length === 1 ? 'is' : 'are'} known.`,
      because: `${ports.length === 0 ? 'No Exchange service listens on a port of its own beyond the well-known front-end ports.' : 'They come from the listeners of the Exchange services, matched by process and program path, then from configuration and documentation.'}${idle > 0 ? ` ${count(idle, 'port')} of a service that is not in use cannot block.` : ''}`,
      by: ['SVC-001'],
    },
    {
      claim: 'Windows does not hand out any of those in use.',
      because: `${rangeText(ports)} ${outside} outside the range, ${excluded} inside it and excluded wherever it is inside.`,
      by: ['PORT-001'],
    },
    {
      claim: 'They stay so after the reboot.',
      because: 'No exclusion that is needed is missing from a family or from the persistent store.',
      by: ['PORT-004'],
    },
    {
      claim: 'Nothing is in their way now.',
      because: 'No system exclusion covers one, and none is held by anything but its own service.',
      by: ['PORT-002', 'PORT-003'],
    },
    ...(capture && capture.ports.length === 0
      ? [
          {
            claim: 'The length of the window does not matter.',
            because: 'A port that is not handed out cannot be captured, whatever the traffic.',
            by: ['PORT-006'],
          },
        ]
      : []),
  ];
};

const rangeText = (ports: Report['ports']): string => {
  const [first] = ports;
  if (!first) return '';
  const texts = families.flatMap((family) => {
    const { range } = first.families[family];
    return range === null
      ? []
      : [`${family === 'ipv4' ? 'IPv4' : 'IPv6'} ${range.first}–${range.last}`];
  });
  return `The range is ${texts.join(', ')}:`;
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

const count = (number: number, noun: string): string =>
  `${number === 0 ? 'No' : number} ${noun}${number === 1 ? '' : 's'}`;
