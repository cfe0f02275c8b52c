import { describe, expect, it } from 'vitest';

import { parseArguments } from '../../electron/cli/arguments.ts';
import { helpText } from '../../electron/cli/help.ts';
import { widthOf, wrap } from '../../electron/cli/text/layout.ts';
import { languageOfTerminal } from '../../electron/cli/language.ts';
import { languages } from '../../shared/texts/language.ts';
import { textsIn } from '../../shared/texts/texts.ts';

const english = textsIn('en');

const refusalOf = (...argv: readonly string[]): string => {
  const result = parseArguments(argv, english);
  expect(result).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  return result.ok ? '' : result.error.message;
};

describe('the command line', () => {
  it.each([
    [['check'], { name: 'check', server: { kind: 'local' }, json: false, out: null }],
    [
      ['check', '--server', 'sim:edge', '--json', '--out', 'reports'],
      {
        name: 'check',
        server: { kind: 'simulated', scenario: 'edge' },
        json: true,
        out: 'reports',
      },
    ],
    [['analyze', 'a.json', '--json'], { name: 'analyze', file: 'a.json', json: true }],
    [['analyze', '--', '-a.json'], { name: 'analyze', file: '-a.json', json: false }],
    [
      ['report', 'r', '--format=pdf'],
      { name: 'report', run: 'r', format: 'pdf', out: null, paper: 'a4', redact: false },
    ],
    [
      ['report', 'r', '--format', 'html', '--paper', 'letter', '--redact'],
      { name: 'report', run: 'r', format: 'html', out: null, paper: 'letter', redact: true },
    ],
    [['rehearse', 'dag'], { name: 'rehearse', scenario: 'dag', json: false, out: null }],
    [['watch'], { name: 'watch', server: { kind: 'local' }, json: false, minutes: null }],
    [
      ['watch', '--server', 'sim:setup-stuck', '--json', '--minutes', '90'],
      {
        name: 'watch',
        server: { kind: 'simulated', scenario: 'setup-stuck' },
        json: true,
        minutes: 90,
      },
    ],
    [['verify'], { name: 'verify', server: { kind: 'local' }, json: false, out: null }],
    [
      ['verify', '--baseline', 'before.json'],
      {
        name: 'verify',
        server: { kind: 'local' },
        json: false,
        out: null,
        baseline: 'before.json',
      },
    ],
    [
      ['verify', '--server', 'sim:edge', '--limit', '0', '--json', '--out', 'reports'],
      {
        name: 'verify',
        server: { kind: 'simulated', scenario: 'edge' },
        json: true,
        out: 'reports',
        limitSeconds: 0,
      },
    ],
    [['report', '--compare', 'a', 'b'], { name: 'compare', a: 'a', b: 'b', json: false }],
    [['report', 'a', 'b', '--compare', '--json'], { name: 'compare', a: 'a', b: 'b', json: true }],
    [['--version'], { name: 'version' }],
    [['--help'], { name: 'help', about: null }],
    [['help', 'check'], { name: 'help', about: 'check' }],
    [['watch', '--help'], { name: 'help', about: 'watch' }],
    [
      ['check', '--language', 'fr'],
      { name: 'check', server: { kind: 'local' }, json: false, out: null },
    ],
  ])('%j is understood', (argv, command) => {
    expect(parseArguments(argv, english)).toEqual({ ok: true, value: command });
  });

  it.each([
    [[], /Say what to do/],
    [['bake'], /no command "bake"/],
    [['--json', 'check'], /command has to come first/],
    [['check', '--fast'], /Unknown option '--fast'/],
    [['check', 'extra'], /"extra" is one word too many/],
    [['check', '--json=yes'], /does not take an argument/],
    [['check', '--server'], /argument missing/],
    [['check', '--server', '--json'], /"--json" looks like an option/],
    [['check', '--server=--json'], /"--json" looks like an option/],
    [['check', '--server', '-x'], /"-x" looks like an option/],
    [['check', '--server='], /no value/],
    [['check', '--server', 'ex02'], /"ex02" cannot be examined/],
    [['check', '--server', 'sim:moon'], /no scenario "moon"; there are healthy, /],
    [['check', '--out', '--json'], /looks like an option/],
    [['check', '--language', 'de'], /check: --language has to be one of en, fr/],
    [['check', '--language'], /argument missing/],
    [['check', '--language', '--json'], /looks like an option/],
    [['analyze'], /evidence file is missing/],
    [['analyze', 'a', 'b'], /one word too many/],
    [['analyze', 'a', '--server', 'local'], /Unknown option '--server'/],
    [['report', 'r'], /--format has to be one of html, pdf, json/],
    [['report', 'r', '--format', 'docx'], /--format has to be one of/],
    [['report', '--format', 'html'], /the run is missing/],
    [['rehearse'], /the scenario is missing/],
    [['rehearse', 'moon'], /no scenario/],
    [['watch', '--server', 'ex02'], /"ex02" cannot be examined/],
    [['watch', '--minutes', '0'], /whole number from 1 to 1440, not "0"/],
    [['watch', '--minutes', '1.5'], /whole number/],
    [['watch', '--minutes', '-5'], /looks like an option/],
    [['watch', '--minutes', '9999'], /whole number/],
    [['watch', '--out', 'x'], /Unknown option '--out'/],
    [['watch', 'now'], /one word too many/],
    [['verify', '--limit', '3601'], /whole number of seconds up to 3600, not "3601"/],
    [['verify', '--limit', '1.5'], /whole number of seconds/],
    [['verify', '--limit', '-1'], /looks like an option/],
    [['verify', '--server', 'ex02'], /"ex02" cannot be examined/],
    [['verify', 'now'], /one word too many/],
    [['report', '--compare', 'a'], /takes two reports/],
    [['report', '--compare'], /takes two reports/],
    [['report', '--compare', 'a', ''], /takes two reports/],
    [['report', '--compare', 'a', 'b', 'c'], /"c" is one word too many/],
    [['report', '--compare', 'a', 'b', '--format', 'html'], /takes --json only/],
    [['report', '--compare', 'a', 'b', '--out', 'x'], /takes --json only/],
    [['report', 'r', '--json', '--format', 'html'], /--json goes with --compare/],
  ])('%j is refused', (argv, message) => {
    expect(refusalOf(...argv)).toMatch(message);
  });

  it('never repeats what steers a terminal, nor without end', () => {
    const message = refusalOf(`\u001b[2J\u202e${'x'.repeat(5_000)}`);
    expect(message).toMatch(/⟨U\+001B⟩/);
    expect(message.length).toBeLessThan(200);
  });
});

describe('the language of the terminal', () => {
  it.each([
    [['check'], {}, 'en'],
    [['check'], { LANG: 'fr_CA.UTF-8' }, 'fr'],
    [['check'], { LANG: 'fr_FR.UTF-8', LC_ALL: 'C' }, 'en'],
    [['check'], { LANG: 'en_US', LC_MESSAGES: 'fr' }, 'fr'],
    [['check'], { LANG: 'fr', LC_ALL: '' }, 'fr'],
    [['check'], { LANG: 'frr_DE' }, 'en'],
    [['check', '--language', 'fr'], {}, 'fr'],
    [['check', '--language=en'], { LANG: 'fr_FR' }, 'en'],
    [['--help', '--language', 'fr'], {}, 'fr'],
    [['analyze', '--', '--language=fr'], {}, 'en'],
    [['check', '--language', 'de'], { LANG: 'fr_FR' }, 'fr'],
  ] as const)('%j with %j is %s', (argv, env, language) => {
    expect(languageOfTerminal(argv, env)).toBe(language);
  });

  it('is that of what is refused', () => {
    expect(parseArguments(['analyze'], textsIn('fr'))).toMatchObject({
      error: { message: 'analyze\u00a0: il manque le fichier de preuves.' },
    });
    expect(parseArguments(['check', '--fast'], textsIn('fr'))).toMatchObject({
      error: { message: "check\u00a0: option inconnue '--fast'." },
    });
  });
});

describe('the help', () => {
  it.each(languages)('fits into 80 columns and names every command: %s', (language) => {
    const text = helpText(null, textsIn(language));
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    for (const name of ['check', 'analyze', 'report', 'rehearse', 'watch', 'verify'])
      expect(text).toMatch(new RegExp(`cu-preflight ${name}`));
  });

  it('about one command is about that one', () => {
    expect(helpText('analyze', english)).toMatch(/analyze FILE/);
    expect(helpText('analyze', english)).not.toMatch(/rehearse/);
  });
});

describe('the layout of text', () => {
  it.each(['', 'a', 'word '.repeat(100), 'W'.repeat(400), '端口'.repeat(100), 'a\n\nb'])(
    'keeps %j within 80 columns',
    (text) => {
      const lines = wrap(text, '    ', ' 1. ');
      expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
      expect(lines.join('').replace(/^ 1\./, '').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    },
  );
});
