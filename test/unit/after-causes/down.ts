import { findRootCause } from '../../../shared/after/causes/index.ts';
import type { RootCause } from '../../../shared/after/schema.ts';
import type { LogEvent, SavedStateFile } from '../../../shared/evidence/after-schema.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import {
  emptyProgress,
  type SetupNote,
  type SetupProgress,
} from '../../../shared/setup-log/schema.ts';
import { emptyHistory } from '../../../shared/watch/history.ts';
import type { Capture, WatchState } from '../../../shared/watch/state.ts';
import { afterInput, type AfterCircumstances, type SideUnderTest } from '../../support/after.ts';
import { listeners, pop3be } from '../../support/evidence.ts';

export const pop = 'MSExchangePOP3BE';
export const displayName = 'Microsoft Exchange POP3-Back-End';

/** When the watch of these tests began, when the service failed, and when everything was read. */
export const began = '2026-11-24T03:30:00.000Z';
export const failed = '2026-11-24T04:10:00.000Z';

/** The POP back end as it stands when it does not run. */
export const popDown = (given: Partial<Service> = {}): Service =>
  pop3be({ state: 'stopped', displayName, ...given });

const popBefore = pop3be({ displayName });

type Down = SideUnderTest &
  Pick<AfterCircumstances, 'watch' | 'settled'> & {
    readonly before?: SideUnderTest | null;
  };

/** A server on which the POP back end ran on 9955 before the update and does not now. */
export const inputOf = ({ before, watch, settled, ...after }: Down) =>
  afterInput(
    before === undefined ? { services: [popBefore], endpoints: listeners(9955, 4120) } : before,
    { endpoints: [], services: [popDown()], ...after },
    {
      ...(watch !== undefined && { watch }),
      ...(settled !== undefined && { settled }),
    },
  );

export const causeOfPop = (down: Down): RootCause => findRootCause(inputOf(down), pop);

let records = 0;
const event = (
  provider: string,
  eventId: number,
  values: readonly string[],
  at: string,
): LogEvent => ({ recordId: (records += 1), at, provider, eventId, values: [...values] });

/** An event of the service control manager, whose insertion strings are those of Windows in German. */
export const systemEvent = (eventId: number, values: readonly string[], at = failed): LogEvent =>
  event('Service Control Manager', eventId, values, at);

export const backEndEvent = (
  eventId: number,
  values: readonly string[] = [],
  at = failed,
  provider = 'MSExchange POP3 backend service',
): LogEvent => event(provider, eventId, values, at);

export const capture = (given: Partial<Capture> = {}): Capture => ({
  id: 'capture-1',
  service: pop,
  protocol: 'tcp',
  port: 9955,
  family: 'ipv4',
  holder: {
    pid: 700,
    image: 'C:\\Agents\\backup.exe',
    service: null,
    remote: '10.0.0.9:443',
    state: 'established',
  },
  firstSeenAt: '2026-11-24T04:05:00.000Z',
  lastSeenAt: '2026-11-24T04:20:00.000Z',
  ...given,
});

type Watched = Omit<Partial<WatchState>, 'setup'> & {
  readonly setup?: Partial<SetupProgress> | null;
};

export const watchOf = ({ setup, ...given }: Watched = {}): WatchState => ({
  status: 'ended',
  startedAt: began,
  startedBy: 'A. Operator',
  endedAt: '2026-11-24T04:50:00.000Z',
  intervalMs: 100,
  slowedWhy: null,
  ports: [],
  services: [],
  captures: [],
  setup: setup === null ? null : { ...emptyProgress, status: 'succeeded', ...setup },
  setupNotes: [],
  rate: null,
  gaps: [],
  history: emptyHistory,
  bootTask: null,
  ...given,
});

export const setupNote = (text: string, given: Partial<SetupNote> = {}): SetupNote => ({
  kind: 'error',
  entry: 100,
  logTime: null,
  text,
  reference: null,
  known: null,
  ...given,
});

/** Start types as Setup saved them. */
export const savedStartTypes = (
  services: Readonly<Record<string, string>>,
  given: Partial<SavedStateFile> = {},
): SavedStateFile => ({
  file: 'C:\\ExchangeSetupLogs\\ServiceStartupMode15.2.1748.10.xml',
  kind: 'start-type',
  modifiedAt: '2026-11-24T03:40:00.000Z',
  services: Object.entries(services).map(([name, value]) => ({ name, value })),
  problem: null,
  ...given,
});

/** All that stands as proof, in one text. */
export const proofText = ({ proof }: RootCause): string => proof.map(({ text }) => text).join('\n');

export const evidenceIn = ({ proof }: RootCause): readonly string[] => [
  ...new Set(proof.flatMap(({ evidence }) => evidence)),
];
