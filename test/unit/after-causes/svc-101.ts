import { svc101 } from '../../../shared/after/checks/svc-101-running.ts';
import type { AfterInput } from '../../../shared/after/input.ts';
import type { Finding } from '../../../shared/report/schema.ts';

export const outcomes = (input: AfterInput): Record<string, string> =>
  Object.fromEntries(svc101.evaluate(input).map(({ subject, outcome }) => [subject, outcome]));

export const one = (input: AfterInput): Finding => {
  const [finding, ...others] = svc101.evaluate(input);
  if (!finding || others.length > 0) throw new Error(`${others.length + 1} findings, not one`);
  return finding;
};

export const plans = ({ remediation }: Finding) =>
  remediation
    .filter(({ kind }) => kind === 'plan')
    .map(({ plan, service: about }) => [plan, about]);
export const commands = ({ remediation }: Finding): readonly string[] =>
  remediation.filter(({ kind }) => kind === 'command').map(({ text }) => text);
export const hints = ({ remediation }: Finding): string =>
  remediation
    .filter(({ kind }) => kind === 'hint')
    .map(({ text }) => text)
    .join('\n');
