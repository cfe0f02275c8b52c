import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { hmac } from '../../electron/agent/transport/door.ts';
import type { Link } from '../../electron/main/agent/dial.ts';
import { newToken } from '../../electron/main/agent/token-store.ts';
import { proofOf } from '../../shared/protocol/handshake.ts';
import {
  dialAgent,
  startAgent,
  type Dialled,
  type RunningAgent,
} from '../support/agent-process.ts';
import { skipUnless } from '../support/skip.ts';

const connected = ({ link }: Dialled): Link => {
  if (!link.ok) throw new Error(`${link.error.code}: ${link.error.message}`);
  return link.value;
};

/** Sends text as it is and answers with all that comes back until the other end closes. */
const speak = (path: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ path });
    let heard = '';
    socket.setEncoding('utf8').on('data', (piece: string) => (heard += piece));
    socket.once('connect', () => socket.write(text));
    socket.once('error', reject);
    socket.once('close', () => resolve(heard));
  });

const onUnix = skipUnless(
  process.platform === 'win32' ? 'sockets of this test are Unix ones' : null,
);

onUnix('an agent in a process of its own', () => {
  it('answers whoever proves the token, and only then', async () => {
    const agent = await startAgent();
    expect(statSync(agent.socket).mode & 0o777).toBe(0o600);
    const { client, agent: identity } = connected(await dialAgent(agent));
    expect(identity).toMatchObject({
      target: 'sim:ports-at-risk',
      rehearsal: true,
      elevated: true,
      pid: agent.child.pid,
    });
    const snapshot = await client.request('run.snapshot', {});
    expect(snapshot).toMatchObject({ ok: true, value: { state: null } });
  });

  it('sends the events of a run in order, without a gap', async () => {
    const agent = await startAgent();
    const seqs: number[] = [];
    let finished = (): void => undefined;
    const end = new Promise<void>((resolve) => (finished = resolve));
    const { client } = connected(
      await dialAgent(agent, {}, ({ seq, body }) => {
        seqs.push(seq);
        if (body.type === 'collection-finished') finished();
      }),
    );
    expect(await client.request('run.start', {})).toMatchObject({ ok: true });
    await end;
    expect(seqs.length).toBeGreaterThan(20);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    const report = await client.request('report.get', {});
    expect(report).toMatchObject({ ok: true, value: { verdict: 'no-go' } });
  });

  it('refuses a wrong token', async () => {
    const agent = await startAgent();
    writeFileSync(agent.tokenFile, newToken());
    expect((await dialAgent(agent)).link).toMatchObject({
      ok: false,
      error: { code: 'unauthorised' },
    });
  });

  it('refuses a token that has opened a connection already', async () => {
    const agent = await startAgent();
    const first = readFileSync(agent.tokenFile, 'utf8');
    const { client } = connected(await dialAgent(agent));
    await client.request('run.snapshot', {});
    client.close();
    const second = readFileSync(agent.tokenFile, 'utf8');
    expect(second).not.toBe(first);
    expect(statSync(agent.tokenFile).mode & 0o777).toBe(0o600);

    writeFileSync(agent.tokenFile, first);
    expect((await dialAgent(agent)).link).toMatchObject({ error: { code: 'unauthorised' } });
    writeFileSync(agent.tokenFile, second);
    connected(await dialAgent(agent));
  });

  it('still takes the old token when the client went down before it had kept the next one', async () => {
    const agent = await startAgent();
    const token = readFileSync(agent.tokenFile, 'utf8').trim();
    // Goes as far as the welcome by hand, and leaves.
    await new Promise<void>((resolve) => {
      const socket = connect({ path: agent.socket });
      socket.setEncoding('utf8');
      socket.on('data', (text: string) => {
        const frame = JSON.parse(text) as { kind: string; nonce: string };
        if (frame.kind === 'welcome') {
          socket.destroy();
          resolve();
          return;
        }
        const nonces = { agent: frame.nonce, client: newToken() };
        const proof = proofOf(hmac, token, 'client', nonces);
        socket.write(
          `${JSON.stringify({ kind: 'auth', protocol: 1, nonce: nonces.client, proof })}\n`,
        );
      });
    });
    expect((await dialAgent(agent)).link).toMatchObject({ ok: true });
  });

  it('refuses a second window with a clear message, until the first has gone', async () => {
    const agent = await startAgent();
    const first = connected(await dialAgent(agent));
    const second = await dialAgent(agent);
    expect(second.link).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(second.link.ok || second.link.error.message).toMatch(/Another window is connected/);
    expect(await first.client.request('run.start', {})).toMatchObject({ ok: true });
    first.client.close();

    const third = connected(await dialAgent(agent));
    expect(await third.client.request('run.snapshot', {})).toMatchObject({
      value: { state: { target: 'sim:ports-at-risk' } },
    });
  });

  it.for([
    ['garbage', 'GET / HTTP/1.1\r\n\r\n', 'garbled'],
    ['JSON that is no frame', '{"kind":"open-sesame"}\n', 'garbled'],
    ['a stranger with a long line', 'x'.repeat(5_000), 'garbled'],
    [
      'a request without a proof',
      '{"kind":"request","id":1,"method":"run.start","params":{}}\n',
      'unauthorised',
    ],
    [
      'a version that it does not speak',
      `${JSON.stringify({ kind: 'auth', protocol: 99, nonce: newToken(), proof: newToken() })}\n`,
      'not-supported',
    ],
  ] as const)('closes on %s, with a message', async ([, text, code]) => {
    const agent = await startAgent();
    const [challenge, refused] = (await speak(agent.socket, text)).trim().split('\n');
    expect(JSON.parse(challenge!)).toMatchObject({ kind: 'challenge' });
    expect(JSON.parse(refused!)).toMatchObject({ kind: 'refused', error: { code } });
    connected(await dialAgent(agent));
  });

  it('answers wrong requests as such and goes on', async () => {
    const agent = await startAgent();
    const { client } = connected(await dialAgent(agent));
    const unknown = client.request('format.disk' as 'run.start', {});
    expect(await unknown).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const wrong = client.request('run.recheck', { checkId: 7 as unknown as string });
    expect(await wrong).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(await client.request('run.snapshot', {})).toMatchObject({ ok: true });
  });

  it('that is killed in the middle of an answer: every request ends as agent-gone', async () => {
    const agent = await startAgent();
    const dialled = await dialAgent(agent);
    const { client } = connected(dialled);
    // Stopped first, so that the answer is still to come when it dies.
    agent.child.kill('SIGSTOP');
    const waiting = [client.request('run.snapshot', {}), client.request('report.get', {})];
    agent.child.kill('SIGKILL');
    for (const answer of await Promise.all(waiting))
      expect(answer).toMatchObject({ ok: false, error: { code: 'agent-gone' } });
    expect(await dialled.gone).toMatchObject({ code: 'agent-gone' });
    expect(await client.request('run.snapshot', {})).toMatchObject({
      ok: false,
      error: { code: 'agent-gone' },
    });
  });

  it('that hangs is told from one that is dead', async () => {
    const agent = await startAgent();
    const dialled = await dialAgent(agent, { pingEveryMs: 50, missedPings: 4 });
    const { client } = connected(dialled);
    agent.child.kill('SIGSTOP');
    const answer = client.request('run.snapshot', {});
    expect(await answer).toMatchObject({ ok: false, error: { code: 'agent-hangs' } });
    expect(await dialled.gone).toMatchObject({ code: 'agent-hangs' });
  });

  it('that hangs already when it is dialled does not keep a window waiting for ever', async () => {
    const agent = await startAgent();
    agent.child.kill('SIGSTOP');
    const { link } = await dialAgent(agent, { handshakeMs: 300 });
    expect(link).toMatchObject({ ok: false, error: { code: 'agent-hangs' } });
  });

  it('outlives its window, and the next window finds the run as it is', async () => {
    const agent = await startAgent({ lifetime: 'service' });
    const first = connected(await dialAgent(agent));
    const started = await first.client.request('run.start', {});
    first.client.close();
    const second = connected(await dialAgent(agent));
    const snapshot = await second.client.request('run.snapshot', {});
    expect(snapshot.ok && snapshot.value.state?.runId).toBe(started.ok && started.value.runId);
  });

  it.for(['goodbye', 'close'] as const)(
    'that belongs to a window ends with it (%s) and gives the run back',
    async (how) => {
      const agent = await startAgent({ lifetime: 'child', clock: 'run' });
      const { client } = connected(await dialAgent(agent));
      await client.request('run.start', {});
      const runs = join(agent.data, 'runs');
      const [run] = readdirSync(runs);
      expect(existsSync(join(runs, run!, 'lock'))).toBe(true);
      client[how]();
      expect(await agent.ended).toBe(0);
      expect(existsSync(join(runs, run!, 'lock'))).toBe(false);
      expect(existsSync(agent.socket)).toBe(false);
    },
  );

  it('gives the run back when it is asked to end', async () => {
    const agent = await startAgent();
    const { client } = connected(await dialAgent(agent));
    await client.request('run.start', {});
    agent.child.kill('SIGTERM');
    expect(await agent.ended).toBe(0);
    const [run] = readdirSync(join(agent.data, 'runs'));
    expect(existsSync(join(agent.data, 'runs', run!, 'lock'))).toBe(false);
  });

  it('takes over the socket of one that was killed, but not of one that lives', async () => {
    const agent = await startAgent();
    const again = (): Promise<RunningAgent> =>
      startAgent({
        args: (folder) => {
          writeFileSync(join(folder, 'token'), newToken(), { mode: 0o600 });
          return [
            '--listen',
            `unix:${agent.socket}`,
            '--token-file',
            join(folder, 'token'),
            '--server',
            'sim:healthy',
            '--data',
            join(folder, 'data'),
          ];
        },
      });
    const refused = await again();
    expect(await refused.ended).toBe(70);
    expect(refused.stderr()).toMatch(/Another agent listens/);
    agent.child.kill('SIGKILL');
    await agent.ended;
    const taken = await again();
    expect(taken.child.exitCode).toBeNull();
    connected(await dialAgent({ socket: agent.socket, tokenFile: taken.tokenFile }));
  });
});

onUnix('the start of an agent', () => {
  const refuses = async (args: (folder: string) => readonly string[]): Promise<string> => {
    const agent = await startAgent({ args });
    expect(await agent.ended).toBe(64);
    return agent.stderr();
  };
  const usual = (folder: string, over: Readonly<Record<string, string>> = {}): string[] =>
    Object.entries({
      '--listen': `unix:${join(folder, 's')}`,
      '--token-file': join(folder, 'token'),
      '--server': 'sim:healthy',
      '--data': join(folder, 'data'),
      ...over,
    }).flat();

  it('refuses a token file that others can read', async () => {
    const said = await refuses((folder) => {
      chmodSync(join(folder, 'token'), 0o644);
      return usual(folder);
    });
    expect(said).toMatch(/0600/);
  });

  it.for([
    ['a token file that is missing', { '--token-file': '/nowhere/token' }, /token file/],
    ['a host that is not this one', { '--listen': 'tcp:0.0.0.0:5999' }, /127\.0\.0\.1/],
    ['a relative socket', { '--listen': 'unix:agent.sock' }, /absolute/],
    ['a scenario that does not exist', { '--server': 'sim:perfect' }, /no server/],
    ['a server that looks like an option', { '--server': '--data' }, /ambiguous|no server/],
    ['this computer, where it is no Windows', { '--server': 'local' }, /Windows/],
    ['an option that does not exist', { '--shell': 'yes' }, /shell/],
  ] as const)('refuses %s', async ([, over, message]) => {
    expect(await refuses((folder) => usual(folder, over))).toMatch(message);
  });

  it('refuses a token file without a token', async () => {
    const said = await refuses((folder) => {
      writeFileSync(join(folder, 'token'), 'secret');
      return usual(folder);
    });
    expect(said).toMatch(/64 hexadecimal digits/);
  });
});
