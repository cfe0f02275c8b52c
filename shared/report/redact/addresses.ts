import { z } from 'zod';

const isIpv4 = (text: string): boolean => z.ipv4().safeParse(text).success;
const isIpv6 = (text: string): boolean => z.ipv6().safeParse(text).success;

/** Addresses that every computer has: they tell nothing of this one. */
const isEverybodys = (address: string): boolean =>
  /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$|::1?$)/.test(address);

/** The IPv4 and IPv6 addresses (and MAC addresses) in a text, without loopback, unspecified and broadcast. */
export const addressesIn = (text: string): readonly string[] =>
  [...ipv4In(text), ...ipv6In(text), ...macIn(text)].filter((address) => !isEverybodys(address));

const ipv4In = (text: string): readonly string[] =>
  [...text.matchAll(/(?<!\d)(?<!\d\.)(?:\d{1,3}\.){3}\d{1,3}(?!\d)(?!\.\d)/g)]
    .map(([address]) => address)
    .filter(isIpv4);

const ipv6In = (text: string): readonly string[] =>
  [...text.matchAll(/[0-9a-f:.]*:[0-9a-f]*:[0-9a-f:.]*/gi)].flatMap((found) => {
    const before = text[found.index - 1] ?? ' ';
    const after = text[found.index + found[0].length] ?? ' ';
    if (/[\p{L}\p{N}_]/u.test(after)) return [];
    // A word that ends before a colon (`address:fd00::1`) is no part of the address.
    const run = /[\p{L}\p{N}_]/u.test(before) ? found[0].replace(/^[^:]*/, '') : found[0];
    if (run.startsWith('::') && run !== found[0]) return [];
    return firstAddress(run.replace(/^:(?!:)/, '').replace(/(?:(?<!:):|\.+)$/, ''));
  });

/** The address at the head of a run, whatever port was hung on it without brackets. */
const firstAddress = (run: string): readonly string[] => {
  if (isIpv6(run)) return [run];
  const shorter = run.replace(/:[^:]*$/, '');
  return shorter !== run && isIpv6(shorter) ? [shorter] : [];
};

const macIn = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /(?<![0-9a-f:-])(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-f:-])/gi,
    ),
  ].map(([address]) => address);

/** One text for all the ways in which an address is written. */
export const sameAddress = (address: string): string => {
  if (!address.includes(':') || !isIpv6(address)) return address.toLowerCase();
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = (part: string): readonly string[] =>
    part === '' ? [] : part.split(':').map((group) => group.replace(/^0+(?=.)/, ''));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return [...first, ...Array.from({ length: zeros }, () => '0'), ...last].join(':');
};
