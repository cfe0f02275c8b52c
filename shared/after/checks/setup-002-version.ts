import { findingsOf, type Answer } from '../../checks/check.ts';
import { docs } from '../../checks/docs.ts';
import { compareVersions, versionParts } from '../compare/versions.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';
import { nothingToCompare } from './answers.ts';

const evidence = ['baseline', 'server'];

/** After: is another Exchange version installed than before? */
export const setup002: AfterCheck = {
  id: 'SETUP-002',
  question: 'After: is another Exchange version installed than before?',
  impact: 'update-fails',
  evaluate: (input) => findingsOf(setup002, [answer(input)]),
};

const answer = (input: AfterInput): Answer => {
  const { baseline, facts, watch } = input;
  if (baseline.facts === null) return nothingToCompare(input, 'Exchange version');
  const base = { subject: 'Exchange version', evidence, docs: [docs.cumulativeUpdate] };
  const before = baseline.facts.server.exchange;
  const now = facts.server.exchange;
  if (before !== null && now === null)
    return {
      ...base,
      outcome: 'fail',
      title: 'Exchange is not installed any more',
      summary: `Before the update it was ${before.version ?? 'there, in a version that could not be read'}. Setup may have broken off in the middle.`,
    };
  const was = before?.version ?? 'not read';
  const is = now?.version ?? 'not read';
  const difference = compareVersions(was, is);
  if (difference === null)
    return {
      ...base,
      outcome: 'error',
      title: 'It is not known whether another version is installed',
      summary: `Before the update: ${was}. Now: ${is}.`,
    };
  if (difference > 0)
    return {
      ...base,
      outcome: 'fail',
      title: `Exchange ${is} is installed, which is older than before`,
      summary: `Before the update it was ${was}. No update goes back.`,
    };
  if (difference === 0) return sameBuild(input, is);
  const claimed = watch?.setup?.status === 'succeeded' ? watch.setup.version : null;
  if (claimed !== null && build(claimed) !== null && build(claimed) !== build(is))
    return {
      ...base,
      outcome: 'error',
      title: 'Setup and the installed files contradict each other',
      summary: `Setup reports success for ${claimed}, and ${is} is installed (before: ${was}).`,
    };
  return {
    ...base,
    outcome: 'pass',
    title: `Exchange ${is} is installed`,
    summary: `Before the update it was ${was}.`,
  };
};

const sameBuild = ({ watch }: AfterInput, version: string): Answer => {
  const succeeded = watch?.setup?.status === 'succeeded';
  return {
    subject: 'Exchange version',
    evidence,
    docs: [docs.cumulativeUpdate],
    outcome: 'fail',
    title: `The same Exchange as before is installed: ${version}`,
    summary: succeeded
      ? 'Setup reports success, and nothing was updated: the setup.exe of the installed version may have been run (V15\\bin comes first in the path), not that of the update.'
      : 'Nothing was updated. Setup was not run to its end, or the setup.exe of the installed version was run (V15\\bin comes first in the path), not that of the update.',
    remediation: [
      {
        kind: 'hint',
        text: 'Run setup.exe of the update by its full path, or with .\\ from its folder. If the update had been installed when the checks were run, the baseline is of after it, and nothing that was compared with it counts.',
      },
    ],
  };
};

/** Without the last part, which a security update changes and Setup does not name. */
const build = (version: string | null): string | null =>
  versionParts(version)?.slice(0, 3).join('.') ?? null;
