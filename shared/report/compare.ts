import { portSubject } from '../ports/assess-ports.ts';
import { err, ok, type Result } from '../result.ts';
import { compareFindings } from './compare-findings.ts';
import { madeAt } from './report-parts.ts';
import { reportSchemaName, type Report, type Risk } from './schema.ts';
import { say } from '../texts/stored.ts';

/** Schema name of a comparison; the number is its major version. */
export const comparisonSchemaName = 'cu-preflight/comparison@1';

/**
 * What became of one thing from report A to report B.
 *
 * `new`: not there, or in order, in A. `fixed`: open in A, answered well in B. `worse`, `better`: open in both, or an answer that was lost. `not-known`: open in A, and B could not answer. `not-asked`: B says nothing of it, which proves nothing. `in-order`: B alone says something, and it is good.
 */
export const changes = [
  'new',
  'worse',
  'not-known',
  'fixed',
  'better',
  'not-asked',
  'in-order',
  'unchanged',
] as const;
export type Change = (typeof changes)[number];

/** One line of a comparison. `a` and `b` are what each report says; null where it says nothing. `alarms`: it is new or worse in a way that somebody has to look at. */
export type Changed = {
  readonly key: string;
  readonly change: Change;
  readonly a: string | null;
  readonly b: string | null;
  /** What the newer report that knows it calls it. */
  readonly title: string;
  readonly alarms: boolean;
};

/** Which report was compared. */
export type Compared = {
  readonly runId: string;
  readonly hostName: string;
  readonly phase: Report['run']['phase'];
  readonly verdict: Report['verdict'];
  readonly madeAt: string;
};

export type Comparison = {
  readonly schema: typeof comparisonSchemaName;
  readonly a: Compared;
  readonly b: Compared;
  /** What makes the comparison doubtful. */
  readonly warnings: readonly string[];
  readonly findings: readonly Changed[];
  readonly ports: readonly Changed[];
  readonly rows: readonly Changed[];
  /** `incomplete` when one of the reports is: then what is missing may be new or worse. */
  readonly conclusion: 'nothing-new-or-worse' | 'new-or-worse' | 'incomplete';
};

/** Compares two reports, A the older. Refused with `not-supported` for a report of another major version. */
export const compareReports = (a: Report, b: Report): Result<Comparison> => {
  const other = [a, b].find(({ schema }) => schema !== reportSchemaName);
  if (other)
    return err(
      'not-supported',
      say('comparison.not-supported', { kind: String(other.schema), known: reportSchemaName }),
    );
  const findings = compareFindings(a.findings, b.findings);
  const ports = comparePorts(a.ports, b.ports);
  const rows = compareRows(a.before_after, b.before_after);
  const alarms = [...findings, ...ports, ...rows].some((changed) => changed.alarms);
  const incomplete = [a, b].some(({ verdict }) => verdict === 'incomplete');
  return ok({
    schema: comparisonSchemaName,
    a: comparedOf(a),
    b: comparedOf(b),
    warnings: warningsOf(a, b),
    findings,
    ports,
    rows,
    conclusion: incomplete ? 'incomplete' : alarms ? 'new-or-worse' : 'nothing-new-or-worse',
  });
};

const comparedOf = (report: Report): Compared => ({
  runId: report.run.id,
  hostName: report.server.hostName,
  phase: report.run.phase,
  verdict: report.verdict,
  madeAt: madeAt(report).toISOString(),
});

const warningsOf = (a: Report, b: Report): readonly string[] => {
  const [hostA, hostB] = [a.server.hostName, b.server.hostName];
  const rehearsals = [a, b].filter(({ run }) => run.rehearsal === true).length;
  return [
    ...(hostA.toLowerCase() === hostB.toLowerCase()
      ? []
      : [say('comparison.two-servers', { a: hostA, b: hostB })]),
    ...(madeAt(a).getTime() > madeAt(b).getTime() ? [say('comparison.a-is-newer')] : []),
    ...(rehearsals === 1 ? [say('comparison.rehearsal')] : []),
    ...(a.run.phase === b.run.phase
      ? []
      : [say('comparison.phases', { a: phaseText(a), b: phaseText(b) })]),
  ];
};

const phaseText = ({ run: { phase } }: Report): string => say(`comparison.phase.${phase}`);

/** Everything that is in one of two lists, by key, in the order of the newer. */
const pairs = <T>(
  a: readonly T[],
  b: readonly T[],
  keyOf: (value: T) => string,
): readonly { readonly key: string; readonly a: T | undefined; readonly b: T | undefined }[] => {
  const inA = new Map(a.map((value) => [keyOf(value), value]));
  const inB = new Map(b.map((value) => [keyOf(value), value]));
  return [...new Set([...inB.keys(), ...inA.keys()])].map((key) => ({
    key,
    a: inA.get(key),
    b: inB.get(key),
  }));
};

const portRanks: Readonly<Record<Risk, number>> = {
  'outside-range': 0,
  protected: 0,
  'at-risk': 1,
  unknown: 2,
  blocked: 3,
  captured: 4,
};

const comparePorts = (a: Report['ports'], b: Report['ports']): readonly Changed[] =>
  pairs(a, b, portSubject).map(({ key, a: before, b: after }) => {
    const change = changeOfRank(
      before === undefined ? null : portRanks[before.risk],
      after === undefined ? null : portRanks[after.risk],
    );
    return {
      key,
      change,
      a: before?.risk ?? null,
      b: after?.risk ?? null,
      title:
        after === undefined
          ? say('comparison.not-listed', { port: key })
          : `${key}: ${say(`code.${after.risk}`)}`,
      alarms: change === 'worse' || change === 'new',
    };
  });

const rowRanks: Readonly<Record<Report['before_after'][number]['judged'], number>> = {
  same: 0,
  expected: 0,
  noted: 1,
  unknown: 2,
  worse: 3,
};

const compareRows = (a: Report['before_after'], b: Report['before_after']): readonly Changed[] =>
  pairs(a, b, ({ kind, subject, field }) => `${kind} ${subject} ${field}`).map(
    ({ key, a: before, b: after }) => {
      const rank = after === undefined ? null : rowRanks[after.judged];
      const change = changeOfRank(before === undefined ? null : rowRanks[before.judged], rank);
      return {
        key,
        change,
        a: before === undefined ? null : rowText(before),
        b: after === undefined ? null : rowText(after),
        title: (after ?? before)?.why || key,
        // What is only noted is no fault.
        alarms: (change === 'worse' || change === 'new') && (rank ?? 0) > rowRanks.noted,
      };
    },
  );

const rowText = ({ judged, before, after }: Report['before_after'][number]): string =>
  `${say(`code.${judged}`)}: ${before ?? say('code.not-known')} → ${after ?? say('code.not-known')}`;

/** The higher the rank, the worse, 0 being in order; null where a report does not list the thing. What is not listed any more is not fixed by that. */
const changeOfRank = (before: number | null, after: number | null): Change => {
  if (after === null) return 'not-asked';
  if (before === null) return after === 0 ? 'in-order' : 'new';
  if (after > before) return before === 0 ? 'new' : 'worse';
  if (after === before) return 'unchanged';
  return after === 0 ? 'fixed' : 'better';
};
