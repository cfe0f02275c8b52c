import { parseArgs } from 'node:util';

import { parseAddress, type AgentAddress } from '../../../shared/protocol/address.ts';
import { err, ok, toAppError, type Result } from '../../../shared/result.ts';
import { isScenarioId, type ScenarioId } from '../../../shared/scenarios.ts';
import { parseTarget, type Target } from '../agent/target.ts';

/** An agent that was started by somebody else, and how to prove to it that we may ask it. */
export type NamedAgent = { readonly address: AgentAddress; readonly tokenFile: string };

/** What this process is to do. */
export type Mode =
  | {
      readonly kind: 'wizard';
      /** Connected to at once, as if the operator had chosen it. */
      readonly target: Target | null;
      readonly namedAgent: NamedAgent | null;
      /** Reports go into this folder without a question. For tests. */
      readonly saveTo: string | null;
    }
  | { readonly kind: 'rehearse'; readonly scenario: ScenarioId; readonly out: string }
  | { readonly kind: 'print-pdf'; readonly source: string; readonly out: string }
  /** Holds an elevated agent, which cannot be this program's child. */
  | { readonly kind: 'agent-host'; readonly args: readonly string[] };

export const usage = [
  'usage: cu-preflight [--target local|sim:<scenario>]',
  '       cu-preflight --agent unix:PATH|pipe:NAME|tcp:127.0.0.1:PORT --agent-token-file FILE',
  '       cu-preflight --rehearse <scenario> --out DIR',
  '       cu-preflight --print-pdf FILE.html --out FILE.pdf',
].join('\n');

const options = {
  target: { type: 'string' },
  agent: { type: 'string' },
  'agent-token-file': { type: 'string' },
  'save-to': { type: 'string' },
  rehearse: { type: 'string' },
  'print-pdf': { type: 'string' },
  out: { type: 'string' },
} as const;

/**
 * Reads the program's own arguments. Those of Chromium and of its drivers (`--no-sandbox`, `--remote-debugging-port=0` …) are theirs and are passed over.
 */
export const parseCommandLine = (args: readonly string[]): Result<Mode> => {
  const host = args.indexOf('--agent-host');
  if (host >= 0) return ok({ kind: 'agent-host', args: args.slice(host + 1) });
  try {
    const { values } = parseArgs({ args: ownArguments(args), options, strict: true });
    const { rehearse, 'print-pdf': source, out } = values;
    if (rehearse !== undefined) {
      if (!isScenarioId(rehearse)) return wrong(`There is no scenario ${quoted(rehearse)}.`);
      return out ? ok({ kind: 'rehearse', scenario: rehearse, out }) : wrong('--out is missing.');
    }
    if (source !== undefined)
      return out && source ? ok({ kind: 'print-pdf', source, out }) : wrong('--out is missing.');
    return wizard(values);
  } catch (thrown) {
    return wrong(toAppError(thrown).message);
  }
};

type Values = { readonly [Name in keyof typeof options]?: string };

const wizard = (values: Values): Result<Mode> => {
  const { agent, 'agent-token-file': tokenFile, target: wanted } = values;
  let namedAgent: NamedAgent | null = null;
  if (agent !== undefined || tokenFile !== undefined) {
    if (!agent || !tokenFile) return wrong('--agent and --agent-token-file belong together.');
    const address = parseAddress(agent);
    if (!address.ok) return wrong(address.error.message);
    namedAgent = { address: address.value, tokenFile };
  }
  const target = wanted === undefined ? ok(null) : parseTarget(wanted);
  if (!target.ok) return wrong(target.error.message);
  const saveTo = values['save-to'] ?? null;
  // Who names an agent wants to be connected to it.
  const first: Target | null = target.value ?? (namedAgent ? { kind: 'local' } : null);
  return ok({ kind: 'wizard', target: first, namedAgent, saveTo });
};

/** Our options with their values, in either of the two ways of writing them. */
const ownArguments = (args: readonly string[]): string[] => {
  const own: string[] = [];
  for (const [index, argument] of args.entries()) {
    const [, name = '', value] = /^--([a-z-]+)(?:=([^]*))?$/.exec(argument) ?? [];
    if (!Object.hasOwn(options, name)) continue;
    // Joined, so that a value that looks like an option is taken for what it is.
    const next = value ?? args[index + 1];
    if (next === undefined) throw new Error(`--${name} needs a value.`);
    own.push(`--${name}=${next}`);
  }
  return own;
};

const quoted = (text: string): string => JSON.stringify(text.slice(0, 80));
const wrong = (why: string): Result<never> => err('bad-request', `${why}\n${usage}`);
