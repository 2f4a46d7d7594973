/**
 * The shape that every other language must fill: the keys of the Vietnamese locale. Vietnamese has one plural form
 * (`…_other`); a language with more adds `…_one` beside it.
 */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
} & { readonly [plural: `${string}_one`]: string };
