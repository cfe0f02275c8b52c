import { html, plain, type Html } from './markup.ts';

/**
 * Shapes that stand beside words. They differ in outline and in filling, so that a grey copy shows the same as the screen.
 *
 * Drawn in a square of 24 units.
 */
const drawings = {
  tick: '<circle cx="12" cy="12" r="10" class="o"/><path d="M7 12.5l3.5 3.5L17 8.5" class="l"/>',
  cross:
    '<path d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z" class="f"/><path d="M8 8l8 8M16 8l-8 8" class="n"/>',
  triangle:
    '<path d="M12 2.5L22.5 21h-21z" class="o"/><path d="M12 9v6" class="l"/><circle cx="12" cy="18" r="1.3" class="d"/>',
  question:
    '<rect x="2.5" y="2.5" width="19" height="19" class="o" stroke-dasharray="3.2 2"/><path d="M9 9.2c0-3.8 6-3.8 6-.2 0 2.2-3 2.3-3 5" class="l"/><circle cx="12" cy="17.4" r="1.3" class="d"/>',
  dash: '<circle cx="12" cy="12" r="10" class="o"/><path d="M7.5 12h9" class="l"/>',
  half: '<circle cx="12" cy="12" r="10" class="o"/><path d="M12 2a10 10 0 0 1 0 20z" class="d"/>',
  shield:
    '<path d="M12 2l8.5 3v6.5c0 5-3.4 8.6-8.5 10.5-5.1-1.9-8.5-5.5-8.5-10.5V5z" class="o"/><path d="M8 12l3 3 5.5-6" class="l"/>',
  bar: '<circle cx="12" cy="12" r="10" class="f"/><path d="M6.5 12h11" class="n"/>',
} as const;
export type Shape = keyof typeof drawings;

/** The drawings, once per page; {@link icon} refers to them. */
export const shapeSheet = (): Html => ({
  markup: `<svg width="0" height="0" class="sheet" aria-hidden="true">${Object.entries(drawings)
    .map(([name, drawing]) => `<symbol id="shape-${name}" viewBox="0 0 24 24">${drawing}</symbol>`)
    .join('')}</svg>`,
});

/** A shape in a line of text. The word beside it says the same, so it is hidden from screen readers. */
export const icon = (shape: Shape): Html =>
  html`<svg class="icon" aria-hidden="true"><use href="#shape-${plain(shape)}" /></svg>`;

/** A shape at a place of a drawing, `size` units wide, centred on `x` and `y`. */
export const iconAt = (shape: Shape, x: number, y: number, size: number): Html =>
  html`<use
    href="#shape-${plain(shape)}"
    x="${x - size / 2}"
    y="${y - size / 2}"
    width="${size}"
    height="${size}"
  />`;
