import { findingsOf, type Answer } from '../../checks/check.ts';
import { docs } from '../../checks/docs.ts';
import { say } from '../../texts/stored.ts';
import { compareVersions, versionParts } from '../compare/versions.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';
import { nothingToCompare } from './answers.ts';

const evidence = ['baseline', 'server'];

/** After: is another Exchange version installed than before? */
export const setup002: AfterCheck = {
  id: 'SETUP-002',
  question: say('SETUP-002.question'),
  impact: 'update-fails',
  evaluate: (input) => findingsOf(setup002, [answer(input)]),
};

const answer = (input: AfterInput): Answer => {
  const { baseline, facts, watch } = input;
  if (baseline.facts === null)
    return nothingToCompare(input, say('after.subject.exchange-version'));
  const base = {
    subject: say('after.subject.exchange-version'),
    evidence,
    docs: [docs.cumulativeUpdate],
  };
  const before = baseline.facts.server.exchange;
  const now = facts.server.exchange;
  if (before !== null && now === null)
    return {
      ...base,
      outcome: 'fail',
      title: say('SETUP-002.gone'),
      summary:
        before.version === null
          ? say('SETUP-002.gone.summary-unread')
          : say('SETUP-002.gone.summary', { version: before.version }),
    };
  const was = before?.version ?? say('after.not-read');
  const is = now?.version ?? say('after.not-read');
  const difference = compareVersions(was, is);
  if (difference === null)
    return {
      ...base,
      outcome: 'error',
      title: say('SETUP-002.unknown'),
      summary: say('SETUP-002.unknown.summary', { was, is }),
    };
  if (difference > 0)
    return {
      ...base,
      outcome: 'fail',
      title: say('SETUP-002.older', { is }),
      summary: say('SETUP-002.older.summary', { was }),
    };
  if (difference === 0) return sameBuild(input, is);
  const claimed = watch?.setup?.status === 'succeeded' ? watch.setup.version : null;
  if (claimed !== null && build(claimed) !== null && build(claimed) !== build(is))
    return {
      ...base,
      outcome: 'error',
      title: say('SETUP-002.contradiction'),
      summary: say('SETUP-002.contradiction.summary', { claimed, is, was }),
    };
  return {
    ...base,
    outcome: 'pass',
    title: say('SETUP-002.installed', { is }),
    summary: say('SETUP-002.installed.summary', { was }),
  };
};

const sameBuild = ({ watch }: AfterInput, version: string): Answer => {
  const succeeded = watch?.setup?.status === 'succeeded';
  return {
    subject: say('after.subject.exchange-version'),
    evidence,
    docs: [docs.cumulativeUpdate],
    outcome: 'fail',
    title: say('SETUP-002.same', { version }),
    summary: say(succeeded ? 'SETUP-002.same.after-success' : 'SETUP-002.same.summary'),
    remediation: [{ kind: 'hint', text: say('SETUP-002.same.hint') }],
  };
};

/** Without the last part, which a security update changes and Setup does not name. */
const build = (version: string | null): string | null =>
  versionParts(version)?.slice(0, 3).join('.') ?? null;
