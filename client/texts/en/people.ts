/** Who is in the class, and what a teacher may do about it. */
export const peopleTexts = {
  classPanel: 'The class',
  classPupils: 'Pupils',
} as const;
