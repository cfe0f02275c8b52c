import { portSubject } from '../../../shared/ports/assess-ports.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { elevatedText, timeText, verdictLook } from '../../../shared/report/html/words.ts';
import { healthMeanings } from '../../../shared/report/after-words.ts';
import { decisionOf, plansOf, reportActions } from '../../../shared/report/report-parts.ts';
import type {
  Finding,
  PortFamily,
  Remediation,
  Report,
  ReportPort,
  Verdict,
} from '../../../shared/report/schema.ts';
import { rehearsalLine } from '../../../shared/scenarios.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { afterwards, signed } from './render-after.ts';
import { during } from './render-during.ts';
import { pad, widthOf, wrap } from './layout.ts';
import type { Paint } from './paint.ts';

/** A report for a terminal of 80 columns: verdict, what to do, ports, findings. Every text of a server is made visible, so none of it can steer the terminal. */
export const renderText = (report: Report, paint: Paint): string =>
  [
    ...head(report, paint),
    ...actions(report),
    ...ports(report),
    ...afterwards(report),
    ...during(report),
    ...findings(report, paint),
    ...decisions(report),
    ...signed(report),
    '',
  ].join('\n');

const tones: Readonly<Record<Verdict, 'good' | 'warn' | 'bad'>> = {
  go: 'good',
  'go-with-warnings': 'warn',
  'no-go': 'bad',
  incomplete: 'warn',
};

const head = (report: Report, paint: Paint): readonly string[] => {
  const { server, run, tool, verdict } = report;
  const { exchange } = server;
  const about = [
    `Exchange ${exchange?.version ?? 'not known'}${exchange && exchange.roles.length > 0 ? ` (${exchange.roles.join(', ')})` : ''}`,
    `Windows ${server.osVersion ?? 'not known'}`,
    `elevated: ${elevatedText(server.elevated)}`,
  ].join(', ');
  const { after } = report;
  const word = (after?.health ?? verdict).toUpperCase();
  const [first = '', ...others] = wrap(server.hostName, '', `${word}  `);
  return [
    ...(run.rehearsal === true ? [rehearsalLine] : []),
    ...(report.redacted === true
      ? wrap('REDACTED: names and addresses are replaced by stand-ins, such as SERVER-1.')
      : []),
    first.replace(word, paint(tones[verdict], word)),
    ...others,
    ...wrap(
      after === undefined
        ? verdictLook[verdict].meaning
        : `${healthMeanings[after.health]} Verdict: ${verdict}.`,
    ),
    '',
    ...wrap(about),
    ...wrap(`Run ${run.id}, started ${timeText(run.startedAt)}, ${tool.name} ${tool.version}`),
  ];
};

const actions = (report: Report): readonly string[] => [
  '',
  'WHAT TO DO, IN THIS ORDER',
  ...reportActions(report).flatMap(({ text, detail }, index) => [
    ...wrap(text, '    ', `${String(index + 1).padStart(2)}. `),
    ...wrap(detail, '    '),
  ]),
];

const portColumns = [15, 34, 12] as const;

const ports = (report: Report): readonly string[] => {
  if (report.ports.length === 0) return ['', 'BACK-END PORTS: none is known'];
  const [risk, subject, family] = portColumns;
  return [
    '',
    'BACK-END PORTS',
    `${pad('Risk', risk)}${pad('Service and port', subject)}${pad('IPv4', family)}${pad('IPv6', family)}`.trimEnd(),
    ...report.ports.flatMap(portLines),
  ];
};

const portLines = (port: ReportPort): readonly string[] => {
  const [risk, subject, family] = portColumns;
  const name = visibleText(portSubject(port));
  const cells = `${pad(familyText(port.families.ipv4), family)}${familyText(port.families.ipv6)}`;
  const fits = widthOf(name) < subject;
  const notes = [
    port.source === 'observed' ? '' : port.source,
    port.inUse === false ? 'service not in use' : '',
    port.holder === null ? '' : `held by ${describeHolder(port.holder)}`,
  ].filter((note) => note !== '');
  return [
    ...(fits
      ? [`${pad(port.risk, risk)}${pad(name, subject)}${cells}`]
      : [
          ...wrap(name, ' '.repeat(risk), pad(port.risk, risk)),
          `${' '.repeat(risk + subject)}${cells}`,
        ]),
    ...(notes.length > 0 ? wrap(notes.join('; '), ' '.repeat(risk)) : []),
  ];
};

/** How a port stands in one family, in one or two words. */
const familyText = ({ inside, exclusion, persistent }: PortFamily): string => {
  if (exclusion === 'system') return 'system';
  if (inside === null || exclusion === null) return 'not read';
  if (!inside) return 'outside';
  if (exclusion === 'none') return persistent === 'administered' ? 'after boot' : 'open';
  return persistent === 'none' ? 'until boot' : 'excluded';
};

const calm = (finding: Finding): boolean =>
  finding.outcome === 'pass' || finding.outcome === 'not-applicable';

const findings = (report: Report, paint: Paint): readonly string[] => {
  const open = report.findings.filter((finding) => !calm(finding));
  const settled = report.findings.filter(calm);
  return [
    '',
    'FINDINGS',
    ...(report.findings.length === 0
      ? ['There is no finding: no question has been answered.']
      : open.length === 0
        ? ['No finding asks for attention.']
        : []),
    ...open.flatMap((finding) => findingLines(finding, paint)),
    ...(settled.length > 0 ? ['', 'IN ORDER'] : []),
    ...settled.flatMap((finding) => findingLines(finding, paint)),
  ];
};

const findingLines = (finding: Finding, paint: Paint): readonly string[] => {
  const { outcome, impact, id, subject, title, summary, remediation } = finding;
  const [first = '', ...others] = wrap(`${outcome} · ${impact} · ${id} · ${subject}`, '  ', '');
  const tone = outcome === 'fail' ? 'bad' : calm(finding) ? 'good' : 'warn';
  return [
    ...(calm(finding) ? [] : ['']),
    first.startsWith(outcome) ? paint(tone, outcome) + first.slice(outcome.length) : first,
    ...others,
    ...wrap(title, '  '),
    ...wrap(summary, '  '),
    ...remediation.flatMap(remediationLines),
  ];
};

/** Commands are not broken, however long: they have to survive being copied. */
const remediationLines = ({ kind, text }: Remediation): readonly string[] =>
  kind === 'command'
    ? visibleText(text)
        .split('\n')
        .map((line) => `    ${line}`)
    : wrap(text, '      ', `    ${kind}: `);

const decisions = (report: Report): readonly string[] => {
  const decision = decisionOf(report);
  const { plans } = plansOf(report);
  return [
    ...(report.waivers.length > 0 ? ['', 'WAIVED BLOCKERS'] : []),
    ...report.waivers.flatMap(({ findingId, subject, by, until, reason }) => [
      ...wrap(`${findingId} ${subject} ${by}, until ${timeText(until)}`, '  '),
      ...wrap(reason, '    '),
    ]),
    ...(plans.length > 0 ? ['', 'REMEDIATION PLANS'] : []),
    ...plans.flatMap(({ plan, confirmedBy, outcome, detail }) => [
      ...wrap(plan.title, '  '),
      ...wrap(
        `Confirmed by ${confirmedBy ?? 'nobody'}. Ended: ${outcome ?? 'not ended'}. ${detail}`,
        '    ',
      ),
    ]),
    ...(decision === null
      ? []
      : [
          '',
          ...wrap(
            `Decided at the gate: ${decision.decision}, by ${decision.by}, ${timeText(decision.at)}.`,
          ),
        ]),
  ];
};
