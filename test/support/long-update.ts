import type { Holder } from '../../shared/report/holder-schema.ts';
import type { RunEvent, RunEventBody } from '../../shared/run/events.ts';
import type { ServiceSight, Sight, WatchedPort } from '../../shared/watch/schema.ts';
import { families } from '../../shared/ports/vocabulary.ts';
import { seededRandom } from './seeded-random.ts';

/** Ports of the made-up server, and the services that need them. */
export const watchedPorts: readonly WatchedPort[] = [
  { service: 'MSExchangePOP3BE', protocol: 'tcp', port: 9955 },
  { service: 'MSExchangePOP3BE', protocol: 'tcp', port: 1995 },
  { service: 'MSExchangeIMAP4BE', protocol: 'tcp', port: 9933 },
  { service: 'MSExchangeIMAP4BE', protocol: 'tcp', port: 1993 },
];

const services = [
  ...new Set(watchedPorts.map(({ service }) => service)),
  ...Array.from({ length: 14 }, (_, index) => `MSExchangeService${index + 1}`),
];

const holder = (number: number): Holder => ({
  pid: 600 + number,
  image: 'C:\\Windows\\System32\\lsass.exe',
  service: 'KeyIso',
  remote: `10.0.0.${1 + (number % 250)}:3268`,
  state: 'established',
});

const start = Date.parse('2026-11-24T03:00:00.000Z');

/** The events of a made-up update in which so many things changed: ports, services, Setup's steps, an interruption. The same for the same seed. */
export const longUpdate = (changes: number, seed = 1): readonly RunEvent[] => {
  const random = seededRandom(seed);
  const events: RunEvent[] = [];
  let at = start;
  const tell = (body: RunEventBody): void => {
    events.push({ seq: events.length + 1, at: new Date(at).toISOString(), body });
  };
  const seenAt = (): string => new Date(at).toISOString();
  const service = (name: string, state: ServiceSight['state']): void =>
    tell({
      type: 'service-changed',
      seenAt: seenAt(),
      service: {
        name,
        state,
        startType: 'automatic',
        pid: null,
        win32ExitCode: 0,
        serviceExitCode: 0,
      },
    });
  const port = (target: WatchedPort, family: 'ipv4' | 'ipv6', sight: Sight): void =>
    tell({
      type: 'port-changed',
      change: {
        ...target,
        family,
        sight,
        cause: 'first-look',
        seenAt: seenAt(),
        beforeSeenAt: seenAt(),
      },
    });
  const sight = (status: Sight['status']): Sight => ({
    status,
    holder: status === 'captured' ? holder(events.length) : null,
    why: status === 'unknown' ? 'The table was not read.' : null,
  });
  tell({
    type: 'run-started',
    runId: 'long-update',
    phase: 'before',
    target: 'mail1',
    rehearsal: true,
    tool: { name: 'cu-preflight', version: '0.1.0' },
    windowMinutes: 60,
  });
  tell({ type: 'gate-decided', decision: 'proceed', by: 'A. Operator', verdict: 'go' });
  tell({
    type: 'watch-started',
    by: 'A. Operator',
    intervalMs: 100,
    ports: [...watchedPorts],
    services: [...services],
  });
  for (const target of watchedPorts)
    for (const family of families) port(target, family, sight('listening'));
  for (const name of services) service(name, 'running');
  const states = ['stop-pending', 'stopped', 'start-pending', 'running'] as const;
  const turn = new Map(services.map((name) => [name, random.below(4)]));
  for (let count = 0; count < changes; count += 1) {
    at += 20 + random.below(700);
    const draw = random.below(100);
    if (count === Math.floor(changes * 0.7)) {
      const lastWrittenAt = seenAt();
      at += 240_000;
      tell({ type: 'watch-interrupted', lastWrittenAt });
      tell({ type: 'watch-resumed' });
    } else if (draw < 2) {
      tell({
        type: 'setup-noted',
        note: {
          kind: draw === 0 && count % 3 === 0 ? 'error' : 'component',
          entry: count,
          logTime: null,
          text: `Configuring component ${count} of the Mailbox role.`,
          reference: null,
          known: null,
        },
      });
    } else if (draw < 45) {
      const name = services[random.below(services.length)] ?? '';
      const next = ((turn.get(name) ?? 0) + 1) % 4;
      turn.set(name, next);
      service(name, states[next] ?? 'running');
    } else {
      const target = watchedPorts[random.below(watchedPorts.length)] ?? watchedPorts[0];
      const status = (['listening', 'free', 'reserved', 'free', 'listening', 'unknown'] as const)[
        random.below(6)
      ];
      if (target)
        port(
          target,
          random.below(2) === 0 ? 'ipv4' : 'ipv6',
          sight(random.below(25) === 0 ? 'captured' : (status ?? 'free')),
        );
    }
  }
  at += 60_000;
  tell({ type: 'watch-ended', by: 'A. Operator' });
  return events;
};
