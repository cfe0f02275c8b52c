/** Where a key leads in a list of `length` lines; null for keys that do not move. */
export const keyTarget = (key: string, index: number, length: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return Math.min(length - 1, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
};
