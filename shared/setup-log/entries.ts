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

/** Longest text of one entry that is kept. Stack traces are longer; their first lines say what they are about. */
const longestText = 8_192;
/** A line beyond this is cut off; nothing that Setup writes comes near it. */
const longestLine = 65_536;

export type EntryReader = {
  /** The whole entries that a piece of text completes. The last entry of a log stays open, because lines may follow. */
  readonly push: (text: string) => readonly SetupEntry[];
  /** The open entry as it stands; for a log that does not grow at the moment. */
  readonly open: () => SetupEntry | null;
  readonly droppedCharacters: () => number;
  /** Forgets everything: another file begins. */
  readonly reset: () => void;
};

/** Puts entries together from text that comes in pieces of any size. Memory is bounded whatever comes. */
export const createEntryReader = (): EntryReader => {
  let rest = '';
  let skipping = false;
  let current: SetupEntry | null = null;
  let dropped = 0;

  const takeLine = (line: string, done: SetupEntry[]): void => {
    const begun = parseEntryLine(line);
    if (begun !== null) {
      if (current !== null) done.push(current);
      current = { ...begun, text: begun.text.slice(0, longestText) };
      dropped += Math.max(0, begun.text.length - longestText);
    } else if (current === null) {
      dropped += line.length;
    } else if (current.text.length + line.length + 1 <= longestText) {
      current = { ...current, text: `${current.text}\n${line}` };
    } else {
      dropped += line.length;
    }
  };

  return {
    push: (text) => {
      const done: SetupEntry[] = [];
      let from = 0;
      for (;;) {
        const end = text.indexOf('\n', from);
        if (end < 0) break;
        const line = rest + text.slice(from, end);
        rest = '';
        from = end + 1;
        if (skipping) {
          skipping = false;
          dropped += line.length;
        } else takeLine(line.endsWith('\r') ? line.slice(0, -1) : line, done);
      }
      rest += text.slice(from);
      if (rest.length > longestLine) {
        // The beginning of an endless line is still worth reading; what follows up to its end is not.
        if (!skipping) takeLine(rest.slice(0, longestLine), done);
        dropped += rest.length;
        rest = '';
        skipping = true;
      }
      return done;
    },
    open: () => current,
    droppedCharacters: () => dropped,
    reset: () => {
      rest = '';
      skipping = false;
      current = null;
    },
  };
};
