import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import type { Reservation } from '../../electron/agent/server/server.ts';
import { families } from '../../shared/ports/vocabulary.ts';
import { skipUnless } from '../support/skip.ts';
import { backEndPorts } from './support/exchange-services.ts';
import { benchAvailability } from './support/tools.ts';
import { startDrivenServer, type DrivenServer } from './windows-server/driven-server.ts';

type Answered = {
  readonly ok: boolean;
  readonly ready: boolean;
  readonly answers: readonly {
    readonly ok: boolean;
    readonly value?: readonly { readonly stdoutBase64: string; readonly isThere: boolean }[];
    readonly error?: { readonly message: string };
  }[];
};

const both = (port: number): readonly Reservation[] =>
  families.map((family) => ({ family, protocol: 'tcp', port, store: 'persistent' }));
const refusal = 'The process cannot access the file because it is being used by another process.';

/** The calls with which the watch excludes a port in the moment in which its service has stopped, on Win32. */
skipUnless(benchAvailability())('a netsh that is kept ready, and a glance', () => {
  let machine: DrivenServer;
  beforeAll(async () => {
    machine = await startDrivenServer();
  });
  afterAll(async () => machine?.bench.stop());
  afterEach(() => machine.bench.setNetshMode(null));

  const reserve = async (
    writes: readonly (readonly Reservation[])[],
    longestReadMs?: number,
  ): Promise<Answered> => {
    const options = longestReadMs === undefined ? {} : { longestReadMs };
    return (await machine.perform([{ do: 'reserve-ready', writes }], options))[0] as Answered;
  };
  const printed = ({ answers }: Answered): readonly (readonly string[])[] =>
    answers.map(({ value, error }) =>
      value === undefined
        ? [error?.message ?? '']
        : value.map(({ stdoutBase64 }) => Buffer.from(stdoutBase64, 'base64').toString().trim()),
    );
  const thereOf = ({ answers }: Answered): readonly boolean[] =>
    answers.flatMap(({ value }) => (value ?? []).map(({ isThere }) => isThere));
  const reserved = async (): Promise<readonly string[]> =>
    (await machine.bench.kernel()).reserved.split(',');

  it('excludes ports in both families, and the kernel obeys; each write gets its own answers', async () => {
    machine.bench.forgetNetshCalls();
    const answered = await reserve([both(9_957), both(9_959)]);
    expect(printed(answered)).toEqual([
      ['Ok.', 'Ok.'],
      ['Ok.', 'Ok.'],
    ]);
    expect(thereOf(answered)).toEqual([true, true, true, true]);
    expect(answered.ready).toBe(true);
    expect(await reserved()).toEqual(expect.arrayContaining(['9957', '9959']));
    const calls = machine.bench.netshCalls().map((call) => call.split(' | ')[0]);
    expect(calls).toEqual([
      'netsh>int ipv4 show dynamicport tcp',
      'netsh>int ipv6 show dynamicport tcp',
      ...[9_957, 9_959].flatMap((port) => [
        ...families.map(
          (family) =>
            `netsh>int ${family} add excludedportrange protocol=tcp startport=${port} numberofports=1 store=persistent`,
        ),
        ...families.map(
          (family) => `netsh>int ${family} show excludedportrange protocol=tcp store=active`,
        ),
      ]),
    ]);
    await expect.poll(() => machine.bench.processes('netsh.exe'), { timeout: 10_000 }).toEqual([]);
  });

  it('hands on the refusal while a service listens, and goes on', async () => {
    const answered = await reserve([both(backEndPorts.pop), both(9_961)]);
    expect(printed(answered)).toEqual([
      [refusal, refusal],
      ['Ok.', 'Ok.'],
    ]);
    expect(thereOf(answered)).toEqual([false, false, true, true]);
    expect(await reserved()).not.toContain(String(backEndPorts.pop));
  });

  it.each([
    ['never shows its prompt', { prompt: 'none' }, /no answer within 2 s/],
    ['prints something else than it was asked for', { output: 'garbled' }, /does not print what/],
  ] as const)('is not to be had where it %s, and is ended', async (_, mode, why) => {
    machine.bench.setNetshMode(mode);
    expect(await reserve([both(9_963)], 2_000)).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(why) as string },
    });
    expect(await reserved()).not.toContain('9963');
    await expect.poll(() => machine.bench.processes('netsh.exe'), { timeout: 10_000 }).toEqual([]);
  });

  it.each([
    ['ends at the command', { match: ['add'], prompt: 'dies' }, /it has ended/],
    ['does not come back from it', { match: ['add'], delayMs: 60_000 }, /no answer within 1 s/],
  ] as const)(
    'that %s has done nothing, says so, and is not ready any more',
    async (_, mode, why) => {
      machine.bench.setNetshMode(mode);
      const answered = await reserve([both(9_965)], 1_000);
      expect(printed(answered)[0]?.[0]).toMatch(why);
      expect(answered.ready).toBe(false);
      expect(await reserved()).not.toContain('9965');
      await expect
        .poll(() => machine.bench.processes('netsh.exe'), { timeout: 10_000 })
        .toEqual([]);
    },
  );

  it('shows the state of a service, and who has its ports only while it is stopped', async () => {
    const wanted = [
      { service: 'MSExchangePOP3BE', ports: [{ protocol: 'tcp', port: backEndPorts.pop }] },
      { service: 'MSExchangeIMAP4BE', ports: [{ protocol: 'tcp', port: backEndPorts.imap }] },
    ] as const;
    const glance = async () =>
      (await machine.perform([{ do: 'glance', wanted }]))[0] as { readonly value: unknown };
    expect((await glance()).value).toEqual([
      { service: 'MSExchangePOP3BE', state: 'running', taken: null },
      { service: 'MSExchangeIMAP4BE', state: 'stopped', taken: [] },
    ]);
    for (const family of families)
      await machine.whileHeld(family, backEndPorts.imap, async () => {
        expect((await glance()).value).toMatchObject([
          { taken: null },
          { taken: [{ protocol: 'tcp', family, port: backEndPorts.imap }] },
        ]);
      });
    // Setup may delete a service and make it anew.
    const missing = [{ service: 'NoSuchService', ports: [] }, ...wanted];
    expect(await machine.perform([{ do: 'glance', wanted: missing }])).toMatchObject([
      { ok: true, value: [{ state: 'running' }, { state: 'stopped' }] },
    ]);
  });
});
