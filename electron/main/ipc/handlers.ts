import { windowAgentMethods } from '../../../shared/ipc/contract.ts';
import type { IpcParams, IpcResult } from '../../../shared/ipc/contract.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Language } from '../../../shared/texts/language.ts';
import type { Connections } from '../agent/connections.ts';
import { links } from '../security/links.ts';
import type { Handlers } from './answer.ts';

export type HandlerOptions = {
  readonly connections: Connections;
  readonly setLanguage: (language: Language) => void;
  /** Something that nobody expected in the window. */
  readonly onFault: (fault: IpcParams<'app.fault'>) => void;
  /** Opens an address of the table in the system's browser. */
  readonly openExternal: (address: string) => Promise<void>;
  readonly saveReport: (
    wanted: IpcParams<'report.save'>,
  ) => Promise<Result<IpcResult<'report.save'>>>;
};

export const createHandlers = ({
  connections,
  setLanguage,
  onFault,
  openExternal,
  saveReport,
}: HandlerOptions): Handlers => ({
  ...passOn(connections),
  'app.language': ({ language }) => {
    setLanguage(language);
    return ok({});
  },
  'app.fault': (fault) => {
    onFault(fault);
    return ok({});
  },
  'app.open-link': async ({ id }) => {
    await openExternal(links[id]);
    return ok({});
  },
  'connection.get': () => ok(connections.current()),
  'connection.open': ({ target }) => connections.open(target),
  'connection.close': async () => {
    await connections.close();
    return ok({});
  },
  'report.save': (wanted) => saveReport(wanted),
});

type PassedOn = keyof typeof windowAgentMethods;

/** Everything that the agent answers. */
const passOn = ({ request }: Connections): Pick<Handlers, PassedOn> => {
  const entries = Object.keys(windowAgentMethods).map((name) => {
    const method = name as PassedOn;
    return [method, (params: never) => request(method, params)] as const;
  });
  return Object.fromEntries(entries) as unknown as Pick<Handlers, PassedOn>;
};
