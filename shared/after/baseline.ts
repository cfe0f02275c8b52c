import type { Evidence, ServerHeader } from '../evidence/schema.ts';
import { deriveFacts, type Facts } from '../facts/derive-facts.ts';
import { families, protocols, stores } from '../ports/vocabulary.ts';
import { timeText } from '../text/time.ts';
import { say } from '../texts/stored.ts';
import { contradictionIn, servicesInScope } from './compare/expectation.ts';
import { compareVersions, versionParts } from './compare/versions.ts';
import type { Baseline } from './input.ts';
import type { BaselineNote } from './schema.ts';

/** Where a baseline comes from: the file as it was kept, or why there is none. */
export type BaselineSource =
  | { readonly kind: 'kept'; readonly evidence: Evidence; readonly sha256: string }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'damaged'; readonly why: string };

export type BaselineContext = {
  /** The server as it is now. */
  readonly server: ServerHeader;
  /** When the watch began, or Setup did, whichever was first; null where neither is known. */
  readonly updateBeganAt: string | null;
};

type Trouble = Pick<BaselineNote, 'code'> & { readonly why: string };

/**
 * What can be compared with: judges whether the evidence is of this server, of before the update, and whole.
 *
 * Evidence of another server, of another Exchange or of after the update began has no facts at all: a comparison with it would look like good news. Evidence that was only not read in full, or whose time cannot be proved, keeps its facts, and the note says what they cannot show.
 */
export const readBaseline = (source: BaselineSource, context: BaselineContext): Baseline => {
  if (source.kind !== 'kept')
    return {
      note: {
        usable: false,
        code: source.kind,
        why: source.why,
        collectedAt: null,
        sha256: null,
      },
      facts: null,
    };
  const { evidence, sha256 } = source;
  const note = { collectedAt: evidence.collectedAt, sha256 };
  const wrong =
    otherServer(evidence, context) ?? tooLate(evidence, context) ?? otherVersion(evidence, context);
  if (wrong !== null) return { note: { ...note, usable: false, ...wrong }, facts: null };
  const facts = deriveFacts(evidence);
  const gaps = [...unreadParts(facts), ...unprovedTime(evidence, context)];
  return gaps.length > 0
    ? { note: { ...note, usable: false, code: 'unread', why: gaps.join(' ') }, facts }
    : { note: { ...note, usable: true, code: 'ok', why: null }, facts };
};

const otherServer = ({ server }: Evidence, now: BaselineContext): Trouble | null => {
  const [was, is] = [server.hostName.trim(), now.server.hostName.trim()];
  if (was !== '' && is !== '' && was.toLowerCase() === is.toLowerCase()) return null;
  return {
    code: 'other-server',
    why:
      was === '' || is === ''
        ? say('baseline.nameless')
        : say('baseline.other-server', { was, is }),
  };
};

/** A read after the update began shows a server that Setup had in hand: stopped and disabled services would become what has to be restored. */
const tooLate = (evidence: Evidence, { updateBeganAt }: BaselineContext): Trouble | null => {
  const began = Date.parse(updateBeganAt ?? '');
  if (Number.isNaN(began) || updateBeganAt === null) return null;
  const times = [evidence.collectedAt, ...evidence.items.map(({ startedAt }) => startedAt)];
  const late = times.find((time) => !(Date.parse(time) <= began));
  if (late === undefined) return null;
  return {
    code: 'too-late',
    why: say('baseline.too-late', { read: timeText(late), began: timeText(updateBeganAt) }),
  };
};

/** No update goes back to an older build, or from one product line (15.1) to another (15.2), so such a baseline is of an installation that is not there any more. */
const otherVersion = ({ server }: Evidence, now: BaselineContext): Trouble | null => {
  if (server.exchange === null)
    return now.server.exchange === null
      ? null
      : {
          code: 'other-version',
          why: say('baseline.without-exchange'),
        };
  const was = server.exchange.version ?? '';
  const is = now.server.exchange?.version ?? '';
  const difference = compareVersions(was, is);
  const other = (why: string): Trouble => ({ code: 'other-version', why });
  if (difference === null) return null;
  if (difference > 0) return other(say('baseline.newer', { was, is }));
  const [oldLine, newLine] = [was, is].map((version) =>
    versionParts(version)?.slice(0, 2).join('.'),
  );
  return oldLine === newLine ? null : other(say('baseline.other-line', { was, is }));
};

/** Without the time at which the update began, only the version can show that the baseline is older than it. */
const unprovedTime = ({ server }: Evidence, now: BaselineContext): readonly string[] => {
  const was = server.exchange?.version ?? '';
  const is = now.server.exchange?.version ?? '';
  const difference = compareVersions(was, is);
  const began = now.updateBeganAt !== null && !Number.isNaN(Date.parse(now.updateBeganAt));
  if (difference === null) return [say('baseline.version-not-known')];
  if (difference === 0 && !began) return [say('baseline.time-not-proved', { is })];
  return [];
};

const unreadParts = (facts: Facts): readonly string[] => {
  const parts: readonly (readonly [string, readonly { readonly known: boolean }[]])[] = [
    [say('baseline.services-unread'), [facts.services]],
    [say('baseline.listeners-unread'), [facts.endpoints]],
    [say('baseline.processes-unread'), [facts.processes]],
    [say('baseline.configuration-unread'), [facts.configuration]],
    [
      say('baseline.ranges-unread'),
      families.flatMap((family) => protocols.map((protocol) => facts.ranges[family][protocol])),
    ],
    [
      say('baseline.exclusions-unread'),
      families.flatMap((family) => stores.map((store) => facts.exclusions[family].tcp[store])),
    ],
  ];
  const missing = parts
    .filter(([, read]) => read.some(({ known }) => !known))
    .map(([text]) => text);
  return [...missing, ...contradictions(facts)];
};

const contradictions = (facts: Facts): readonly string[] => {
  if (!facts.services.known) return [];
  const services = facts.services.value;
  const scope = servicesInScope(services, facts.server.exchange?.installPath ?? null);
  return services
    .filter(({ name }) => scope.has(name.toLowerCase()))
    .flatMap((service) => contradictionIn(service, facts.processes) ?? [])
    .map((odd) => say('baseline.contradicts-itself', { odd }));
};
