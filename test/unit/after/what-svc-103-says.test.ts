import { describe, expect, it } from 'vitest';

import type { AfterInput } from '../../../shared/after/input.ts';
import { docs } from '../../../shared/checks/docs.ts';
import { afterInput, findingsAfter, type SideUnderTest } from '../../support/after.ts';
import {
  connection,
  errorItem,
  installPath,
  listeners,
  pop3be,
  service,
} from '../../support/evidence.ts';
import { expectSaid, type Said } from '../../support/said.ts';

const pop = 'MSExchangePOP3BE';
const subject = `${pop} tcp/9955`;
const says = (
  check: string,
  cases: readonly (readonly [name: string, input: AfterInput, said: Said, about?: string])[],
): void => {
  const complete = cases.map(
    ([name, input, said, about = subject]) => [name, input, said, about] as const,
  );
  it.each(complete)('%s', (_name, input, said, about) => {
    expectSaid(
      findingsAfter(input, check).find((finding) => finding.subject === about),
      said,
    );
  });
};

describe('SVC-103 says', () => {
  const evidence = ['baseline', 'endpoints', 'services', 'processes'];
  const [v4, v6] = listeners(9955, 4120);
  const on = (...rows: (typeof v4)[]): SideUnderTest => ({
    endpoints: rows.flatMap((row) => row ?? []),
  });
  const down = pop3be({ state: 'stopped' });
  const failed = {
    evidence,
    docs: [docs.exclusiveBind],
    advice: [['plan', `Recover ${pop}: free its port`]],
  } as const;
  const narrow = [v4, v6].map((row) => row && { ...row, localAddress: '127.0.0.1' });
  const worker: SideUnderTest = {
    endpoints: listeners(9955, 4121),
    processes: [
      { pid: 4120, startedAt: null, imagePath: pop3be().imagePath },
      {
        pid: 4121,
        startedAt: null,
        imagePath: `${installPath}ClientAccess\\PopImap\\Microsoft.Exchange.Pop3.exe`,
      },
    ],
  };
  const registry = service('RemoteRegistry', { pid: 4200, triggerStart: true });
  const store = (port: number, given: SideUnderTest = {}): SideUnderTest => ({
    services: [service('MSExchangeIS', { pid: 4300 })],
    endpoints: listeners(port, 4300),
    ...given,
  });
  const web = (pid: number, imagePath: string): SideUnderTest => ({
    services: [],
    endpoints: listeners(443, pid),
    processes: [{ pid, startedAt: null, imagePath }],
  });
  const nobody = 'Now IPv4: nobody has it; IPv6: nobody has it.';
  says('SVC-103', [
    [
      'that the service listens as before',
      afterInput(),
      {
        title: `${subject}: its own service listens`,
        summary: 'It listens in IPv4 and IPv6, as before.',
        evidence,
      },
    ],
    [
      'that another program of the service listens',
      afterInput({}, worker),
      {
        title: `${subject}: its own service listens`,
        summary: [
          'as before. By another program than before: MSExchangePOP3BE (',
          'Microsoft.Exchange.Pop3.exe), before MSExchangePOP3BE (',
        ],
        evidence,
      },
    ],
    [
      'that a service is down and nobody has its port',
      afterInput({}, { services: [down], endpoints: [] }),
      {
        ...failed,
        title: `${subject}: its service does not listen`,
        summary: `Before the update it listened in IPv4, IPv6. ${nobody} ${pop} is stopped: see SVC-101.`,
      },
    ],
    [
      'that a service runs all the same',
      afterInput({}, { endpoints: [] }),
      {
        ...failed,
        title: `${subject}: its service does not listen`,
        summary: [`${nobody} ${pop} runs all the same.`],
      },
    ],
    [
      'that a service is gone',
      afterInput({}, { services: [], endpoints: [] }),
      {
        ...failed,
        title: `${subject}: its service does not listen`,
        summary: [`The service ${pop} is gone, or renamed.`],
      },
    ],
    [
      'who has the port in each family',
      afterInput(
        {},
        {
          services: [down, service('W3SVC', { pid: 777, imagePath: 'C:\\w3wp.exe' })],
          endpoints: [connection(9955, 777), connection(9956, 777, { family: 'ipv6' })],
        },
      ),
      {
        ...failed,
        title: `${subject}: its service does not listen`,
        summary: [
          'Now IPv4: held by w3wp.exe (process 777, service W3SVC)',
          '; IPv6: nobody has it.',
        ],
      },
    ],
    [
      'in which family it does not listen',
      afterInput({}, on(v4)),
      {
        ...failed,
        title: `${subject}: its service does not listen in IPv6`,
        summary: ['it listened in IPv4, IPv6. Now IPv6: nobody has it.'],
      },
    ],
    [
      'on which family it listens on fewer addresses',
      afterInput({}, on(...narrow)),
      {
        ...failed,
        title: `${subject}: its service listens on fewer addresses of IPv4, IPv6 than before`,
        summary: ['Before the update it listened in IPv4, IPv6.'],
      },
    ],
    [
      'how the tables contradict each other',
      afterInput({}, { processes: [] }),
      {
        title: `${subject}: the tables contradict each other`,
        summary: [
          'The process 4120 that listens on 9955 is not in the process table. So it is not known who listens; verify again.',
        ],
        evidence,
      },
    ],
    [
      'that a service may be stopped',
      afterInput(
        { services: [registry], endpoints: listeners(7000, 4200) },
        { services: [{ ...registry, state: 'stopped', pid: null }], endpoints: [] },
      ),
      {
        title: 'RemoteRegistry tcp/7000: the service may be stopped',
        summary: 'It is stopped, and it starts on a trigger and may stop at any time.',
        evidence,
      },
      'RemoteRegistry tcp/7000',
    ],
    [
      'where a service listens instead',
      afterInput(store(6100), store(6200)),
      {
        title: 'MSExchangeIS tcp/6100: it listens on another port',
        summary: [
          'MSExchangeIS runs, and listens on 6200, where it did not before. Only you can say',
        ],
        evidence,
      },
      'MSExchangeIS tcp/6100',
    ],
    [
      'that it may be an RPC endpoint',
      afterInput(store(6100), store(6200, { replace: [errorItem('rpc-endpoints')] })),
      {
        title: 'MSExchangeIS tcp/6100: it listens on another port',
        summary: ['where it did not before. The RPC endpoint mapper was not read'],
        evidence,
      },
      'MSExchangeIS tcp/6100',
    ],
    [
      'that a program without a service is another one, without a plan for it',
      afterInput(web(900, 'C:\\a\\web.exe'), web(901, 'C:\\b\\other.exe')),
      {
        title: 'web.exe tcp/443: its service does not listen',
        summary: ['held by other.exe (process 901)'],
        evidence,
        docs: [docs.exclusiveBind],
      },
      'web.exe tcp/443',
    ],
    [
      'that nobody listened',
      afterInput(on(), {}),
      {
        title: 'No service of Exchange listened on a port of its own',
        summary: ['The baseline shows no listener of Exchange'],
        evidence,
      },
      'EX01',
    ],
  ]);

  it('in the order of the services and their ports', () => {
    const side = {
      services: [service('MSExchangeRPC', { pid: 4500 }), pop3be()],
      endpoints: [...listeners(6001, 4500), ...listeners(12_000, 4120), ...listeners(9955, 4120)],
    };
    expect(
      findingsAfter(afterInput(side, side), 'SVC-103').map((finding) => finding.subject),
    ).toEqual([`${pop} tcp/9955`, `${pop} tcp/12000`, 'MSExchangeRPC tcp/6001']);
  });

  it.each([25, 80, 81, 110, 143, 443, 444, 465, 475, 587, 717, 993, 995, 2525])(
    'who listened on the well-known port %d',
    (port) => {
      const side = { endpoints: listeners(port, 4) };
      expect(findingsAfter(afterInput(side, {}), 'SVC-103')).toMatchObject([
        { subject: `System tcp/${port}`, outcome: 'fail' },
      ]);
    },
  );

  it.each([9955, 9933, 1995, 1993, 64_327, 50_389, 50_636, 2525])(
    'that %d does not move by itself',
    (port) => {
      const range = { first: 1025, last: 65_534 };
      const found = findingsAfter(
        afterInput(store(port, { range }), store(6200, { range })),
        'SVC-103',
      );
      expect(found[0]?.outcome).toBe('fail');
    },
  );
});
