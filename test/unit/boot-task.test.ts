import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { bootCommand } from '../../electron/agent/boot-command.ts';
import {
  bootTaskXml,
  createBootTask,
  hasBootTask,
} from '../../electron/agent/server/windows/command/boot-task.ts';
import type {
  RunSystemCommand,
  SystemCommand,
} from '../../electron/agent/server/windows/command/system-command.ts';
import type { BootTask, Server } from '../../electron/agent/server/server.ts';
import { ok } from '../../shared/result.ts';
import { collectFully, drive, operator } from '../support/run.ts';

const { signal } = new AbortController();
const command = {
  executable: 'C:\\Program Files\\cu-preflight\\cu-preflight.exe',
  args: ['--agent-host', '--data', 'C:\\Users\\A & B\\x "y"'],
};
const runner = (exitCode: number, stdout = '') => {
  const asked: SystemCommand[] = [];
  const run: RunSystemCommand = (what) => {
    asked.push(what);
    const bytes = new TextEncoder().encode(stdout);
    return Promise.resolve(ok({ exitCode, stdout: bytes, stderr: bytes, durationMs: 1 }));
  };
  return { run, asked };
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cu-preflight-boot-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the boot task', () => {
  it('starts the same program with the same arguments, for as long as the watch needs it', () => {
    const args = ['--listen', 'pipe:a', '--lifetime', 'session', '--boot-task'];
    const wanted = ['--listen', 'pipe:a', '--boot-task', '--lifetime', 'watch'];
    expect(bootCommand('C:\\app.exe', null, args).args).toEqual(['--agent-host', ...wanted]);
    expect(bootCommand('C:\\node.exe', 'C:\\agent.cjs', args).args).toEqual([
      'C:\\agent.cjs',
      ...wanted,
    ]);
  });

  it('is a file in UTF-16 in which nothing of the command can become XML', async () => {
    const { run, asked } = runner(0);
    await createBootTask(run, command, folder, signal);
    expect(asked[0]).toMatchObject({
      tool: 'schtasks',
      args: ['/Create', '/TN', 'cu-preflight watch', '/XML', join(folder, 'boot-task.xml'), '/F'],
    });
    const bytes = await readFile(join(folder, 'boot-task.xml'));
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    const xml = bytes.toString('utf16le');
    expect(xml).toContain('A &#38; B');
    expect(xml).not.toContain('x "y"');
    expect(bootTaskXml(command)).toContain('<BootTrigger>');
  });

  it.each([
    [0, '<?xml version="1.0"?>\r\n<Task version="1.2">', true],
    [0, '', false],
    [1, 'ERROR: <Task', false],
  ])('exit code %i with %j: %s', async (exitCode, stdout, exists) => {
    expect(await hasBootTask(runner(exitCode, stdout).run, signal)).toEqual(ok(exists));
  });
});

/** A server whose Task Scheduler keeps what it is told, or does not. */
const withScheduler = (obeys: boolean) => {
  let there = false;
  const calls: string[] = [];
  const answer = {
    argv: ['schtasks'],
    exitCode: 0,
    stdoutBase64: '',
    stderrBase64: '',
    durationMs: 1,
  };
  const bootTask: BootTask = {
    command,
    create: () => {
      calls.push('create');
      there = obeys;
      return Promise.resolve(answer);
    },
    remove: () => {
      calls.push('remove');
      there = false;
      return Promise.resolve(answer);
    },
    exists: () => Promise.resolve(ok(there)),
  };
  return { calls, change: (): Partial<Server> => ({ bootTask }) };
};

describe('the boot task of a watch', () => {
  it('is there while the watch runs, and gone afterwards; both intents are written first', async () => {
    const { calls, change } = withScheduler(true);
    const driven = await drive({ scenario: 'healthy', autoAdvance: true, change });
    await collectFully(driven);
    await driven.must('watch.start', { by: operator });
    expect(driven.state().watch?.bootTask).toMatchObject({ wanted: 'present', outcome: 'done' });
    await driven.must('watch.stop', { by: operator });
    expect(driven.state().watch?.bootTask).toMatchObject({ wanted: 'absent', outcome: 'done' });
    expect(calls).toEqual(['create', 'remove']);
    const outcomes = driven.events.flatMap(({ body }) =>
      body.type === 'boot-task' ? [`${body.wanted} ${body.outcome}`] : [],
    );
    expect(outcomes).toEqual([
      'present intended',
      'present done',
      'absent intended',
      'absent done',
    ]);
  });

  it('that cannot be made is said, and the watch runs all the same', async () => {
    const driven = await drive({
      scenario: 'healthy',
      autoAdvance: true,
      change: withScheduler(false).change,
    });
    await collectFully(driven);
    await driven.must('watch.start', { by: operator });
    expect(driven.state().watch).toMatchObject({
      status: 'running',
      bootTask: { outcome: 'failed', detail: expect.stringContaining('open the wizard') },
    });
  });
});
