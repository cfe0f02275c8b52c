/** Exit codes of the helper process that starts the agent elevated (`agent --elevate`). */
export const elevateExits = {
  /** Windows has started the program with an administrator's rights. */
  started: 0,
  /** Nothing was started: this process has these rights already, and so will its children. */
  alreadyElevated: 3,
  /** The user said no. */
  refused: 5,
  failed: 70,
} as const;
