import { findingsOf, type Answer } from '../../checks/check.ts';
import { docs } from '../../checks/docs.ts';
import { say } from '../../texts/stored.ts';
import { pairFiles, type FilePair } from '../compare/files.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';
import { gapIn, notRead, nothingToCompare } from './answers.ts';

const evidence = ['baseline', 'file.configuration'];
const what = say('CONF-001.what');

/** After: are the configuration files as they were before Setup overwrote them? */
export const conf001: AfterCheck = {
  id: 'CONF-001',
  question: say('CONF-001.question'),
  impact: 'degraded',
  evaluate: (input) => findingsOf(conf001, answers(input)),
};

const answers = (input: AfterInput): readonly Answer[] => {
  const { baseline, facts } = input;
  if (baseline.facts === null) return [nothingToCompare(input, what)];
  const gap = gapIn([baseline.facts.configuration], [facts.configuration]);
  const pairs = pairFiles(input);
  if (pairs === null) return gap === null ? [] : [notRead(facts, what, gap)];
  const known = pairs.filter(({ was }) => was !== null);
  if (known.length === 0)
    return [
      {
        subject: facts.server.hostName,
        outcome: 'not-applicable',
        title: say('CONF-001.none'),
        summary: say('CONF-001.none.summary'),
        evidence,
      },
    ];
  const different = pairs.flatMap((pair) => answerOf(pair) ?? []);
  if (different.length > 0) return different;
  return [
    {
      subject: facts.server.hostName,
      outcome: 'pass',
      title: say('CONF-001.same'),
      summary: say('CONF-001.same.summary', { count: known.length }),
      evidence,
    },
  ];
};

const answerOf = ({ path, was, is, judged }: FilePair): Answer | null => {
  const base = { subject: path, evidence, docs: [docs.cumulativeUpdate] };
  switch (judged) {
    case 'same':
    case 'new':
      return null;
    case 'changed':
      return {
        ...base,
        outcome: 'manual',
        title: say('CONF-001.changed', { path }),
        summary: say('CONF-001.changed.summary'),
        remediation: [{ kind: 'hint', text: say('CONF-001.changed.hint') }],
      };
    case 'gone':
      return {
        ...base,
        outcome: 'fail',
        title: say('CONF-001.gone', { path }),
        summary: say('CONF-001.gone.summary'),
        remediation: [{ kind: 'hint', text: say('CONF-001.gone.hint') }],
      };
    case 'unknown': {
      const problem = is?.problem ?? was?.problem ?? say('after.no-reason');
      return {
        ...base,
        outcome: 'error',
        title: say('CONF-001.unknown', { path }),
        summary: say(is?.sha256 === null ? 'CONF-001.unread-now' : 'CONF-001.unread-before', {
          problem,
        }),
      };
    }
  }
};
