/** The same keys as the English texts, with other words: a missing or a strange key does not compile. */
export type TextsLike<English> = Readonly<Record<keyof English, string>>;
