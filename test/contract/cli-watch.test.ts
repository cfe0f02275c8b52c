import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { readRun, runFiles, runsFolder } from '../../electron/agent/run/run-folder.ts';
import { runEventSchema, type RunEvent } from '../../shared/run/events.ts';
import type { RunState } from '../../shared/run/state.ts';
import { runCli, temporaryFolder, type CliEnded, type CliOptions } from '../support/cli.ts';
import { skipUnless } from '../support/skip.ts';

const watch = (
  args: readonly string[],
  data = temporaryFolder(),
  options: CliOptions = {},
): Promise<CliEnded> =>
  runCli(['watch', ...args], { cwd: data, env: { CU_PREFLIGHT_DATA: data }, ...options });

/** Watches a server that is taken for a real one. */
const watchLocal = (
  args: readonly string[],
  data = temporaryFolder(),
  options: CliOptions = {},
): Promise<CliEnded> =>
  runCli(args, {
    script: inRoot('test', 'support', 'watch-command.ts'),
    cwd: data,
    env: { CU_PREFLIGHT_DATA: data },
    ...options,
  });

const runsIn = (data: string): readonly string[] => readdirSync(runsFolder(data));

const filesOf = (data: string): ReturnType<typeof runFiles> => {
  const [run = '', ...others] = runsIn(data);
  expect(others).toEqual([]);
  return runFiles(join(runsFolder(data), run));
};

const stored = async (
  data: string,
): Promise<{ readonly state: RunState; readonly problems: readonly string[] }> => {
  const run = await readRun(join(runsFolder(data), runsIn(data)[0] ?? ''));
  if (!run.ok) throw new Error(run.error.message);
  return run.value;
};

const eventsOf = (text: string): readonly RunEvent[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => runEventSchema.parse(JSON.parse(line)));

/** Interrupts once a text stands on standard output. */
const interruptAt = (text: string, times = 1): Pick<CliOptions, 'onStdout'> => {
  let pressed = 0;
  return {
    onStdout: (seen, child) => {
      if (pressed >= times || !seen.includes(text)) return;
      pressed += 1;
      child.kill('SIGINT');
    },
  };
};

const messagesOf = ({ stderr }: CliEnded): readonly string[] => stderr.trimEnd().split('\n');

describe('watch on a rehearsal server', () => {
  it('tells in a pipe one line for each event, and ends with the capture that is left', async () => {
    const ended = await watch(['--server', 'sim:captured-during-update']);
    expect(ended.code, ended.stderr).toBe(2);
    const lines = ended.stdout.trimEnd().split('\n');
    const odd = lines.filter(
      (line) =>
        !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}(run|port|service|setup|problem) +\S/.test(line),
    );
    expect(odd).toEqual([]);
    expect(ended.stdout).not.toContain('\u001b');
    expect(ended.stdout).toMatch(
      /port +MSExchangePOP3BE tcp\/9955 IPv4: captured by w3wp\.exe .*10\.0\.0\.5:3268/,
    );
    expect(ended.stdout).toContain("Unable to restore service 'MSExchangePOP3BE'.");
    expect(ended.stdout).not.toContain('clock moved');
    expect(ended.stderr).toContain('the checks run first');
    expect(ended.stderr).toContain('2 blocker(s) stand');
    expect(ended.stderr).toContain('Setup: succeeded.');
  });

  it('with --json puts the journal on standard output, line by line, and nothing else', async () => {
    const data = temporaryFolder();
    const ended = await watch(['--server', 'sim:setup-fails', '--json', '--minutes', '30'], data);
    expect(ended.code, ended.stderr).toBe(2);
    expect(ended.stdout).toBe(readFileSync(filesOf(data).journal, 'utf8'));
    const types = eventsOf(ended.stdout).map(({ body }) => body.type);
    expect(types[0]).toBe('run-started');
    expect(types.at(-1)).toBe('watch-ended');
    expect(types).toContain('setup-noted');
  });

  it('ends after the minutes that were asked for, and with 0 where nothing happened', async () => {
    const data = temporaryFolder();
    const ended = await watch(['--server', 'sim:healthy', '--minutes', '2'], data);
    expect(ended.code, ended.stderr).toBe(0);
    const { watch: seen } = (await stored(data)).state;
    const lasted = Date.parse(seen?.endedAt ?? '') - Date.parse(seen?.startedAt ?? '');
    expect(Math.round(lasted / 1_000)).toBe(120);
  });

  it('tells that a port is captured from the beginning', async () => {
    const ended = await watch(['--server', 'sim:captured', '--minutes', '1']);
    expect(ended.code, ended.stderr).toBe(2);
    expect(ended.stderr).toContain('Still captured: MSExchangePOP3BE tcp/9955 IPv4, by ');
  });
});

const script = '/usr/bin/script';

skipUnless(existsSync(script) ? null : 'script(1) is missing, which gives a program a terminal')(
  'watch on a terminal',
  () => {
    it('draws a table in place, without colour, within 80 columns, and gives the terminal back', async () => {
      const data = temporaryFolder();
      const cli = `"${process.execPath}" "${inRoot('electron', 'cli', 'cli.ts')}"`;
      const transcript = join(data, 'transcript');
      writeFileSync(
        join(data, 'watch.sh'),
        `stty cols 80 rows 24; ${cli} watch --server sim:captured-during-update`,
      );
      const ended = await runTerminal(data, transcript);
      const shown = readFileSync(transcript, 'utf8');
      expect(ended.code, shown.slice(-2_000)).toBe(2);
      expect(shown).toMatch(/MSExchangePOP3BE tcp\/9955 +CAPTURED \d\d:\d\d:\d\d +free/);
      expect(shown).toContain('Services: 1 of 31 not as before, 1 down: MSExchangePOP3BE stopped');
      expect(shown).toContain('Setup 15.2.1748.10: succeeded');
      // Nothing but: cursor up, erase to the end of the line, erase below, cursor off and on.
      const [, ...codes] = shown.split('\u001b');
      expect(codes.filter((code) => !/^\[(\d+A|K|J|\?25[lh])/.test(code))).toEqual([]);
      expect(codes.findLast((code) => code.startsWith('[?25'))).toMatch(/^\[\?25h/);
      const lines = codes.flatMap((code) =>
        code.replace(/^\[[^A-Za-z]*[A-Za-z]/, '').split(/[\r\n]+/),
      );
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    });
  },
);

const runTerminal = (data: string, transcript: string): Promise<CliEnded> =>
  runCli([], {
    script: terminalScript(data, transcript),
    cwd: data,
    env: { CU_PREFLIGHT_DATA: data, TERM: 'xterm' },
  });

/** A program that runs the shell script of a test with a terminal of its own. */
const terminalScript = (data: string, transcript: string): string => {
  const path = join(data, 'terminal.mjs');
  writeFileSync(
    path,
    `import { spawnSync } from 'node:child_process';
const { status } = spawnSync(${JSON.stringify(script)}, ['-qefc', 'sh watch.sh', ${JSON.stringify(transcript)}], { stdio: 'ignore' });
process.exitCode = status ?? 1;
`,
  );
  return path;
};

describe('watch on a server whose runs are taken up again', () => {
  it('ends with Ctrl-C: the end is journaled, the journal closed, the run free', async () => {
    const data = temporaryFolder();
    const ended = await watchLocal(['healthy', 'json'], data, interruptAt('"setup-progressed"'));
    expect(ended.code, ended.stderr).toBe(0);
    const { state, problems } = await stored(data);
    expect(problems).toEqual([]);
    expect(state.watch?.status).toBe('ended');
    const { journal, lock } = filesOf(data);
    expect(eventsOf(readFileSync(journal, 'utf8')).at(-1)?.body.type).toBe('watch-ended');
    expect(ended.stdout).toBe(readFileSync(journal, 'utf8'));
    expect(existsSync(lock)).toBe(false);
  });

  it('takes the open run up, with its checks while they are fresh', async () => {
    const data = temporaryFolder();
    await watchLocal(['healthy', 'minute'], data);
    const ended = await watchLocal(['healthy', 'minute'], data);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toMatch(/Run \S+ is taken up; its checks of \d\d:\d\d:\d\d UTC/);
    expect(ended.stderr).not.toContain('HOST-001');
    expect(runsIn(data)).toHaveLength(1);
  });

  it('goes on with a watch that was killed, and says how long nobody watched', async () => {
    const data = temporaryFolder();
    const killed = await watchLocal(['captured', 'json'], data, {
      onStdout: (text, child) => {
        if (text.includes('"captured"') && text.includes('"setup-progressed"'))
          child.kill('SIGKILL');
      },
    });
    expect(killed.code).toBeNull();
    const ended = await watchLocal(['captured', 'json'], data, interruptAt('"watch-resumed"'));
    expect(ended.code, ended.stderr).toBe(2);
    expect(ended.stderr).toMatch(/its watch goes on; nobody watched from .* to .*\./);
    const types = eventsOf(ended.stdout).map(({ body }) => body.type);
    expect(types.slice(0, 2)).toEqual(['watch-interrupted', 'watch-resumed']);
    expect((await stored(data)).problems).toEqual([]);
  });

  it('leaves a run alone that another process has open, and says so in one line', async () => {
    const data = temporaryFolder();
    let second: Promise<CliEnded> | null = null;
    const first = await watchLocal(['healthy', 'json'], data, {
      onStdout: (text, child) => {
        if (second !== null || !text.includes('"watch-started"')) return;
        second = watchLocal(['healthy', 'json'], data);
        void second.finally(() => child.kill('SIGINT'));
      },
    });
    expect(first.code, first.stderr).toBe(0);
    const refused = await (second ?? Promise.reject(new Error('no second watch')));
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(messagesOf(refused)).toEqual([
      expect.stringMatching(/^cu-preflight: The run is open in another process/),
    ]);
    expect((await stored(data)).state.watch?.gaps).toEqual([]);
  });

  it('ends with 3 where no look succeeds, and says why', async () => {
    const data = temporaryFolder();
    const ended = await watchLocal(['healthy', 'blind', 'minute'], data);
    expect(ended.code, ended.stderr).toBe(3);
    expect(ended.stdout).toMatch(/IPv4: unknown: GetExtendedTcpTable: 5/);
  });

  it('ends at once with a second Ctrl-C', async () => {
    const ended = await watchLocal(['healthy', 'hangs'], temporaryFolder(), interruptAt('UTC', 2));
    expect(ended.code).toBe(130);
  });

  it('ends when nobody reads what it writes any more', async () => {
    const data = temporaryFolder();
    const ended = await watchLocal(['healthy'], data, {
      onStdout: (_text, child) => {
        child.stdout?.destroy();
      },
    });
    expect(ended.code, ended.stderr).toBe(0);
    expect((await stored(data)).state.watch?.status).toBe('ended');
  });
});

describe('watch that cannot be', () => {
  it.each([
    ['an unknown rehearsal server', ['--server', 'sim:moon'], 64],
    ['an unknown server', ['--server', 'ex02'], 64],
    ...(process.platform === 'win32' ? [] : ([['this computer', [], 64]] as const)),
  ] as const)('says so for %s', async (_, args, code) => {
    const ended = await watch(args);
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(messagesOf(ended)[0]).toMatch(/^cu-preflight: ./);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['is a file', (data: string) => writeFileSync(data, '')],
    [
      'has a file where its runs should be',
      (data: string) => {
        mkdirSync(data);
        writeFileSync(join(data, 'runs'), '');
      },
    ],
  ])('says so in one line when the data folder %s', async (_, make) => {
    const data = join(temporaryFolder(), 'data');
    make(data);
    const ended = await runCli(['watch', '--server', 'sim:healthy'], {
      env: { CU_PREFLIGHT_DATA: data },
    });
    expect(ended).toMatchObject({ code: 70, stdout: '' });
    expect(messagesOf(ended)).toEqual([
      expect.stringMatching(/^cu-preflight: Runs cannot be kept in .*CU_PREFLIGHT_DATA/),
    ]);
  });
});
