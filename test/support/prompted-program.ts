import { createInterface } from 'node:readline';

// A program with the prompt of netsh, for the code that keeps one ready: `node prompted-program.ts MODE`. It answers a command with the words that it was given, so that answers can be told apart.
const [mode = 'good'] = process.argv.slice(2);
const say = (text: string): void => {
  process.stdout.write(text);
};
const prompt = (): void => say('netsh>');
let commands = 0;
const table = [
  '',
  'Protocol tcp Port Exclusion Ranges',
  '',
  'Start Port    End Port      ',
  '----------    --------      ',
  '      9955        9955     *',
  '',
  '* - Administered port exclusions.',
  '',
].join('\r\n');

if (mode !== 'silent') prompt();
if (mode === 'chatty') setTimeout(() => say('by the way\r\n'), 200);
// Without it, the end of the input would end the program.
if (mode === 'stubborn') setInterval(() => undefined, 1_000);

createInterface({ input: process.stdin }).on('line', (line) => {
  commands += 1;
  const isTrial = line.includes('show');
  if (line === 'bye') {
    if (mode !== 'stubborn') process.exit(0);
    return;
  }
  if (mode === 'dies' && !isTrial) process.exit(1);
  if (mode === 'hangs' && !isTrial) return;
  if (mode === 'garbled') say('\u0000\u0001?netsh');
  else if (mode === 'floods') say('x'.repeat(3 * 1_024 * 1_024));
  else if (mode === 'tables' && line.includes('excludedportrange protocol=tcp store')) say(table);
  else say(`\r\n${commands}: ${line}\r\n`);
  if (mode === 'floods') return;
  prompt();
});
