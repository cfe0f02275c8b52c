/** Where the names of the steps have no room beside the page: a console of 800 × 600, or a window made small. */
export const narrow = '@media (max-width: 900px)';

/** What is left of a small window at twice the size of text. */
export const tight = '@media (max-width: 700px)';
