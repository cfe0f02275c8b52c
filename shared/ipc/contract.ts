import { z } from 'zod';
import { languages } from '../texts/language.ts';
import { agentMethods } from '../protocol/methods.ts';
import { runEventSchema } from '../run/events.ts';

export const connectionSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('none') }),
  z.object({ status: z.literal('connecting'), target: z.string() }),
  z.object({
    status: z.literal('connected'),
    target: z.string(),
    rehearsal: z.boolean(),
    /** False: elevation was refused or is missing, so the work is read-only. Null: the agent could not tell. */
    elevated: z.boolean().nullable(),
    agentVersion: z.string(),
  }),
  /** The agent died, or does not answer. The run is on disk; `message` says what is known. */
  z.object({ status: z.literal('lost'), target: z.string(), message: z.string() }),
]);
/** Whether the shell has an agent, and which. */
export type Connection = z.infer<typeof connectionSchema>;

/** Links that the shell will open in the system's browser; the window sends the id, never an address. */
export const linkIds = ['docs.exclusions', 'docs.dynamic-ports', 'docs.cumulative-update'] as const;

const none = z.strictObject({});
const done = z.object({});

/** Calls that the shell answers itself. */
export const shellMethods = {
  /** The operator's language, for dialogs and notifications. */
  'app.language': { params: z.strictObject({ language: z.enum(languages) }), result: done },
  /** Something that nobody expected in the window, for the log; `ends`: it can show nothing any more. */
  'app.fault': {
    params: z.strictObject({
      message: z.string().max(4_000),
      stack: z.string().max(4_000),
      ends: z.boolean(),
    }),
    result: done,
  },
  'app.open-link': { params: z.strictObject({ id: z.enum(linkIds) }), result: done },
  'connection.get': { params: none, result: connectionSchema },
  /** `local`, or `sim:<scenario>`. Starts the agent and answers when it is connected. */
  'connection.open': {
    params: z.strictObject({ target: z.string().max(80) }),
    result: connectionSchema,
  },
  'connection.close': { params: none, result: done },
  /** Renders the report and asks where to save it; null when the operator cancelled. Answers with the file's name, not its path. `redacted`: with stand-ins for names and addresses, and the legend in a file of its own, `legendName`; not for evidence. */
  'report.save': {
    params: z.strictObject({
      format: z.enum(['html', 'pdf', 'json', 'evidence']),
      redacted: z.boolean().optional(),
      /** Of the page; English when left out. JSON and evidence are never translated. */
      language: z.enum(languages).optional(),
    }),
    result: z.object({
      fileName: z.string().nullable(),
      legendName: z.string().nullable().optional(),
    }),
  },
} as const;

// Evidence from a file is the terminal's; the window has no file to read.
const { 'baseline.import': _ofTheTerminal, ...windowAgentMethods } = agentMethods;

/** What of the agent's methods the shell passes on. */
export { windowAgentMethods };

/** Everything that the window can call: the shell's own methods and the agent's, passed on. */
export const ipcMethods = { ...shellMethods, ...windowAgentMethods } as const;
export type IpcMethod = keyof typeof ipcMethods;
export type IpcParams<M extends IpcMethod> = z.infer<(typeof ipcMethods)[M]['params']>;
export type IpcResult<M extends IpcMethod> = z.infer<(typeof ipcMethods)[M]['result']>;

/** What the shell tells the window without being asked. */
export const ipcTopics = {
  connection: connectionSchema,
  'run-event': runEventSchema,
} as const;
export type IpcTopic = keyof typeof ipcTopics;
export type IpcMessage<T extends IpcTopic> = z.infer<(typeof ipcTopics)[T]>;

export const isIpcMethod = (name: unknown): name is IpcMethod =>
  typeof name === 'string' && Object.hasOwn(ipcMethods, name);
