import { installPath } from './definitions.ts';
import type { ConfigurationText } from './scenario.ts';

/** One setting as Exchange ships it, and as an operator changed it; null where nobody did. */
type Setting = {
  readonly key: string;
  readonly shipped: string;
  readonly changed: string | null;
};

const setting = (key: string, shipped: string, changed: string | null = null): Setting => ({
  key,
  shipped,
  changed,
});

type ConfigurationFile = { readonly path: string; readonly settings: readonly Setting[] };

const transport: ConfigurationFile = {
  path: 'Bin\\EdgeTransport.exe.config',
  settings: [
    setting('PercentageDatabaseDiskSpaceUsedHighThreshold', '99'),
    setting('QueueDatabaseMaxConnections', '4'),
    setting(
      'QueueDatabasePath',
      'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\TransportRoles\\data\\Queue',
      'D:\\Queue',
    ),
    setting('DsnWaitForRetry', '04:00:00', '02:00:00'),
  ],
};

/** What Setup copies over: the configuration of the web applications, of transport, and the page on which people sign in. The texts are short stand-ins for the real ones. */
const mailboxFiles: readonly ConfigurationFile[] = [
  transport,
  {
    path: 'ClientAccess\\Owa\\web.config',
    settings: [setting('OWAVDirName', 'owa'), setting('MaxConcurrentRequests', '1000')],
  },
  { path: 'ClientAccess\\ecp\\web.config', settings: [setting('ShowPerformanceConsole', 'false')] },
  {
    path: 'ClientAccess\\exchweb\\EWS\\web.config',
    settings: [
      setting('ProxyConnectionPoolSize', '1000'),
      setting('maxRequestLength', '65536', '153600'),
    ],
  },
  {
    path: 'ClientAccess\\Sync\\web.config',
    settings: [setting('MaxDocumentDataSize', '10240000')],
  },
  {
    path: 'ClientAccess\\Autodiscover\\web.config',
    settings: [setting('LiveIdBasicAuthModule.ApplicationName', 'Autodiscover')],
  },
  {
    path: 'FrontEnd\\HttpProxy\\owa\\web.config',
    settings: [setting('HttpProxy.ProtocolType', 'Owa')],
  },
  {
    path: 'FrontEnd\\HttpProxy\\owa\\auth\\logon.aspx',
    settings: [setting('PageTitle', 'Outlook')],
  },
];

/** Configuration of a Mailbox server. `changed`: an operator has changed some of it, and an update takes that away. */
export const mailboxConfiguration = (changed = false): readonly ConfigurationText[] =>
  mailboxFiles.map((file) => textsOf(file, changed));

export const edgeConfiguration = (): readonly ConfigurationText[] => [textsOf(transport, false)];

const textsOf = ({ path, settings }: ConfigurationFile, changed: boolean): ConfigurationText => {
  const shipped = textOf(settings.map((each) => ({ ...each, value: each.shipped })));
  return {
    path: `${installPath}${path}`,
    shipped,
    text: changed
      ? textOf(settings.map((each) => ({ ...each, value: each.changed ?? each.shipped })))
      : shipped,
  };
};

const textOf = (settings: readonly { readonly key: string; readonly value: string }[]): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<configuration>',
    '  <appSettings>',
    ...settings.map(({ key, value }) => `    <add key="${key}" value="${value}" />`),
    '  </appSettings>',
    '</configuration>',
    '',
  ].join('\r\n');
