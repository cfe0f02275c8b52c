import { findingsOf, type Answer } from '../../checks/check.ts';
import { docs } from '../../checks/docs.ts';
import { pairFiles, type FilePair } from '../compare/files.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';
import { gapIn, notRead, nothingToCompare } from './answers.ts';

const evidence = ['baseline', 'file.configuration'];
const what = 'Configuration files';

/** After: are the configuration files as they were before Setup overwrote them? */
export const conf001: AfterCheck = {
  id: 'CONF-001',
  question: 'After: are the configuration files as they were before Setup overwrote them?',
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
        title: 'No configuration file was there before the update',
        summary: 'The baseline lists none of the files that Setup overwrites.',
        evidence,
      },
    ];
  const different = pairs.flatMap((pair) => answerOf(pair) ?? []);
  if (different.length > 0) return different;
  return [
    {
      subject: facts.server.hostName,
      outcome: 'pass',
      title: 'The configuration files are as before',
      summary: `${known.length} file(s) have the content that they had before the update.`,
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
        title: `${path} has changed`,
        summary:
          'Setup overwrites this file, and with it whatever was customised in it. Whether anything of yours is lost, only you can say: look at the difference.',
        remediation: [
          {
            kind: 'hint',
            text: 'Put your own settings back by hand, line by line. Never put the old file back as a whole: the new version may need its own lines.',
          },
        ],
      };
    case 'gone':
      return {
        ...base,
        outcome: 'fail',
        title: `${path} is gone`,
        summary: 'The file was there before the update and is not any more.',
        remediation: [
          {
            kind: 'hint',
            text: 'Find out whether the update moved or dropped it. If it is needed, take it from another server of the same version.',
          },
        ],
      };
    case 'unknown':
      return {
        ...base,
        outcome: 'error',
        title: `${path} could not be compared`,
        summary: `Its content was not read ${is?.sha256 === null ? 'now' : 'before the update'}: ${is?.problem ?? was?.problem ?? 'no reason was given'}.`,
      };
  }
};
