import { describe, expect, it } from 'vitest';

import { rehearseScenario } from '../../../shared/rehearsal/rehearse-scenario.ts';
import type { ScenarioId } from '../../../shared/scenarios.ts';
import { textsIn } from '../../../shared/texts/texts.ts';
import { sameInBoth } from './same-in-both.ts';
import { recordRun } from '../../support/recorded-run.ts';
import { sampleReports } from '../../support/reports.ts';
import { answered, collectFully, drive, operator, type DrivenService } from '../../support/run.ts';
import { analyzeEvidence } from '../../../shared/report/build-report.ts';
import {
  questions,
  sentencesOfEvents,
  sentencesOfGate,
  sentencesOfReport,
  type StoredSentence,
} from '../../support/texts/stored-sentences.ts';

const french = textsIn('fr');
const english = textsIn('en');

/** What others said, which is told in nobody's words but theirs. */
const saidByOthers: readonly RegExp[] = [
  // Mail services, in their greetings.
  /\+OK The Microsoft Exchange POP3 service is ready\.|\* OK The Microsoft Exchange IMAP4 service is ready\./g,
  /220 \S+ Microsoft ESMTP MAIL Service ready at [^"\n]+/g,
  // Setup, in its log.
  /Unable to restore service '\w+'\.|\[ERROR\] The certificate is expired\./g,
  /\[ERROR-REFERENCE\][^]*? folder\.|Configuring the Mailbox role: Transport service/g,
  // The server of a test, in the message of an error.
  /no answer in time/g,
  // Commands, and lists of ranges, which are the same to everybody.
  /^netsh [\w= ]+$|IPv[46] (?:tcp|udp) \d+–\d+/g,
  // An operator, in a reason.
  /^accepted$/g,
];

const englishWord =
  /(?<![\p{L}\d_-])(?:the|is|are|was|were|has|have|had|been|which|with|that|could|cannot|and|not|no|it|its|of|by|from|to|in|for|at|as|runs?|held|before|after|now|nobody)(?![\p{L}\d_-])/u;

/** Sentences that are told as they stand, or with English left in them, each with what is told instead. */
const untold = (sentences: readonly StoredSentence[]): readonly string[] => [
  ...new Set(
    sentences.flatMap(({ where, text }) => {
      const own = saidByOthers
        .reduce((rest, said) => rest.replaceAll(said, ''), text)
        .replaceAll(/^[\s,]+$/g, '');
      const told = french.retell(text);
      const ownTold = saidByOthers.reduce((rest, said) => rest.replaceAll(said, ''), told);
      const isTold =
        own === '' || sameInBoth.has(own) || (told !== text && !englishWord.test(ownTold));
      return isTold ? [] : [`${where}: ${text} → ${told}`];
    }),
  ),
];

const rehearse = async (driven: DrivenService, scenario: ScenarioId): Promise<void> =>
  rehearseScenario(
    {
      ask: driven.must,
      collect: () => collectFully(driven),
      pause: driven.service.idle,
      texts: english,
      say: () => undefined,
      stopped: () => false,
      operator,
    },
    scenario,
  );

/** Together they say nearly all that the others do; every rehearsal takes seconds. */
const telling: readonly ScenarioId[] = [
  'unreadable',
  'system-exclusion',
  'edge',
  'deferred-protection',
  'setup-fails',
  'captured-during-update',
  'dependency-down',
  'stuck-stopping',
];

describe('every stored sentence is told in French', () => {
  it('the question of each check', () => {
    expect(untold(questions())).toEqual([]);
  });

  it.each(telling)('a rehearsal of %s', async (scenario) => {
    const driven = await drive({ scenario });
    const atFirst: StoredSentence[] = [];
    await collectFully(driven);
    atFirst.push(
      ...sentencesOfGate(driven.state(), driven.server.now()),
      ...sentencesOfReport(await driven.must('report.get', {})),
    );
    await rehearse(driven, scenario);
    const report = await driven.must('report.get', {});
    expect(
      untold([...atFirst, ...sentencesOfEvents(driven.events), ...sentencesOfReport(report)]),
    ).toEqual([]);
  });

  it('a restore in which some services do not start', async () => {
    const scenario = 'setup-fails';
    const driven = await drive({
      scenario,
      change: (server) => ({
        startService: (name, signal) =>
          /Transport/.test(name)
            ? Promise.resolve(answered(1069))
            : server.startService(name, signal),
      }),
    });
    await rehearse(driven, scenario);
    const sentences = sentencesOfEvents(driven.events).filter(({ where }) =>
      /^(?:step|plan)-finished$/.test(where),
    );
    expect(sentences.some(({ text }) => text.startsWith('What was done stands.'))).toBe(true);
    expect(untold(sentences)).toEqual([]);
  });

  it('a run with a plan that is taken back and decisions of all kinds', async () => {
    const { events, shown, evidence, now } = await recordRun();
    expect(
      untold([
        ...sentencesOfEvents(events),
        ...shown.flatMap((state) => sentencesOfGate(state, now)),
        ...sentencesOfReport(analyzeEvidence(evidence, now)),
      ]),
    ).toEqual([]);
  });

  it.each(['ports at risk', 'no port at risk', 'a captured port', 'unreadable tables'])(
    'the analysis of %s',
    (name) => {
      const report = sampleReports[name]?.();
      expect(report).toBeDefined();
      expect(untold(report === undefined ? [] : sentencesOfReport(report))).toEqual([]);
    },
  );
});
