import { isWizardAddress } from './addresses.ts';

/** What is looked at of an IPC event: of Electron's own type, the part that decides. */
export type Caller = {
  readonly sender: { readonly id: number };
  /** The frame that called; null if it is gone already. */
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};

/** Whether a call comes from the main frame of a window of ours that shows our own page. Whatever cannot be found out is a no. */
export const isTrustedCaller = (
  { sender, senderFrame }: Caller,
  isOurWindow: (id: number) => boolean,
): boolean => {
  try {
    return (
      isOurWindow(sender.id) &&
      senderFrame !== null &&
      senderFrame.parent === null &&
      isWizardAddress(senderFrame.url)
    );
  } catch {
    // A frame that is being torn down throws when it is looked at.
    return false;
  }
};
