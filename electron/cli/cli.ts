import { assertNever } from '../../shared/assert-never.ts';
import { textsIn, type Texts } from '../../shared/texts/texts.ts';
import { tool } from '../../shared/tool.ts';
import { parseArguments, type Command } from './arguments.ts';
import { analyze } from './commands/analyze.ts';
import { check } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { rehearse } from './commands/rehearse.ts';
import { printReport } from './commands/report.ts';
import { verify } from './commands/verify.ts';
import { watch } from './commands/watch.ts';
import { exitCodes } from './exit-codes.ts';
import type { Ended } from './failure.ts';
import { helpText } from './help.ts';
import { languageOfTerminal } from './language.ts';
import { say, tell } from './speak.ts';

const perform = async (command: Command, texts: Texts): Promise<Ended> => {
  switch (command.name) {
    case 'help':
      say(helpText(command.about, texts));
      return { exitCode: 0 };
    case 'version':
      say(`${tool.name} ${tool.version}\n`);
      return { exitCode: 0 };
    case 'check':
      return check(command, texts);
    case 'analyze':
      return analyze(command, texts);
    case 'report':
      return printReport(command, texts);
    case 'compare':
      return compare(command, texts);
    case 'rehearse':
      return rehearse(command, texts);
    case 'watch':
      return watch(command, texts);
    case 'verify':
      return verify(command, texts);
    default:
      return assertNever(command);
  }
};

const main = async (argv: readonly string[]): Promise<number> => {
  const texts = textsIn(languageOfTerminal(argv));
  const command = parseArguments(argv, texts);
  if (!command.ok) {
    tell(`${tool.name}: ${command.error.message}`);
    tell(texts.say('terminal.try-help', { tool: tool.name }));
    return exitCodes.usage;
  }
  try {
    const ended = await perform(command.value, texts);
    // What the agent or a file's reader refuses is stored English; what is told already stays.
    if ('message' in ended) tell(`${tool.name}: ${texts.retell(ended.message)}`);
    return ended.exitCode;
  } catch (thrown) {
    tell(
      texts.say('terminal.fault', {
        tool: tool.name,
        fault: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
      }),
    );
    return exitCodes.internal;
  }
};

// Whoever reads the output may stop reading (`| head`); that is no fault, and the exit code still tells the verdict.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

// The exit code is set, not forced: output that is still under way to a pipe must not be cut off.
void main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
