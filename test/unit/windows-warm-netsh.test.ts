import { describe, expect, it, onTestFinished } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { reserverOf } from '../../electron/agent/server/windows/command/open-reserver.ts';
import type { Reserver } from '../../electron/agent/server/reserver.ts';
import type { Reservation } from '../../electron/agent/server/server.ts';
import { families } from '../../shared/ports/vocabulary.ts';
import type { Result } from '../../shared/result.ts';
import { patient } from '../support/rehearsal.ts';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A real program in the place of netsh, that behaves as told. */
const open = async (
  mode: string,
  signal = patient,
  limits = { readyMs: 20_000, answerMs: 20_000 },
): Promise<Result<Reserver>> => {
  const opened = await reserverOf(
    {
      file: process.execPath,
      args: [inRoot('test/support/prompted-program.ts'), mode],
      cwd: inRoot(),
      env: {},
      trial: ['show one', 'show two'],
      isExpected: (printed) =>
        printed.length === 2 &&
        printed.every((bytes, index) =>
          textOf(bytes).includes(['show one', 'show two'][index] ?? '?'),
        ),
    },
    signal,
    limits,
  );
  if (opened.ok) onTestFinished(() => opened.value.close());
  return opened;
};
const ready = async (mode: string, limits?: Parameters<typeof open>[2]): Promise<Reserver> => {
  const opened = await open(mode, patient, limits);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};
const both = (port: number): readonly Reservation[] =>
  families.map((family) => ({ family, protocol: 'tcp', port, store: 'persistent' }));
const printed = (answers: Awaited<ReturnType<Reserver['reserve']>>): readonly string[] =>
  answers.ok
    ? answers.value.map(({ stdoutBase64 }) => Buffer.from(stdoutBase64, 'base64').toString().trim())
    : [answers.error.message];

describe('a netsh that is kept ready', () => {
  it('is asked with the same breath whether the exclusion is there', async () => {
    const reserver = await ready('tables');
    const answers = await reserver.reserve([...both(9955), ...both(9933)], patient);
    expect(answers.ok && answers.value.map(({ isThere }) => isThere)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const unreadable = await (await ready('good')).reserve(both(9955), patient);
    expect(unreadable.ok && unreadable.value.map(({ isThere }) => isThere)).toEqual([null, null]);
  });

  it('takes both families at once and tells their answers apart, with the commands that a plan shows', async () => {
    const reserver = await ready('good');
    expect(reserver.ready()).toBe(true);
    const answers = await reserver.reserve(both(9955), patient);
    expect(printed(answers)).toEqual([
      '3: int ipv4 add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
      '4: int ipv6 add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
    ]);
    if (!answers.ok) return;
    expect(answers.value.map(({ exitCode }) => exitCode)).toEqual([null, null]);
    expect(answers.value.map(({ argv }) => argv.slice(0, 4))).toEqual([
      ['netsh', 'int', 'ipv4', 'add'],
      ['netsh', 'int', 'ipv6', 'add'],
    ]);
    expect(reserver.ready()).toBe(true);
  });

  it('is sent nothing that is not a port', async () => {
    const reserver = await ready('good');
    for (const port of [0, 65_536, 9_955.5, Number.NaN])
      expect(await reserver.reserve(both(port), patient)).toMatchObject({
        ok: false,
        error: { code: 'bad-request' },
      });
    expect(printed(await reserver.reserve(both(9955), patient))[0]).toMatch(/^3: int ipv4 add/);
  });

  it('takes commands while it works, and each gets its own answers', async () => {
    const reserver = await ready('good');
    const [pop, imap] = await Promise.all([
      reserver.reserve(both(9955), patient),
      reserver.reserve(both(9933), patient),
    ]);
    expect(printed(pop).map((text) => /startport=(\d+)/.exec(text)?.[1])).toEqual(['9955', '9955']);
    expect(printed(imap).map((text) => /startport=(\d+)/.exec(text)?.[1])).toEqual([
      '9933',
      '9933',
    ]);
    expect(reserver.ready()).toBe(true);
  });

  it.each([
    ['silent', /no answer within/],
    ['garbled', /does not print what was asked for/],
    ['floods', /prints without end/],
  ])('is not trusted when it is %s', async (mode, why) => {
    const opened = await open(mode, patient, {
      readyMs: mode === 'silent' ? 500 : 20_000,
      answerMs: 500,
    });
    expect(opened).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(why) as string },
    });
  });

  it('is not there where there is no such program, or when it is not wanted any more', async () => {
    const none = await reserverOf(
      { file: '/no/such/netsh', cwd: inRoot(), env: {}, trial: [], isExpected: () => true },
      patient,
    );
    expect(none).toMatchObject({ ok: false });
    expect(await open('good', AbortSignal.abort())).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
  });

  it('that dies at a command says so, and is not ready again', async () => {
    const reserver = await ready('dies');
    expect(await reserver.reserve(both(9955), patient)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('it has ended') as string },
    });
    expect(reserver.ready()).toBe(false);
    expect(await reserver.reserve(both(9955), patient)).toMatchObject({ ok: false });
  });

  it('that does not answer in time is ended', async () => {
    const reserver = await ready('hangs', { readyMs: 20_000, answerMs: 300 });
    expect(await reserver.reserve(both(9955), patient)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('no answer within 0.3 s') as string },
    });
    expect(reserver.ready()).toBe(false);
  });

  it('that prints without being asked is not ready: whose answer that is nobody could tell', async () => {
    const reserver = await ready('chatty');
    await expect.poll(() => reserver.ready(), { timeout: 20_000 }).toBe(false);
    expect(await reserver.reserve(both(9955), patient)).toMatchObject({ ok: false });
  });

  it('gives up an answer that is not waited for any more', async () => {
    const reserver = await ready('hangs');
    const abort = new AbortController();
    const answer = reserver.reserve(both(9955), abort.signal);
    abort.abort();
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('ends when it is closed, also one that does not want to', async () => {
    for (const mode of ['good', 'stubborn']) {
      const reserver = await ready(mode);
      await reserver.close();
      expect(reserver.ready()).toBe(false);
    }
  });
});
