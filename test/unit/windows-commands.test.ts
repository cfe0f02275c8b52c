import { describe, expect, it } from 'vitest';

import {
  changeExclusion,
  exclusionArgv,
  readNetsh,
} from '../../electron/agent/server/windows/command/netsh.ts';
import {
  fixedEnvironment,
  type RunSystemCommand,
  type SystemCommand,
} from '../../electron/agent/server/windows/command/system-command.ts';
import { commandLineOf } from '../../electron/agent/server/windows/decode/command-line.ts';
import { imagePathOf } from '../../electron/agent/server/windows/decode/image-path.ts';
import { shellExecuteInfo } from '../../electron/agent/server/windows/elevate.ts';
import { isServiceName } from '../../electron/agent/server/windows/read/service-manager.ts';
import { win32Error } from '../../electron/agent/server/windows/win32/errors.ts';
import { commandItems } from '../../shared/evidence/items.ts';
import { families } from '../../shared/ports/vocabulary.ts';
import { exclusionCommand } from '../../shared/remediation/command-text.ts';
import { err, ok } from '../../shared/result.ts';

const never = new AbortController().signal;

/** A runner that answers the same each time and remembers what it was asked for. */
const runner = (answer: Awaited<ReturnType<RunSystemCommand>>) => {
  const asked: SystemCommand[] = [];
  const run: RunSystemCommand = (command) => {
    asked.push(command);
    return Promise.resolve(answer);
  };
  return { asked, run };
};

const output = (exitCode: number, text: string) =>
  ok({ exitCode, stdout: Buffer.from(text, 'latin1'), stderr: Buffer.alloc(0), durationMs: 1 });

describe('netsh', () => {
  it.each(families)('runs in %s, word for word, the command that a plan shows', (family) => {
    for (const verb of ['add', 'delete'] as const) {
      const argv = exclusionArgv(verb, {
        family,
        protocol: 'tcp',
        port: 9955,
        store: 'persistent',
      });
      expect(argv.join(' ')).toBe(exclusionCommand(verb, family, 9955));
    }
  });

  it('names protocol and store of every exclusion', () => {
    expect(
      exclusionArgv('add', { family: 'ipv6', protocol: 'udp', port: 64_327, store: 'active' }),
    ).toEqual([
      'netsh',
      'int',
      'ipv6',
      'add',
      'excludedportrange',
      'protocol=udp',
      'startport=64327',
      'numberofports=1',
      'store=active',
    ]);
  });

  it.each([...commandItems.entries()])('reads %s byte for byte', async (id, argv) => {
    const { asked, run } = runner(output(0, 'Port de d\x82but\r\n'));
    const read = await readNetsh(run, id, never);
    expect(asked.map(({ tool, args }) => [tool, ...args])).toEqual([argv]);
    expect(read).toEqual(
      ok({
        argv,
        exitCode: 0,
        stdoutBase64: Buffer.from('Port de d\x82but\r\n', 'latin1').toString('base64'),
        stderrBase64: '',
      }),
    );
  });

  it('keeps what was printed with exit code 1', async () => {
    const { run } = runner(output(1, 'refused'));
    const read = await readNetsh(run, 'netsh.dynamicport.ipv4.tcp', never);
    expect(read).toMatchObject({ ok: true, value: { exitCode: 1 } });
  });

  it('answers with the exit code of a refused change, and with a failure only when it did not end', async () => {
    const what = { family: 'ipv4', protocol: 'tcp', port: 9955, store: 'persistent' } as const;
    const refused = await changeExclusion(runner(output(1, 'in use')).run, 'add', what, never);
    expect(refused).toMatchObject({ exitCode: 1, argv: exclusionArgv('add', what) });
    expect(refused.failure).toBeUndefined();
    const { run } = runner(err('timed-out', 'no answer'));
    expect(await changeExclusion(run, 'add', what, never)).toMatchObject({
      failure: { code: 'timed-out', message: 'no answer' },
    });
  });

  it.each([0, -1, 65_536, 1.5, Number.NaN])('never runs a change of port %d', async (port) => {
    const { asked, run } = runner(output(0, ''));
    const what = { family: 'ipv4', protocol: 'tcp', port, store: 'persistent' } as const;
    expect((await changeExclusion(run, 'delete', what, never)).failure?.code).toBe('failed');
    expect(asked).toEqual([]);
  });

  it('has an environment of its own, without the PATH of the user', () => {
    const environment = fixedEnvironment('D:\\Windows\\System32');
    expect(environment).toMatchObject({
      SystemRoot: 'D:\\Windows',
      SystemDrive: 'D:',
      PATH: 'D:\\Windows\\System32;D:\\Windows',
    });
  });
});

describe('Win32 errors', () => {
  it.each([
    [5, 'access-denied'],
    [740, 'access-denied'],
    [1060, 'not-found'],
    [50, 'not-supported'],
    [127, 'not-supported'],
    [1053, 'timed-out'],
    [1450, 'failed'],
  ] as const)('%d means %s, and its number is in the text', (number, code) => {
    const error = win32Error('OpenServiceW', number);
    expect(error.code).toBe(code);
    expect(error.message).toContain(`OpenServiceW: Win32 error ${number}`);
  });
});

describe('image path of a service', () => {
  const variable = (name: string): string | undefined =>
    name.toLowerCase() === 'systemroot' ? 'C:\\Windows' : undefined;

  it.each([
    ['"C:\\Program Files\\A B\\x.exe" -k "y z"', 'C:\\Program Files\\A B\\x.exe'],
    ['C:\\Program Files\\A B\\x.exe -k', 'C:\\Program Files\\A B\\x.exe'],
    ['C:\\Program Files\\A B\\X.EXE', 'C:\\Program Files\\A B\\X.EXE'],
    ['%SystemRoot%\\system32\\svchost.exe -k netsvcs', 'C:\\Windows\\system32\\svchost.exe'],
    ['\\??\\C:\\x\\y.exe', 'C:\\x\\y.exe'],
    ['\\SystemRoot\\System32\\lsass.exe', 'C:\\Windows\\System32\\lsass.exe'],
    ['%NoSuch%\\a.exe', '%NoSuch%\\a.exe'],
    ['"C:\\unfinished\\x.exe', 'C:\\unfinished\\x.exe'],
    ['C:\\tools\\my.exe.d\\x.exe /a', 'C:\\tools\\my.exe.d\\x.exe'],
    ['', ''],
  ])('%s → %s', (commandLine, path) => {
    expect(imagePathOf(commandLine, variable)).toBe(path);
  });
});

describe('service names', () => {
  it.each(['MSExchangePOP3BE', 'FontCache3.0.0.0', 'MSSQL$A', 'a b'])('%j is one', (name) => {
    expect(isServiceName(name)).toBe(true);
  });
  it.each(['', 'a/b', 'a\\b', 'a\0b', 'a\nb', 'x'.repeat(257)])('%j is none', (name) => {
    expect(isServiceName(name)).toBe(false);
  });
});

describe('elevated start', () => {
  it.each([
    [['--agent', 'pipe:x'], '--agent pipe:x'],
    [['a b', ''], '"a b" ""'],
    [['say "hi"'], '"say \\"hi\\""'],
    [['C:\\a b\\'], '"C:\\a b\\\\"'],
    [['\\"'], '"\\\\\\""'],
    [['C:\\plain\\'], 'C:\\plain\\'],
  ])('%j becomes %s', (args, line) => {
    expect(commandLineOf(args)).toBe(line);
  });

  it('lays texts and structure into one piece of memory', () => {
    const info = shellExecuteInfo(
      { executable: 'C:\\Program Files\\cu\\cu.exe', args: ['--agent', 'a b'] },
      () => 0x1_0000n,
    );
    const text = (at: number): string => {
      const offset = Number(info.readBigUInt64LE(at) - 0x1_0000n);
      return info.toString('utf16le', offset).split('\0')[0] ?? '';
    };
    expect(info.readUInt32LE(0)).toBe(112);
    expect([16, 24, 32, 40].map(text)).toEqual([
      'runas',
      'C:\\Program Files\\cu\\cu.exe',
      '--agent "a b"',
      'C:\\Program Files\\cu',
    ]);
  });
});
