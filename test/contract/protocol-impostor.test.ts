import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { describe, expect, onTestFinished } from 'vitest';

import { newToken } from '../../electron/main/agent/token-store.ts';
import { dialAgent, startAgent } from '../support/agent-process.ts';
import { skipUnless } from '../support/skip.ts';

const onUnix = skipUnless(
  process.platform === 'win32' ? 'sockets of this test are Unix ones' : null,
);

describe('a window whose agent', () => {
  /** Something that listens where an agent should, and speaks from a script. */
  const impostor = async (
    speakTo: (say: (frame: unknown) => void, raw: (text: string) => void, end: () => void) => void,
    answer: (line: string) => unknown = () => undefined,
  ): Promise<{ socket: string; tokenFile: string }> => {
    const { folder } = await startAgent({ args: () => ['--nothing'] });
    const socket = join(folder, 'impostor.sock');
    const server = createServer((peer) => {
      const say = (frame: unknown): void => void peer.write(`${JSON.stringify(frame)}\n`);
      peer.setEncoding('utf8').on('data', (text: string) => {
        const frame = answer(text);
        if (frame !== undefined) say(frame);
      });
      peer.on('error', () => undefined);
      speakTo(
        say,
        (text) => void peer.write(text),
        () => peer.destroySoon(),
      );
    });
    await new Promise<void>((resolve) => server.listen({ path: socket }, resolve));
    onTestFinished(() => void server.close());
    return { socket, tokenFile: join(folder, 'token') };
  };
  const challenge = { kind: 'challenge', protocol: 1, nonce: newToken() };
  const agent = { version: '0', pid: 1, target: 'local', rehearsal: false, elevated: true };

  onUnix.it('does not know the token: is given no request and no other proof', async () => {
    const heard: string[] = [];
    const place = await impostor(
      (say) => say(challenge),
      (line) => {
        heard.push(line);
        return { kind: 'welcome', proof: newToken(), nextToken: newToken(), agent };
      },
    );
    const before = readFileSync(place.tokenFile, 'utf8');
    expect((await dialAgent(place)).link).toMatchObject({ error: { code: 'unauthorised' } });
    expect(heard).toHaveLength(1);
    expect(readFileSync(place.tokenFile, 'utf8')).toBe(before);
  });

  onUnix.it('answers with the proof of the client itself: is refused', async () => {
    const place = await impostor(
      (say) => say(challenge),
      (line) => {
        const { proof } = JSON.parse(line) as { proof: string };
        return { kind: 'welcome', proof, nextToken: newToken(), agent };
      },
    );
    expect((await dialAgent(place)).link).toMatchObject({ error: { code: 'unauthorised' } });
  });

  onUnix.it('speaks another version: both versions are named', async () => {
    const place = await impostor((say) => say({ ...challenge, protocol: 2 }));
    const { link } = await dialAgent(place);
    expect(link).toMatchObject({ error: { code: 'not-supported' } });
  });

  onUnix.it('is no agent at all: garbled', async () => {
    const place = await impostor((_say, raw) => raw('SSH-2.0-OpenSSH_9.2p1\r\n'));
    expect((await dialAgent(place)).link).toMatchObject({ error: { code: 'garbled' } });
  });

  onUnix.it('breaks off in the middle of a frame: says so', async () => {
    const place = await impostor((_say, raw, end) => {
      raw('{"kind":"chall');
      end();
    });
    const { link } = await dialAgent(place);
    expect(link).toMatchObject({ error: { code: 'agent-gone' } });
    expect(link.ok || link.error.message).toMatch(/in the middle of an answer/);
  });

  onUnix.it('is not there: agent-gone at once', async () => {
    const { folder, tokenFile } = await startAgent({ args: () => ['--nothing'] });
    const { link } = await dialAgent({ socket: join(folder, 'none'), tokenFile });
    expect(link).toMatchObject({ error: { code: 'agent-gone' } });
  });
});
