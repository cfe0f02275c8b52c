import { isCommonWord, type Book } from './stand-ins.ts';

/** Whether a path lies in a folder of Windows or of Exchange, which every such server has. */
export const isOrdinaryPath = (path: string, installPath: string | null): boolean => {
  const lower = path.toLowerCase().replaceAll('/', '\\');
  const own = installPath?.toLowerCase().replaceAll('/', '\\') ?? null;
  return (
    /^(?:[a-z]:|%systemdrive%)\\(?:windows|exchangesetuplogs)(?:\\|$)/.test(lower) ||
    /^(?:%(?:systemroot|windir)%|\\systemroot)(?:\\|$)/.test(lower) ||
    /^[a-z]:\\(?:program files|programme)\\microsoft\\exchange server(?:\\|$)/.test(lower) ||
    (own !== null &&
      own.length > 3 &&
      (lower === own || lower.startsWith(own.replace(/\\*$/, '\\'))))
  );
};

/** Files that stand on many servers, and that a reader has to recognise. */
const knownFiles = /^(?:setup|exsetup|exsetupui|cu-preflight)\.exe$/i;
const isProgram = /\.(?:exe|com|bat|cmd|ps1|vbs|dll|jar|msi)$/i;

/** Learns a path outside those folders; its file name, by which texts call it, has the same stand-in. */
export const learnPath = (book: Book, path: string, installPath: string | null): void => {
  if (!/[\\/]/.test(path) || isOrdinaryPath(path, installPath)) return;
  const file = path.split(/[\\/]/).at(-1) ?? '';
  const standIn = book.standInOf(isProgram.test(file) ? 'PROGRAM' : 'PATH', path, 'anywhere');
  if (isProgram.test(file) && !knownFiles.test(file) && !isCommonWord(file))
    book.addSpelling(standIn, file, 'word');
};

const quotedPath = /"([a-z]:\\[^"<>|*?\r\n]+)"/gi;
const folders = String.raw`(?:[^\\/:*?"<>|\r\n]+\\)*`;
const barePath = new RegExp(
  String.raw`(?<![\p{L}\p{N}"])[a-z]:\\${folders}(?:[^\\/:*?"<>|\r\n,;]*?\.[\p{L}\p{N}]{1,8}(?![\p{L}\p{N}.])|[^\s\\/:*?"<>|,;()]*)`,
  'giu',
);

/** The paths in a text. */
export const pathsIn = (text: string): readonly string[] => [
  ...[...text.matchAll(quotedPath)].map(([, path = '']) => path),
  ...[...text.matchAll(barePath)].map(([path]) => path.replace(/[\s.)]+$/, '')),
];
