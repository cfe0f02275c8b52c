import type { Texts } from '../../../shared/texts/texts.ts';

export type SetupChoice = {
  /** Drive or folder of the update's files as the operator typed it; empty: the folder in which the shell stands. */
  readonly folder: string;
  /** Whether Exchange may send diagnostic data: both switches accept the licence terms. */
  readonly sendsData: boolean;
};

/** Characters that a Windows path cannot have, and marks that would change what a shell reads. */
const notInPath = /[<>"|?*\p{Cc}\p{Cf}]/u;

/** Why a folder cannot be used in the command; null when it can. */
export const folderProblem = (folder: string, texts: Texts): string | null => {
  const mistake = mistakeIn(bare(folder));
  return mistake === null ? null : texts.say(`during.command.${mistake}`);
};

const mistakeIn = (path: string): 'bad-characters' | 'not-full' | null => {
  if (path === '') return null;
  if (notInPath.test(path)) return 'bad-characters';
  return /^([a-z]:(\\|$)|\\\\[^\\])/i.test(path) ? null : 'not-full';
};

/**
 * The command that updates Exchange, for PowerShell. The path is full or begins with `.\`: a bare `setup.exe` would run the copy in Exchange's own Bin folder, which may report success without having updated anything.
 */
export const setupCommand = ({ folder, sendsData }: SetupChoice): string => {
  const licence = `/IAcceptExchangeServerLicenseTerms_DiagnosticData${sendsData ? 'ON' : 'OFF'}`;
  return `${programOf(folder)} ${licence} /Mode:Upgrade`;
};

const bare = (folder: string): string => folder.trim().replace(/^"(.*)"$/, '$1');

/** PowerShell takes each of these for a single quotation mark; doubled, it stands for itself. */
const quotes = /['‘’‚‛]/g;

const programOf = (folder: string): string => {
  const path = bare(folder).replace(/\\+$/, '');
  if (path === '' || mistakeIn(bare(folder)) !== null) return '.\\Setup.exe';
  const program = `${path}\\Setup.exe`;
  // Quoted as one word, and called: PowerShell would print a quoted path instead of running it.
  return /^[\w.:\\-]+$/.test(program) ? program : `& '${program.replace(quotes, '$&$&')}'`;
};
