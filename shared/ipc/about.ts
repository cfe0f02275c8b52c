/** What a window knows from its first moment; it stands on the command line of its process, so that the first picture waits for no answer. */
export type About = {
  /** This machine can be examined (it runs Windows), or an agent was named on the command line. */
  readonly localTarget: boolean;
  /** The account that runs the program, as a proposal for the name in the journal; empty where it has none. */
  readonly operator: string;
};

/** Of a window about which nothing is known. */
export const nothingAbout: About = { localTarget: false, operator: '' };

const mark = '--cu-preflight-about=';

export const aboutArgument = ({ localTarget, operator }: About): string =>
  `${mark}${Number(localTarget)}${encodeURIComponent(operator)}`;

/** Reads it from the arguments of the process; nothing where it is missing. */
export const readAbout = (args: readonly string[]): About => {
  const text = args.find((argument) => argument.startsWith(mark))?.slice(mark.length);
  return text === undefined
    ? nothingAbout
    : { localTarget: text.startsWith('1'), operator: decodeURIComponent(text.slice(1)) };
};
