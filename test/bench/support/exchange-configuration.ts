import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { exchangeFolder } from './exchange-services.ts';
import { mediumFiles, onDrive } from './exchange-files.ts';

const shipped = '<?xml version="1.0" encoding="utf-8"?>\r\n<configuration>\r\n</configuration>\r\n';
const withKey = (key: string, value: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\r\n<configuration>\r\n  <appSettings>\r\n    <add key="${key}" value="${value}" />\r\n  </appSettings>\r\n</configuration>\r\n`;

/** A file that somebody has changed on the server, so that the update takes the change away. */
export const customisedFile = `${exchangeFolder}\\FrontEnd\\HttpProxy\\owa\\web.config`;

/** Configuration of the server, by its path below Exchange's folder: what is there before an update. */
const onServer: Readonly<Record<string, string>> = {
  'Bin\\EdgeTransport.exe.config': withKey('QueueDatabasePath', 'D:\\Queue'),
  'ClientAccess\\Owa\\web.config': shipped,
  'ClientAccess\\SharedWebConfig.config': shipped,
  'FrontEnd\\HttpProxy\\ecp\\web.config': shipped,
  'FrontEnd\\HttpProxy\\owa\\web.config': withKey('LogonPageIsOurs', 'true'),
  'FrontEnd\\HttpProxy\\owa\\auth\\logon.aspx': '<%@ Page Language="C#" %>\r\n',
};

/** The update replaces these and no others. Only the first differs from what is on the server. */
const onMedium: Readonly<Record<string, string>> = {
  'FrontEnd\\HttpProxy\\owa\\web.config': shipped,
  'FrontEnd\\HttpProxy\\ecp\\web.config': shipped,
  'ClientAccess\\Owa\\web.config': shipped,
};

/** Every configuration file that a bench has, as Windows names it. */
export const configurationFiles: readonly string[] = Object.keys(onServer).map(
  (name) => `${exchangeFolder}\\${name}`,
);

/** Writes the configuration files of the server and those of the medium. */
export const writeConfiguration = (driveC: string): void => {
  const write = (path: string, text: string): void => {
    const file = onDrive(driveC, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  for (const [name, text] of Object.entries(onServer)) write(`${exchangeFolder}\\${name}`, text);
  for (const [name, text] of Object.entries(onMedium)) write(`${mediumFiles}\\${name}`, text);
};
