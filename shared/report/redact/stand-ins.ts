/** What a stand-in stands for. `PROGRAM`, `PATH`: a program, or another path, outside the folders of Windows and Exchange. `NAME`: a name in a certificate. `TEXT`: what a person wrote. */
export const standInKinds = [
  'SERVER',
  'HOST',
  'DOMAIN',
  'ADDRESS',
  'PERSON',
  'PROGRAM',
  'PATH',
  'SERVICE',
  'NAME',
  'TOKEN',
  'TEXT',
] as const;
export type StandInKind = (typeof standInKinds)[number];

/** How a spelling is found in a text: anywhere, as a word of its own, or as such a word in exactly these letters. */
export type Match = 'anywhere' | 'word' | 'exact-word';

/** One way in which something that must not be shown is written, and what is written instead. */
export type Spelling = {
  readonly original: string;
  readonly instead: string;
  readonly match: Match;
};

export type StandIn = {
  readonly standIn: string;
  readonly kind: StandInKind;
  /** Every spelling that was found, the one it was met by first. */
  readonly originals: readonly string[];
};

/** Words that a server, a host or an account may be named by and that a report says anyway. Such a name is replaced only where it is written exactly so. */
const commonWords: ReadonlySet<string> = new Set(
  `access account active address admin administrator after agent all and autodiscover backup backend baseline
  before cache certificate check client configuration contoso.local data database default directory disabled dns
  domain down edge error exchange external fail failed family file for from front frontend global group guest holder host hub imap
  imap4 information internal internet inetpub letter local localhost log logs mail mailbox mailserver manual message
  messaging microsoft name network none not operator owa outage pass path phase plan pop pop3 port process program proxy range
  rehearsal
  read relay remote report root run running search server service services setup smtp start stop stopped store
  system terminal test the time title transport unknown update user users verdict version watch web webmail windows
  with work www`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Whether a name is a word that a report says anyway. */
export const isCommonWord = (text: string): boolean => commonWords.has(text.toLowerCase());

const matchOf = (original: string): Match => {
  if (isCommonWord(original)) return 'exact-word';
  // A short word may be part of another one: Ann of planned, EX1 of EX10.
  return original.length < 4 || /^\p{L}{1,5}$/u.test(original) ? 'word' : 'anywhere';
};

export type Book = {
  /** The stand-in of something, a new one where it is met for the first time. A thing that is known under another kind keeps its stand-in. `same`: one text for all spellings of it. */
  readonly standInOf: (kind: StandInKind, original: string, match?: Match, same?: string) => string;
  /** Another spelling of something that has a stand-in. `instead`: what is written for it, where that is more than the stand-in. */
  readonly addSpelling: (
    standIn: string,
    original: string,
    match?: Match,
    instead?: string,
  ) => void;
  readonly has: (original: string) => boolean;
  readonly spellings: () => readonly Spelling[];
  readonly standIns: () => readonly StandIn[];
};

const keyOf = (text: string): string => text.normalize('NFC').toLowerCase();

/** A list of what was found and what is written instead, with numbers in the order in which things were met. */
export const createBook = (): Book => {
  const known = new Map<string, string>();
  const bySame = new Map<string, string>();
  const spellings: Spelling[] = [];
  const entries = new Map<string, { kind: StandInKind; originals: string[] }>();
  const counts = new Map<StandInKind, number>();

  const addSpelling: Book['addSpelling'] = (
    standIn,
    original,
    match = matchOf(original),
    instead = standIn,
  ) => {
    if (original.trim() === '' || known.has(keyOf(original))) return;
    known.set(keyOf(original), standIn);
    spellings.push({ original, instead, match });
    entries.get(standIn)?.originals.push(original);
  };

  const standInOf: Book['standInOf'] = (kind, original, match, same = original) => {
    const before = known.get(keyOf(original)) ?? bySame.get(same);
    if (before !== undefined) {
      addSpelling(before, original, match);
      return before;
    }
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const standIn = `${kind}-${number}`;
    entries.set(standIn, { kind, originals: [] });
    bySame.set(same, standIn);
    addSpelling(standIn, original, match);
    return standIn;
  };

  return {
    standInOf,
    addSpelling,
    has: (original) => known.has(keyOf(original)),
    spellings: () => spellings,
    standIns: () => [...entries].map(([standIn, entry]) => ({ standIn, ...entry })),
  };
};
