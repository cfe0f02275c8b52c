import { describe, expect, it } from 'vitest';

import { afterChecks, runAfterCheck } from '../../../shared/after/checks/index.ts';
import type { AfterInput } from '../../../shared/after/input.ts';
import { docs } from '../../../shared/checks/docs.ts';
import { unread } from '../../../shared/facts/fact.ts';
import { afterInput, configurationFile, findingsAfter } from '../../support/after.ts';
import { errorItem, installPath, pop3be, service } from '../../support/evidence.ts';
import { expectSaid, type Said } from '../../support/said.ts';

const says = (
  check: string,
  cases: readonly (readonly [name: string, input: AfterInput, said: Said])[],
): void => {
  it.each(cases)('%s', (_name, input, said) => {
    const found = findingsAfter(input, check);
    expect(found).toHaveLength(1);
    expectSaid(found[0], said);
  });
};

const compareByHand = [['hint', 'Compare by hand with what is known of the server']] as const;
const withoutBaseline = (what: string): Said => ({
  title: `${what}: there is no baseline to compare with`,
  summary:
    'No checks had come to their end before the update began. Without it nobody can tell what the update changed, so this question stays open.',
  evidence: ['baseline'],
  advice: compareByHand,
});
const unreadPart = (what: string, item: string, when: string): Said => ({
  title: `${what}: it could not be compared`,
  summary: `"${item}" was not read ${when} (timed-out: no answer in time). What was not read is never good news.`,
  evidence: [item],
  advice: [['hint', 'Verify again.']],
});

describe('a check without a baseline says', () => {
  const missing = afterInput(null);
  says('CONF-001', [['what lacks', missing, withoutBaseline('Configuration files')]]);
  says('SETUP-002', [['what lacks', missing, withoutBaseline('Exchange version')]]);
  says('SVC-102', [['what lacks', missing, withoutBaseline('Start types')]]);
  says('SVC-103', [['what lacks', missing, withoutBaseline('Listeners')]]);

  it('so also where nobody knows why', () => {
    const input: AfterInput = {
      ...missing,
      baseline: { ...missing.baseline, note: { ...missing.baseline.note, why: null } },
    };
    expect(findingsAfter(input, 'SVC-102')[0]?.summary).toBe(
      'No usable baseline was kept before the update. Without it nobody can tell what the update changed, so this question stays open.',
    );
  });
});

describe('a check that lacks a part says', () => {
  const lacks = (id: Parameters<typeof errorItem>[0]) => ({ replace: [errorItem(id)] });
  says('SVC-102', [
    [
      'that it was not read before',
      afterInput(lacks('services'), lacks('services')),
      unreadPart('Start types', 'services', 'before the update'),
    ],
    [
      'that it was not read now',
      afterInput({}, lacks('services')),
      unreadPart('Start types', 'services', 'now'),
    ],
  ]);
  says('SVC-103', [
    [
      'which part it is',
      afterInput({}, lacks('processes')),
      unreadPart('Listeners', 'processes', 'now'),
    ],
  ]);
  says('CONF-001', [
    [
      'which part it is, of the files',
      afterInput({}, lacks('file.configuration')),
      unreadPart('Configuration files', 'file.configuration', 'now'),
    ],
  ]);
  says('NET-101', [
    [
      'that nobody was talked to',
      afterInput({}, { answers: [], ...lacks('protocol-answers') }),
      unreadPart('Greetings of the mail services', 'protocol-answers', 'now'),
    ],
  ]);
  says('CERT-101', [
    [
      'that no certificate was seen',
      afterInput({}, { answers: [], ...lacks('protocol-answers') }),
      unreadPart('Certificates of the mail services', 'protocol-answers', 'now'),
    ],
  ]);

  it('and names the part where files were never asked for on either side', () => {
    const input = afterInput();
    const never = unread('file.configuration', 'not-read', 'nobody asked');
    const [finding] = findingsAfter(
      { ...input, facts: { ...input.facts, configuration: never } },
      'CONF-001',
    );
    expect(finding?.summary).toContain('(not-read: nobody asked)');
  });
});

describe('CONF-001 says', () => {
  const evidence = ['baseline', 'file.configuration'];
  const name = 'Bin\\EdgeTransport.exe.config';
  const path = `${installPath}${name}`;
  const file = configurationFile(name, 'a1');
  const locked = configurationFile(name, 'a1', { sha256: null, problem: 'sharing violation' });
  const page = { evidence, docs: [docs.cumulativeUpdate] };
  const files = (was: readonly (typeof file)[], is: readonly (typeof file)[]): AfterInput =>
    afterInput({ configuration: was }, { configuration: is });
  says('CONF-001', [
    [
      'that the files are as before',
      files([file], [file, configurationFile('Bin\\new.config', 'c1')]),
      {
        title: 'The configuration files are as before',
        summary: '1 file has the content that it had before the update.',
        evidence,
      },
    ],
    [
      'that there was no file',
      files([], [file]),
      {
        title: 'No configuration file was there before the update',
        summary: 'The baseline lists none of the files that Setup overwrites.',
        evidence,
      },
    ],
    [
      'how to look at a file that has changed, and never to put it back whole',
      files([file], [configurationFile(name, 'a2')]),
      {
        ...page,
        title: `${path} has changed`,
        summary: ['Setup overwrites this file', 'look at the difference'],
        advice: [['hint', 'Never put the old file back as a whole']],
      },
    ],
    [
      'what to do about a file that is gone',
      files([file], []),
      {
        ...page,
        title: `${path} is gone`,
        summary: 'The file was there before the update and is not any more.',
        advice: [['hint', 'Find out whether the update moved or dropped it.']],
      },
    ],
    [
      'on which side a file was not read, and why',
      files([locked], [file]),
      {
        ...page,
        title: `${path} could not be compared`,
        summary: 'Its content was not read before the update: sharing violation.',
      },
    ],
    [
      'the same of now',
      files([file], [locked]),
      {
        ...page,
        title: `${path} could not be compared`,
        summary: 'Its content was not read now: sharing violation.',
      },
    ],
    [
      'that nobody knows why',
      files([file], [{ ...locked, problem: null }]),
      {
        ...page,
        title: `${path} could not be compared`,
        summary: 'Its content was not read now: no reason was given.',
      },
    ],
  ]);
});

describe('SVC-102 says', () => {
  const evidence = ['baseline', 'services'];
  const types = (
    was: ReturnType<typeof pop3be>['startType'],
    is: ReturnType<typeof pop3be>['startType'],
  ): AfterInput =>
    afterInput(
      { services: [pop3be({ startType: was })] },
      { services: [pop3be({ startType: is })] },
    );
  const pop = 'MSExchangePOP3BE';
  const restore = ['plan', 'Restore services: give each service the start type'] as const;
  says('SVC-102', [
    [
      'that every start type is as before',
      afterInput(),
      {
        title: 'Every start type is as before',
        summary: '1 service of Exchange, or of those that Setup disables, was compared.',
        evidence,
      },
    ],
    [
      'that there is nothing to compare',
      afterInput({ services: [] }, { services: [] }),
      {
        title: 'No service of Exchange is there to compare',
        summary: ['0 services of Exchange'],
        evidence,
      },
    ],
    [
      'how a start type is put back',
      types('manual', 'disabled'),
      {
        title: `${pop}: start type disabled, before the update manual`,
        summary: ['Disabled: nothing can start it.'],
        evidence,
        advice: [restore, ['command', `sc.exe config ${pop} start= demand`]],
        docs: [docs.services],
      },
    ],
    [
      'that delayed is another time only',
      types('automatic-delayed', 'automatic'),
      {
        title: `${pop}: start type automatic, before the update automatic-delayed`,
        summary: ['starts it by itself all the same'],
        evidence,
        advice: [restore, ['command', `sc.exe config ${pop} start= delayed-auto`]],
        docs: [docs.services],
      },
    ],
    [
      'that a start type was not read',
      types('manual', null),
      {
        title: `${pop}: the start type is not known`,
        summary: 'It could not be read now.',
        evidence,
        docs: [docs.services],
      },
    ],
  ]);
});

describe('SVC-002, asked again, says', () => {
  const down = pop3be({ state: 'stopped' });
  const side = { services: [down], endpoints: [] };
  says('SVC-002', [
    [
      'that nothing was down before already',
      afterInput({}, side),
      {
        title: 'No service that should run was down before the update already',
        summary: 'What ran before the update and does not run now: see SVC-101.',
        evidence: ['services'],
      },
    ],
    [
      'what was down, and is',
      afterInput(side, side),
      {
        title: 'MSExchangePOP3BE should run and is stopped',
        summary: ['the service would stay down'],
        evidence: ['services'],
        advice: [
          ['hint', ''],
          ['command', 'sc.exe start MSExchangePOP3BE'],
        ],
        docs: [docs.services],
      },
    ],
  ]);

  it('passes for the server as a whole', () => {
    expect(findingsAfter(afterInput({}, side), 'SVC-002')).toMatchObject([
      { subject: 'EX01', outcome: 'pass' },
    ]);
  });

  it('leaves a start type open that was not read, beside what was down before', () => {
    const odd = service('MSExchangeIS', { state: 'stopped', startType: null });
    const found = findingsAfter(
      afterInput(side, { services: [down, odd], endpoints: [] }),
      'SVC-002',
    );
    expect(found.map(({ subject, outcome }) => `${subject} ${outcome}`)).toEqual([
      'MSExchangePOP3BE fail',
      'MSExchangeIS error',
    ]);
  });

  it('asks of every service where those of before are not known', () => {
    const replace = [errorItem('services')];
    for (const was of [null, { replace }])
      expect(findingsAfter(afterInput(was, side), 'SVC-002')).toMatchObject([
        { subject: 'MSExchangePOP3BE', outcome: 'fail' },
      ]);
  });
});

describe('the checks of the After phase', () => {
  it('come in the order in which they are read, each with its question and weight', () => {
    expect(afterChecks.map(({ id, impact }) => `${id} ${impact}`)).toEqual([
      'SETUP-002 update-fails',
      'SVC-101 outage',
      'SVC-103 outage',
      'NET-101 outage',
      'SVC-102 degraded',
      'SVC-002 degraded',
      'CERT-101 degraded',
      'CONF-001 degraded',
      'PORT-102 degraded',
    ]);
    for (const { question } of afterChecks) expect(question).toMatch(/^\w.{20,}\?$/);
  });

  it('make a finding of a check that says nothing', () => {
    const check = { id: 'X-1', question: '?', impact: 'outage', evaluate: () => [] } as const;
    const [finding] = runAfterCheck(check, afterInput());
    expect(finding?.subject).toBe('EX01');
    expectSaid(finding, {
      title: 'The check itself failed',
      summary: 'This is a fault of the program, and the question stays open: it said nothing',
      evidence: [],
    });
  });
});
