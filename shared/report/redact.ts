import { learnDistinguishedName, learnFromText, learnName, learnPerson } from './redact/names.ts';
import { isOrdinaryPath, learnPath, pathsIn } from './redact/programs.ts';
import { replacer } from './redact/replace.ts';
import { createBook, standInKinds, type Book, type StandIn } from './redact/stand-ins.ts';
import { plansOf } from './report-parts.ts';
import type { Holder, Report } from './schema.ts';
import { say } from '../texts/stored.ts';

/** Schema name of the legend file; the number is its major version. */
export const legendSchemaName = 'cu-preflight/redaction-legend@1';

/** What each stand-in of a redacted report stands for. It is as secret as the report that was redacted: keep it apart. */
export type RedactionLegend = {
  readonly schema: typeof legendSchemaName;
  readonly run: string;
  readonly note: string;
  readonly standIns: readonly StandIn[];
};

export type Redacted = { readonly report: Report; readonly legend: RedactionLegend };

/**
 * A report for people outside, with a stand-in for every name and address, the same one wherever it stands (`SERVER-1`, `ADDRESS-2`): in tables, in sentences, in commands and in what they printed.
 *
 * Replaced are the server, hosts and domains, IP and MAC addresses but loopback and unspecified ones, people and accounts, programs outside the folders of Windows and Exchange with their services, names in certificates, the coded name in POP3 and IMAP4 greetings, and whole what people wrote (reasons, notes), in which any name may stand. Ports, times, versions, services of Exchange and hashes stay: they are what the report is about.
 *
 * A name that stands in no field of its own and has no form of a name (a surname in a line of Setup's log) cannot be known for one.
 */
export const redactReport = (report: Report): Redacted => {
  const book = createBook();
  learnFields(book, report);
  const texts = textsOf(report);
  const installPath = report.server.exchange?.installPath ?? null;
  const versions = versionsOf(report);
  for (const text of texts) learnFromText(book, text, versions);
  for (const text of texts) for (const path of pathsIn(text)) learnPath(book, path, installPath);
  const replace = replacer(book.spellings());
  return {
    report: { ...(rewrite(report, replace, null) as Report), redacted: true },
    legend: {
      schema: legendSchemaName,
      run: replace(report.run.id),
      note: say('redaction.note'),
      standIns: met(book, texts),
    },
  };
};

/** The stand-ins with the spellings that stand in the report, of those that might. */
const met = (book: Book, texts: readonly string[]): readonly StandIn[] => {
  const whole = texts.join('\n').toLowerCase();
  return book
    .standIns()
    .map((one) => ({
      ...one,
      originals: one.originals.filter((original) => whole.includes(original.toLowerCase())),
    }))
    .filter(({ originals }) => originals.length > 0)
    .toSorted((one, other) => standInKinds.indexOf(one.kind) - standInKinds.indexOf(other.kind));
};

const learnFields = (book: Book, report: Report): void => {
  const { server, after, captures = [], findings, ports, waivers, gate, watch } = report;
  // What stands there when the server could not be read is no name.
  if (server.hostName.trim() !== '' && server.hostName !== 'unknown')
    learnName(book, server.hostName.trim(), 'SERVER');
  const people = [
    gate?.by,
    ...waivers.map(({ by }) => by),
    watch?.startedBy,
    after?.startedBy,
    after?.signOff?.by,
    ...plansOf(report).plans.map(({ confirmedBy }) => confirmedBy),
  ];
  for (const person of people) if (person != null) learnPerson(book, person);
  for (const text of [...waivers.map(({ reason }) => reason), after?.signOff?.note ?? ''])
    if (text.trim() !== '')
      book.standInOf('TEXT', text.trim(), text.length > 7 ? 'anywhere' : 'exact-word');
  for (const { certificate } of after?.answers ?? [])
    if (certificate !== null)
      for (const name of [certificate.subject, certificate.issuer])
        learnDistinguishedName(book, name);
  const installPath = server.exchange?.installPath ?? null;
  const holders: readonly (Holder | null)[] = [
    ...ports.map(({ holder }) => holder),
    ...captures.map(({ holder }) => holder),
    ...findings.map(({ cause }) => cause?.holder ?? null),
  ];
  for (const holder of holders) if (holder !== null) learnHolder(book, holder, installPath);
};

/** A program from elsewhere is told by the name of its service no less than by its path. */
const learnHolder = (book: Book, { image, service }: Holder, installPath: string | null): void => {
  if (image === null || !/[\\/]/.test(image) || isOrdinaryPath(image, installPath)) return;
  learnPath(book, image, installPath);
  if (service !== null && !/^(?:MSExchange|W3SVC|IISADMIN|FMS|HostController)/i.test(service))
    book.standInOf('SERVICE', service);
};

/** Numbers that look like addresses and are versions of Exchange and of its programs. */
const versionsOf = ({ server, setup, before_after: rows }: Report): ReadonlySet<string> =>
  new Set(
    [
      server.exchange?.version,
      setup?.version,
      ...rows
        .filter(({ field }) => /version/i.test(field))
        .flatMap(({ before, after }) => [before, after]),
    ].flatMap((version) => version ?? []),
  );

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) =>
        isPlainKey(key) ? textsOf(part) : [key, ...textsOf(part)],
      )
    : [];
};

const isPlainKey = (key: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(key);

/** Fields whose words are the format's own; a server that is called `fail` does not change them. */
const wordFields: ReadonlySet<string> = new Set([
  'schema',
  'phase',
  'verdict',
  'outcome',
  'impact',
  'kind',
  'protocol',
  'family',
  'source',
  'risk',
  'state',
  'status',
  'code',
  'judged',
  'decision',
  'health',
  'place',
  'tls',
  'startType',
  'exclusion',
  'persistent',
  'plan',
]);
const isOwnWord = (key: string | null, text: string): boolean =>
  key !== null && wordFields.has(key) && /^[a-z][a-z0-9/@-]{0,40}$/.test(text);
const isTimeOrHash = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$|^[0-9a-f]{64}$/.test(text);

const rewrite = (
  value: unknown,
  replace: (text: string) => string,
  key: string | null,
): unknown => {
  if (typeof value === 'string')
    return isOwnWord(key, value) || isTimeOrHash(value) ? value : replace(value);
  if (Array.isArray(value)) return value.map((part) => rewrite(part, replace, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      isPlainKey(name) ? name : replace(name),
      rewrite(part, replace, name),
    ]),
  );
};
