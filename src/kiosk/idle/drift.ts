/** Pixels by which the picture is shifted, step after step, so that no edge burns into a screen that shows it for years. */
const STEPS = [
  [0, 0],
  [4, 2],
  [7, 5],
  [3, 7],
  [-2, 4],
  [-6, 1],
  [-4, -3],
  [1, -5],
] as const;

/** The shift of a step as a CSS transform. It changes with the picture only, never by itself. */
export function driftOf(step: number): string {
  const [x, y] = STEPS[step % STEPS.length] ?? [0, 0];
  return `translate(${x}px, ${y}px)`;
}
