/** One entry of ExchangeSetup.log. `depth` is how deep the task is nested, not how grave the entry is. */
export type SetupEntry = {
  /** The stamp as ISO 8601 without a zone, such as `2026-11-24T03:12:44.713`. */
  readonly logTime: string;
  readonly depth: number;
  readonly text: string;
};

/** `[MM/dd/yyyy HH:mm:ss.0fff] [n] text`; the fraction is milliseconds, padded to four digits. */
const entryLine =
  /^\[(?<month>\d\d)\/(?<day>\d\d)\/(?<year>\d{4}) (?<time>\d\d:\d\d:\d\d)\.(?<fraction>\d{3,4})\] \[(?<depth>\d)\] ?(?<text>.*)$/s;

/** An entry from the line that begins it; null for a line that continues the one before. */
export const parseEntryLine = (line: string): SetupEntry | null => {
  const groups = entryLine.exec(line)?.groups;
  if (!groups) return null;
  const { month = '', day = '', year = '', time = '', fraction, depth, text = '' } = groups;
  const milliseconds = String(Number(fraction)).padStart(3, '0');
  return {
    logTime: `${year}-${month}-${day}T${time}.${milliseconds}`,
    depth: Number(depth),
    text,
  };
};

/** Milliseconds of a stamp on its own, unknown time zone; only differences mean anything. NaN when it is no date. */
export const stampMs = (logTime: string): number => Date.parse(`${logTime}Z`);

/** The fixed beginning of {@link startedProduct}'s line, for a search in bytes. */
export const startMarker = /Starting Microsoft Exchange Server /.source;
const startOfRun = /^Starting Microsoft Exchange Server (\d{4}|Subscription Edition) Setup/;

/** `2019` or `Subscription Edition` from the text that begins a run of Setup in the log; null for every other text. */
export const startedProduct = (text: string): string | null => startOfRun.exec(text)?.[1] ?? null;

/** Longest text of one entry that is kept. Stack traces are longer; their first lines say what they are about. */
const longestText = 8_192;
/** Of a line, so much is kept; nothing that Setup writes comes near it. */
const longestLine = 65_536;

export type EntryReader = {
  /** The whole entries that a piece of text completes. The last entry of a log stays open, because lines may follow. */
  readonly push: (text: string) => readonly SetupEntry[];
  /**
   * The open entry, which is closed by this: for a log that does not grow at the moment. A line that has only begun stays.
   * Lines without a stamp that follow later belong to no entry any more and are counted as dropped.
   */
  readonly settle: () => SetupEntry | null;
  /** Characters that are in no entry: of lines and entries that are too long, and of what belongs to no entry. */
  readonly droppedCharacters: () => number;
  /** Forgets what is open: another file begins. */
  readonly reset: () => void;
};

/** Puts entries together from text that comes in pieces of any size. Memory is bounded whatever comes. */
export const createEntryReader = (): EntryReader => {
  /** A line that has begun, up to {@link longestLine}. */
  let rest = '';
  let current: SetupEntry | null = null;
  /** The open entry is full; what continues it is dropped, lest a later line seem to follow an earlier one. */
  let full = false;
  let dropped = 0;

  const begin = (text: string): void => {
    const kept = text.slice(0, longestLine - rest.length);
    rest += kept;
    dropped += text.length - kept.length;
  };

  const takeLine = (line: string, done: SetupEntry[]): void => {
    const begun = parseEntryLine(line);
    if (begun !== null) {
      if (current !== null) done.push(current);
      current = { ...begun, text: begun.text.slice(0, longestText) };
      full = begun.text.length > longestText;
      dropped += begun.text.length - current.text.length;
      return;
    }
    full ||= current !== null && current.text.length + line.length + 1 > longestText;
    if (current === null || full) dropped += line.length;
    else current = { ...current, text: `${current.text}\n${line}` };
  };

  return {
    push: (text) => {
      const done: SetupEntry[] = [];
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        begin(text.slice(from, end));
        takeLine(rest.endsWith('\r') ? rest.slice(0, -1) : rest, done);
        rest = '';
        from = end + 1;
      }
      begin(text.slice(from));
      return done;
    },
    settle: () => {
      const open = current;
      current = null;
      return open;
    },
    droppedCharacters: () => dropped,
    reset: () => {
      rest = '';
      current = null;
    },
  };
};
