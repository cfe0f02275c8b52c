import type { Server } from '../../electron/agent/server/server.ts';
import { readBaseline, type BaselineSource } from '../../shared/after/baseline.ts';
import { afterChecks, runAfterCheck } from '../../shared/after/checks/index.ts';
import { compare } from '../../shared/after/compare/index.ts';
import type { AfterInput } from '../../shared/after/input.ts';
import type { BeforeAfterRow, Settled } from '../../shared/after/schema.ts';
import type {
  ConfigurationFile,
  LogEvent,
  ProtocolAnswer,
  ProtocolTarget,
  SavedStateFile,
} from '../../shared/evidence/after-schema.ts';
import { afterItems, type ItemId } from '../../shared/evidence/items.ts';
import type { Evidence, EvidenceItem, ServerHeader } from '../../shared/evidence/schema.ts';
import { deriveFacts } from '../../shared/facts/derive-facts.ts';
import { assessPorts } from '../../shared/ports/assess-ports.ts';
import { backEndPorts } from '../../shared/ports/back-end-ports.ts';
import { portsToProbe } from '../../shared/ports/find-holder.ts';
import { families } from '../../shared/ports/vocabulary.ts';
import type { Finding } from '../../shared/report/schema.ts';
import type { WatchState } from '../../shared/watch/state.ts';
import { protocolTargets } from '../../shared/after/protocol-targets.ts';
import { evidenceOf, installPath, nativeItem, type ServerUnderTest } from './evidence.ts';

/** When the update of a test began: after its baseline, before its verification. */
export const updateBeganAt = '2026-11-24T03:30:00.000Z';
/** When the verification of a test read the server. */
export const verifiedAt = '2026-11-24T05:00:00.000Z';

/** Exchange before and after the update of a test: CU14 and CU15 of 2019. */
export const versionBefore = '15.2.1544.4';
export const versionAfter = '15.2.1748.10';

/** A server on one side of the update. What is left out is as on a healthy server; a field that is null was not read at all. */
export type SideUnderTest = ServerUnderTest & {
  readonly server?: Partial<ServerHeader>;
  readonly exchangeVersion?: string | null;
  readonly configuration?: readonly ConfigurationFile[] | null;
  readonly savedState?: readonly SavedStateFile[] | null;
  readonly systemLog?: readonly LogEvent[] | null;
  readonly applicationLog?: readonly LogEvent[] | null;
  readonly answers?: readonly ProtocolAnswer[] | null;
  readonly collectedAt?: string;
};

/** A configuration file that Setup overwrites; `mark` stands for its content. */
export const configurationFile = (
  name: string,
  mark: string,
  given: Partial<ConfigurationFile> = {},
): ConfigurationFile => ({
  path: `${installPath}${name}`,
  size: 4_096,
  modifiedAt: '2026-03-01T10:00:00.000Z',
  sha256: mark.padEnd(64, '0'),
  problem: null,
  ...given,
});

const configured: readonly ConfigurationFile[] = [
  configurationFile('Bin\\EdgeTransport.exe.config', 'a1'),
  configurationFile('FrontEnd\\HttpProxy\\owa\\web.config', 'b1'),
];

/** What a service says when all is well: the greeting of its protocol. */
export const greeting = (
  target: ProtocolTarget,
  given: Partial<ProtocolAnswer> = {},
): ProtocolAnswer => ({
  ...target,
  outcome: 'answered',
  said: { pop3: '+OK ready', imap4: '* OK ready', smtp: '220 EX01 ready' }[target.protocol],
  secure: target.tls === 'implicit',
  certificate:
    target.tls === 'implicit'
      ? {
          subject: 'CN=mail.example.test',
          issuer: 'CN=Example CA',
          notBefore: '2026-01-01T00:00:00.000Z',
          notAfter: '2027-01-01T00:00:00.000Z',
        }
      : null,
  error: null,
  durationMs: 12,
  ...given,
});

const sideOf = (given: SideUnderTest, at: string, version: string): Evidence => {
  const evidence = evidenceOf(given);
  const extras: readonly (readonly [ItemId, unknown])[] = [
    ['file.configuration', given.configuration === undefined ? configured : given.configuration],
    ['file.setup-saved-state', given.savedState === undefined ? [] : given.savedState],
    ['event-log.system', given.systemLog === undefined ? [] : given.systemLog],
    ['event-log.application', given.applicationLog === undefined ? [] : given.applicationLog],
    ['protocol-answers', given.answers ?? null],
  ];
  const added = extras
    .filter(([id, value]) => value !== null && !given.without?.includes(id))
    .map(([id, value]) => given.replace?.find((item) => item.id === id) ?? nativeItem(id, value));
  const items = [...evidence.items, ...added].map((item) => ({ ...item, startedAt: at }));
  const exchange = evidence.server.exchange;
  return {
    ...evidence,
    collectedAt: given.collectedAt ?? at,
    server: {
      ...evidence.server,
      exchange: exchange && {
        ...exchange,
        version: given.exchangeVersion === undefined ? version : given.exchangeVersion,
      },
      ...given.server,
    },
    items,
    requested: [...(evidence.requested ?? []), ...extras.map(([id]) => id)],
  };
};

/** Evidence of before the update of a test. */
export const evidenceBefore = (given: SideUnderTest = {}): Evidence =>
  sideOf(given, '2026-11-24T03:00:00.000Z', versionBefore);

/** Evidence of after the update of a test; the mail services have not been talked to unless the test says what they answered. */
export const evidenceAfter = (given: SideUnderTest = {}): Evidence =>
  sideOf(given, verifiedAt, versionAfter);

/** What else is known after the update. */
export type AfterCircumstances = {
  readonly watch?: WatchState | null;
  readonly settled?: Settled | null;
  readonly updateBeganAt?: string | null;
};

const calm: Settled = { outcome: 'settled', waitedSeconds: 4, left: [], flapping: [] };

/** What is judged after the update, from evidence of both sides; `before` null: no baseline was kept. Every mail service answers unless the evidence says otherwise. */
export const afterInputOf = (
  before: Evidence | BaselineSource | null,
  after: Evidence,
  given: AfterCircumstances = {},
): AfterInput => {
  const source = sourceOf(before);
  const facts = deriveFacts(after);
  const baseline = readBaseline(source, {
    server: facts.server,
    updateBeganAt: given.updateBeganAt === undefined ? updateBeganAt : given.updateBeganAt,
  });
  const ports = assessPorts(facts);
  const answers =
    facts.answers.known || after.items.some(({ id }) => id === 'protocol-answers')
      ? facts.answers
      : {
          known: true as const,
          value: protocolTargets({ baseline, facts, ports }).map((target) => greeting(target)),
        };
  return {
    baseline,
    facts: { ...facts, answers },
    ports,
    watch: given.watch ?? null,
    settled: given.settled === undefined ? calm : given.settled,
    readAt: after.collectedAt,
  };
};

const sourceOf = (before: Evidence | BaselineSource | null): BaselineSource => {
  if (before === null)
    return { kind: 'missing', why: 'No checks had come to their end before the update began.' };
  return 'kind' in before && !('schema' in before)
    ? before
    : { kind: 'kept', evidence: before, sha256: 'ab'.repeat(32) };
};

/** What is judged after the update of a server as a test describes it on both sides; `before` null: no baseline was kept. */
export const afterInput = (
  before: SideUnderTest | null = {},
  after: SideUnderTest = {},
  given: AfterCircumstances = {},
): AfterInput =>
  afterInputOf(before === null ? null : evidenceBefore(before), evidenceAfter(after), given);

const patient = new AbortController().signal;

/** Reads everything that the After phase reads of a server, in its order; `baseline` says who is to be talked to. */
export const collectAfter = async (
  server: Server,
  baseline: Evidence | null = null,
): Promise<Evidence> => {
  const header = await server.identify(patient);
  const items: EvidenceItem[] = [];
  const evidence = (): Evidence => ({
    schema: 'cu-preflight/evidence@1',
    collectedAt: server.now().toISOString(),
    collector: { name: 'cu-preflight', version: '0.1.0' },
    server: header,
    items,
    requested: [...new Set(afterItems)],
  });
  for (const id of afterItems) {
    const facts = deriveFacts(evidence());
    const probe = portsToProbe(facts, backEndPorts(facts)).flatMap(({ port, protocol }) =>
      families.map((family) => ({ protocol, family, port })),
    );
    const talk = protocolTargets(
      afterInputOf(baseline, {
        ...evidence(),
        items: [...items, nativeItem('protocol-answers', [])],
      }),
    );
    items.push(
      await server.read(id, {
        signal: patient,
        ...(id === 'port-probe' && { probe }),
        ...(id === 'protocol-answers' && { talk: [...talk] }),
        ...(id.startsWith('event-log.') &&
          baseline !== null && { since: new Date(baseline.collectedAt) }),
      }),
    );
  }
  return evidence();
};

/** `outcome` of each finding of one check by subject. */
export const outcomesAfter = (input: AfterInput, checkId: string): Record<string, string> =>
  Object.fromEntries(
    findingsAfter(input, checkId).map(({ subject, outcome }) => [subject, outcome]),
  );

/** Findings of one check of the After phase. */
export const findingsAfter = (input: AfterInput, checkId: string): readonly Finding[] => {
  const check = afterChecks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`There is no check ${checkId}.`);
  return runAfterCheck(check, input);
};

/** How each field of one subject of the before/after table is judged. */
export const judgedOf = (input: AfterInput, subject: string): Record<string, string> =>
  Object.fromEntries(
    compare(input)
      .filter((row) => row.subject === subject)
      .map(({ field, judged }) => [field, judged]),
  );

/** One row of the before/after table. */
export const rowOf = (
  input: AfterInput,
  subject: string,
  field: string,
): BeforeAfterRow | undefined =>
  compare(input).find((row) => row.subject === subject && row.field === field);
