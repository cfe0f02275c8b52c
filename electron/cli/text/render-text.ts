import { portSubject } from '../../../shared/ports/assess-ports.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { oneAfterAnother, yesOrNo } from '../../../shared/report/html/words.ts';
import { timeText } from '../../../shared/text/time.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
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
import { visibleText } from '../../../shared/text/visible.ts';
import { afterwards, signed } from './render-after.ts';
import { during } from './render-during.ts';
import { pad, widthOf, wrap } from './layout.ts';
import type { Paint } from './paint.ts';

/** A report for a terminal of 80 columns: verdict, what to do, ports, findings. Every text of a server is made visible, so none of it can steer the terminal. */
export const renderText = (report: Report, paint: Paint, texts: Texts): string =>
  [
    ...head(report, paint, texts),
    ...actions(report, texts),
    ...ports(report, texts),
    ...afterwards(report, texts),
    ...during(report, texts),
    ...findings(report, paint, texts),
    ...decisions(report, texts),
    ...signed(report, texts),
    '',
  ].join('\n');

const tones: Readonly<Record<Verdict, 'good' | 'warn' | 'bad'>> = {
  go: 'good',
  'go-with-warnings': 'warn',
  'no-go': 'bad',
  incomplete: 'warn',
};

const head = (report: Report, paint: Paint, texts: Texts): readonly string[] => {
  const { server, run, tool, verdict } = report;
  const { after } = report;
  const word = texts
    .say(after === undefined ? `report.verdict.${verdict}` : `report.health.${after.health}`)
    .toLocaleUpperCase(texts.locale);
  const [first = '', ...others] = wrap(server.hostName, '', `${word}  `);
  return [
    ...(run.rehearsal === true ? [texts.say('terminal.rehearsal')] : []),
    ...(report.redacted === true ? wrap(texts.say('terminal.report.redacted')) : []),
    first.replace(word, paint(tones[verdict], word)),
    ...others,
    ...wrap(
      after === undefined
        ? texts.say(`report.verdict.${verdict}.meaning`)
        : [
            texts.retell(healthMeanings[after.health]),
            texts.say('report.verdict-too', { verdict: texts.say(`report.verdict.${verdict}`) }),
          ].join(' '),
    ),
    '',
    ...wrap(aboutText(report, texts)),
    ...wrap(
      texts.say('terminal.report.run', {
        run: run.id,
        time: timeText(run.startedAt),
        tool: tool.name,
        version: tool.version,
      }),
    ),
  ];
};

const aboutText = ({ server }: Report, texts: Texts): string => {
  const { exchange, osVersion, elevated } = server;
  const notKnown = texts.say('report.not-known');
  const version = exchange?.version ?? notKnown;
  const roles = exchange?.roles ?? [];
  return texts.say('terminal.report.about', {
    exchange:
      roles.length === 0
        ? version
        : texts.say('terminal.report.with-roles', { version, roles: roles.join(', ') }),
    windows: osVersion ?? notKnown,
    elevated: yesOrNo(elevated, texts),
  });
};

const actions = (report: Report, texts: Texts): readonly string[] => [
  '',
  texts.say('terminal.report.actions'),
  ...reportActions(report).flatMap(({ text, detail }, index) => [
    ...wrap(texts.retell(text), '    ', `${String(index + 1).padStart(2)}. `),
    ...wrap(texts.retell(detail), '    '),
  ]),
];

const portColumns = [15, 34, 12] as const;

const ports = (report: Report, texts: Texts): readonly string[] => {
  if (report.ports.length === 0) return ['', texts.say('terminal.report.no-ports')];
  const [risk, subject, family] = portColumns;
  return [
    '',
    texts.say('terminal.report.ports'),
    [
      pad(texts.say('terminal.report.risk'), risk),
      pad(texts.say('terminal.report.service-and-port'), subject),
      pad('IPv4', family),
      'IPv6',
    ].join(''),
    ...report.ports.flatMap((port) => portLines(port, texts)),
  ];
};

const portLines = (port: ReportPort, texts: Texts): readonly string[] => {
  const [risk, subject, family] = portColumns;
  const name = visibleText(portSubject(port));
  const word = pad(texts.say(`report.risk.${port.risk}`), risk);
  const cells = `${pad(familyText(port.families.ipv4, texts), family)}${familyText(port.families.ipv6, texts)}`;
  const fits = widthOf(name) < subject;
  const notes = [
    port.source === 'observed' ? '' : texts.say(`report.source.${port.source}`),
    port.inUse === false ? texts.say('terminal.report.not-in-use') : '',
    port.holder === null
      ? ''
      : texts.say('terminal.report.held-by', { holder: texts.retell(describeHolder(port.holder)) }),
  ].filter((note) => note !== '');
  return [
    ...(fits
      ? [`${word}${pad(name, subject)}${cells}`]
      : [...wrap(name, ' '.repeat(risk), word), `${' '.repeat(risk + subject)}${cells}`]),
    ...(notes.length > 0 ? wrap(oneAfterAnother(notes, texts), ' '.repeat(risk)) : []),
  ];
};

/** How a port stands in one family, in one or two words. */
const familyText = (family: PortFamily, texts: Texts): string =>
  texts.say(`terminal.report.family.${familyState(family)}`);

const familyState = ({ inside, exclusion, persistent }: PortFamily) => {
  if (exclusion === 'system') return 'system';
  if (inside === null || exclusion === null) return 'not-read';
  if (!inside) return 'outside';
  if (exclusion === 'none') return persistent === 'administered' ? 'after-boot' : 'open';
  return persistent === 'none' ? 'until-boot' : 'excluded';
};

const calm = (finding: Finding): boolean =>
  finding.outcome === 'pass' || finding.outcome === 'not-applicable';

const findings = (report: Report, paint: Paint, texts: Texts): readonly string[] => {
  const open = report.findings.filter((finding) => !calm(finding));
  const settled = report.findings.filter(calm);
  return [
    '',
    texts.say('terminal.report.findings'),
    ...(report.findings.length === 0
      ? [texts.say('terminal.report.no-finding')]
      : open.length === 0
        ? [texts.say('terminal.report.all-calm')]
        : []),
    ...open.flatMap((finding) => findingLines(finding, paint, texts)),
    ...(settled.length > 0 ? ['', texts.say('terminal.report.in-order')] : []),
    ...settled.flatMap((finding) => findingLines(finding, paint, texts)),
  ];
};

const findingLines = (finding: Finding, paint: Paint, texts: Texts): readonly string[] => {
  const { outcome, impact, id, subject, title, summary, remediation } = finding;
  const word = texts.say(`report.outcome.${outcome}`);
  const about = [word, texts.say(`report.impact.${impact}`), id, subject].join(' · ');
  const [first = '', ...others] = wrap(about, '  ', '');
  const tone = outcome === 'fail' ? 'bad' : calm(finding) ? 'good' : 'warn';
  return [
    ...(calm(finding) ? [] : ['']),
    first.startsWith(word) ? paint(tone, word) + first.slice(word.length) : first,
    ...others,
    ...wrap(texts.retell(title), '  '),
    ...wrap(texts.retell(summary), '  '),
    ...remediation.flatMap((one) => remediationLines(one, texts)),
  ];
};

/** Commands are not broken, however long: they have to survive being copied. */
const remediationLines = ({ kind, text }: Remediation, texts: Texts): readonly string[] =>
  kind === 'command'
    ? visibleText(text)
        .split('\n')
        .map((line) => `    ${line}`)
    : wrap(
        texts.say('terminal.of', {
          name: texts.say(`report.remediation.${kind}`),
          text: texts.retell(text),
        }),
        '      ',
        '    ',
      );

const decisions = (report: Report, texts: Texts): readonly string[] => {
  const decision = decisionOf(report);
  const { plans } = plansOf(report);
  return [
    ...(report.waivers.length > 0 ? ['', texts.say('terminal.report.waivers')] : []),
    ...report.waivers.flatMap(({ findingId, subject, by, until, reason }) => [
      ...wrap(
        texts.say('terminal.report.waiver', {
          finding: `${findingId} ${subject}`,
          by,
          time: timeText(until),
        }),
        '  ',
      ),
      ...wrap(reason, '    '),
    ]),
    ...(plans.length > 0 ? ['', texts.say('terminal.report.plans')] : []),
    ...plans.flatMap(({ plan, confirmedBy, outcome, detail }) => [
      ...wrap(texts.retell(plan.title), '  '),
      ...wrap(
        texts.say('terminal.report.plan', {
          name: confirmedBy ?? texts.say('terminal.report.nobody'),
          outcome: texts.say(
            outcome === null ? 'terminal.report.not-ended' : `report.plan.${outcome}`,
          ),
          detail: texts.retell(detail),
        }),
        '    ',
      ),
    ]),
    ...(decision === null
      ? []
      : [
          '',
          ...wrap(
            texts.say('terminal.report.decided', {
              decision: texts.say(`report.decision.${decision.decision}`),
              name: decision.by,
              time: timeText(decision.at),
            }),
          ),
        ]),
  ];
};
