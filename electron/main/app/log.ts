import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The program's own log. Writing never throws: a full disk must not end a run. */
export type Log = {
  /** `about` is one word: who speaks. Texts from outside become one line each. */
  readonly write: (about: string, text: string) => void;
  /** Writes down something that nobody expected, and answers with the number under which it stands there. */
  readonly unexpected: (about: string, thrown: unknown) => string;
  readonly path: string;
};

const mostBytes = 5 * 1024 * 1024;
const name = 'cu-preflight.log';
const earlier = 'cu-preflight.earlier.log';

/** Opens a fresh log in the folder; that of the time before is kept beside it, older ones are not. */
export const openLog = (folder: string): Log => {
  const path = join(folder, name);
  let count = 0;
  const turnOver = (): void => {
    rmSync(join(folder, earlier), { force: true });
    renameSync(path, join(folder, earlier));
  };
  quietly(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  quietly(turnOver);
  const write = (about: string, text: string): void =>
    quietly(() => {
      // oxlint-disable-next-line no-control-regex -- these are what must not reach a log viewer
      const line = text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f\u2028-\u202e]/g, ' ');
      const indented = line.replaceAll('\n', '\n    ');
      appendFileSync(path, `${new Date().toISOString()} ${about}: ${indented}\n`, { mode: 0o600 });
      if (statSync(path).size > mostBytes) turnOver();
    });
  return {
    write,
    unexpected: (about, thrown) => {
      count += 1;
      const id = `${process.pid}-${count}`;
      const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
      write(about, `unexpected ${id}: ${text}`);
      return id;
    },
    path,
  };
};

const quietly = (work: () => void): void => {
  try {
    work();
  } catch {
    // There is no better place to write it to.
  }
};
