/** Where the names of the steps have no room beside the page: a console of 800 × 600, or a window made small. */
export const narrow = '@media (max-width: 900px)';
