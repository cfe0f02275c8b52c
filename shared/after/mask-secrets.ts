const mask = '••••';

/** Attributes and settings, on this line or going on on the next, whose values are keys or passwords in ASP.NET and Exchange configuration files. */
const secretAttribute =
  /\b(validationKey|decryptionKey|password|pwd|secret|apiKey|accessKey|sharedSecret)(\s*=\s*)("[^"]*"?|'[^']*'?)/gi;
const secretInConnection = /\b(password|pwd)(\s*=\s*)([^;"'\s][^;"']*)/gi;

/** A line of a configuration file for the screen: the values of keys and passwords are masked, all the rest is as it was. */
export const maskSecrets = (line: string): string =>
  line
    .replace(secretAttribute, (_all, name: string, equals: string) => `${name}${equals}"${mask}"`)
    .replace(secretInConnection, (_all, name: string, equals: string) => `${name}${equals}${mask}`);
