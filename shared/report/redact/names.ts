import { addressesIn, sameAddress } from './addresses.ts';
import { isCommonWord, type Book } from './stand-ins.ts';

/** Names that the documents of the product's makers stand under; they tell nothing of a server. */
const publicNames = /(?:^|\.)(?:microsoft\.com|aka\.ms|windows\.com|w3\.org)$/i;
/** What looks like a name of the DNS and is one of a program. */
const programNames =
  /^(?:Microsoft|System|Windows)\.|\.(?:cs|js|ts|ps|py|vb|db|so|md|sh|in|is|it|no)$/;

const label = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?`;
const nameEnds =
  'com|net|org|edu|gov|mil|int|info|biz|name|pro|cloud|tech|online|site|app|dev|bank|global|group|company|local|lan|corp|intern|internal|intra|intranet|private|home|localdomain|example|test|invalid|[a-z]{2}';
const domainName = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:${label}\\.)+(?:${nameEnds})(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
  'giu',
);

/** Learns a name of the DNS: the host, its domain, and the whole, which is shown as `HOST-1.DOMAIN-1`. */
export const learnName = (book: Book, name: string, kind: 'SERVER' | 'HOST' = 'HOST'): void => {
  const [first = '', ...rest] = name.replace(/\.$/, '').split('.');
  if (first === '' || name === 'localhost') return;
  if (rest.length === 0) {
    book.standInOf(kind, first);
    return;
  }
  if (rest.length === 1 && kind === 'HOST') {
    learnDomain(book, name);
    return;
  }
  const domain = rest.join('.');
  const under = rest.length === 1 ? book.standInOf('DOMAIN', domain) : learnDomain(book, domain);
  if (book.has(name)) return;
  // A host that is called as its role (mail, www) is known by its whole name alone.
  const byLabel = kind === 'SERVER' || !isCommonWord(first);
  const host =
    byLabel || book.has(first) ? book.standInOf(kind, first) : book.standInOf(kind, name);
  if (!book.has(name)) book.addSpelling(host, name, 'anywhere', `${host}.${under}`);
};

/** Learns a domain with its first label, by which it is called in accounts and among people. */
export const learnDomain = (book: Book, domain: string): string => {
  const standIn = book.standInOf('DOMAIN', domain, 'anywhere');
  const [first = '', ...rest] = domain.split('.');
  if (rest.length > 0 && first.length > 3 && !isCommonWord(first)) book.addSpelling(standIn, first);
  const parts = domain.split('.').map((part) => `DC=${part}`);
  if (parts.length > 1) {
    book.addSpelling(standIn, parts.join(','), 'anywhere');
    book.addSpelling(standIn, parts.join(', '), 'anywhere');
  }
  return standIn;
};

/** Words in the name of a person that name his work, not him. */
const isNamePart = (word: string): boolean =>
  word.length > 3 && /^\p{L}[\p{L}'’-]*$/u.test(word) && !isCommonWord(word);

/** Learns a person as he is written (`N. Name`, `DOMAIN\account`, `account@domain`), and the parts of his name. */
export const learnPerson = (book: Book, written: string): void => {
  const person = written.trim();
  if (person === '') return;
  const [, domain, account] = /^([^\\@\s]+)\\([^\\@]+)$/.exec(person) ?? [];
  if (domain !== undefined && account !== undefined) {
    learnAccount(book, domain, account);
    return;
  }
  const [, local, host] = /^([^\\@\s]+)@([^\\@\s]+\.[^\\@\s]+)$/.exec(person) ?? [];
  if (local !== undefined && host !== undefined) {
    learnMailbox(book, local, host);
    return;
  }
  const standIn = book.standInOf('PERSON', person);
  for (const part of person.split(/[\s.,<>()]+/).filter(isNamePart))
    book.addSpelling(standIn, part, 'word');
};

const learnAccount = (book: Book, domain: string, account: string): void => {
  const whole = `${domain}\\${account}`;
  if (book.has(whole)) return;
  const under = domain === '.' ? '.' : book.standInOf('DOMAIN', domain);
  const person = isCommonWord(account)
    ? book.standInOf('PERSON', whole, 'anywhere')
    : book.standInOf('PERSON', account);
  book.addSpelling(person, whole, 'anywhere', `${under}\\${person}`);
};

const learnMailbox = (book: Book, local: string, domain: string): void => {
  const whole = `${local}@${domain}`;
  if (book.has(whole)) return;
  const under = learnDomain(book, domain);
  const person = isCommonWord(local)
    ? book.standInOf('PERSON', whole, 'anywhere')
    : book.standInOf('PERSON', local);
  book.addSpelling(person, whole, 'anywhere', `${person}@${under}`);
};

/** Learns a distinguished name (subject or issuer of a certificate) and what stands in it. */
export const learnDistinguishedName = (book: Book, name: string): void => {
  if (name.trim() === '') return;
  const domain = [...name.matchAll(/\bDC\s*=\s*([^,+/]+)/gi)].map(([, part = '']) => part.trim());
  if (domain.length > 1) learnDomain(book, domain.join('.'));
  for (const [, type = '', quoted, bare = ''] of name.matchAll(
    /(?<![\w.])(CN|O|OU|L|E|emailAddress)\s*=\s*(?:"([^"]*)"|([^,+/\n]*))/gi,
  )) {
    const value = (quoted ?? bare).trim();
    if (type.toUpperCase() === 'CN' && /^\*?\.?[^\s.]+(?:\.[^\s.]+)+$/.test(value))
      learnName(book, value.replace(/^\*\./, ''));
    else if (value.length > 3 && !isCommonWord(value)) book.standInOf('NAME', value);
  }
  if (!domainName.test(name)) book.standInOf('NAME', name, 'anywhere');
  domainName.lastIndex = 0;
};

/** Accounts that every Windows has. */
const everybodysDomain =
  /^(?:NT AUTHORITY|AUTHORITY|NT SERVICE|SERVICE|BUILTIN|IIS APPPOOL|APPPOOL|HK\w+)$/i;
const fileEnd =
  /\.(?:exe|dll|config|xml|log|txt|ps1|psm1|psd1|msi|msp|ini|json|cmd|bat|sys|edb|mui|cab|asmx|aspx|htm|html|pdf|tmp)$/i;

/** Learns what a text gives away by its form: addresses, names of the DNS, mailboxes, accounts, shares, security ids, tokens of greetings. */
export const learnFromText = (book: Book, text: string, versions: ReadonlySet<string>): void => {
  for (const address of addressesIn(text))
    if (!versions.has(address))
      book.standInOf('ADDRESS', address, 'anywhere', `address:${sameAddress(address)}`);
  for (const [, local = '', domain = ''] of text.matchAll(
    /([\p{L}\p{N}._%+-]+)@((?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,})/gu,
  ))
    learnMailbox(book, local, domain);
  for (const [, host = ''] of text.matchAll(/(?:^|[^\\])\\\\([\p{L}\p{N}][\p{L}\p{N}._-]*)\\/gu))
    learnName(book, host);
  for (const [, host = ''] of text.matchAll(
    /^(?:220|250|421)[ -]([\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)+)/gmu,
  ))
    learnName(book, host);
  for (const [name] of text.matchAll(domainName))
    if (!publicNames.test(name) && !programNames.test(name) && !addressesIn(name).includes(name))
      learnName(book, name);
  for (const [, domain = '', account = ''] of text.matchAll(
    /(?<![\p{L}\p{N}\\:._$%-])([\p{L}\p{N}][\p{L}\p{N}.-]{0,63})\\([\p{L}\p{N}_][\p{L}\p{N}._$-]*)(?![\\\p{L}\p{N}])/gu,
  ))
    if (!everybodysDomain.test(domain) && !fileEnd.test(account))
      learnAccount(book, domain, account);
  for (const [sid] of text.matchAll(/\bS-1-5-21(?:-\d+){3,}/g))
    book.standInOf('PERSON', sid, 'anywhere');
  // Exchange greets POP3 and IMAP4 clients with its own name, coded.
  for (const [, token = ''] of text.matchAll(/\[([A-Za-z0-9+/]{12,}={0,2})\]/g))
    book.standInOf('TOKEN', token, 'anywhere');
  for (const [domain] of text.matchAll(/\bDC=[^,\s]+(?:,\s?DC=[^,\s;)'"]+)+/gi))
    learnDomain(book, domain.replace(/,\s?DC=/gi, '.').replace(/^DC=/i, ''));
};
