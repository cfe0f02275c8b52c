import type { Server } from '../../electron/agent/server/server.ts';
import { afterInputOf as inputOf } from './after.ts';
import type { AfterInput } from '../../shared/after/input.ts';
import type { Evidence } from '../../shared/evidence/schema.ts';
import { isTouchedBySetup } from '../../shared/exchange/touched-by-setup.ts';
import { deriveFacts } from '../../shared/facts/derive-facts.ts';
import { valueOr } from '../../shared/facts/fact.ts';
import { families, stores } from '../../shared/ports/vocabulary.ts';
import { collectAfter } from './after.ts';
import { installPath } from './evidence.ts';
import { beginsAt, patient, readValue, rehearse } from './rehearsal.ts';
import type { SeededRandom } from './seeded-random.ts';

const minuteMs = 60_000;
export const backEnds = ['MSExchangePOP3BE', 'MSExchangeIMAP4BE'] as const;

let kept: Promise<Evidence> | null = null;

/** Evidence of the server before anything was damaged; the same for every test of a file. */
export const evidenceOfBefore = (): Promise<Evidence> =>
  (kept ??= collectAfter(rehearse({ scenario: 'ports-at-risk' })));

/** The server an hour later, as an update may have left it: services stopped and disabled, back-end ports taken, one excluded by hand. What exactly is for the seed to decide. */
export const damagedServer = async (random: SeededRandom): Promise<Server> => {
  const taken = backEnds.filter(() => random.below(3) === 0);
  const server = rehearse({
    scenario: 'ports-at-risk',
    now: new Date(beginsAt.getTime() + 60 * minuteMs),
    adapt: (scenario) => ({
      ...scenario,
      services: scenario.services.map((service) =>
        (taken as readonly string[]).includes(service.name)
          ? { ...service, running: false, win32ExitCode: 10_048 }
          : service,
      ),
      held: taken.map((name) => ({
        family: 'ipv4',
        port: name === 'MSExchangePOP3BE' ? 9955 : 9933,
        by: 'w3wp.exe MSExchangeAutodiscoverAppPool',
        remoteAddress: '10.0.0.5',
        remotePort: 3268,
        endsAfterMs: (1 + random.below(12)) * minuteMs,
      })),
    }),
  });
  const services = await readValue(server, 'services');
  const left = services.filter(
    (service) => isTouchedBySetup(service, installPath) || service.name === 'NetTcpPortSharing',
  );
  for (const { name } of left.filter(() => random.below(5) === 0)) {
    await server.stopService(name, patient);
    if (random.below(2) === 0) await server.setStartType(name, 'disabled', patient);
  }
  if (random.below(3) === 0)
    await server.reserve(
      {
        family: families[random.below(2)] ?? 'ipv4',
        protocol: 'tcp',
        port: random.below(2) === 0 ? 9955 : 9933,
        store: 'persistent',
      },
      patient,
    );
  return server;
};

/** What a plan of the After phase is made from, of a server that was damaged. */
export const inputOfNow = async (server: Server): Promise<AfterInput> => {
  const before = await evidenceOfBefore();
  return inputOf(before, await collectAfter(server, before), {
    updateBeganAt: new Date(beginsAt.getTime() + 30 * minuteMs).toISOString(),
  });
};

/** Everything that a rollback has to give back: states and start types of the services, and the exclusions of our kind. */
export const whatStands = async (server: Server): Promise<unknown> => {
  const facts = deriveFacts(await collectAfter(server));
  const services = valueOr(facts.services, []).map(({ name, state, startType }) =>
    [name, state, startType].join(' '),
  );
  const exclusions = families.map((family) =>
    stores.map((store) => valueOr(facts.exclusions[family].tcp[store], [])),
  );
  return { services, exclusions };
};
